"""How much lies where, and since when: counts without anything of anybody in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from db import tables
from db.letters import BOTS
from db.prepared import Statement, one_of
from db.scope import Scope

Counts = dict[tuple[str, ...], int]

_in, _out, _cases, _offers = tables.inbox.c, tables.outbox.c, tables.cases.c, tables.offers.c
_front = tables.outbox.alias("front")
_INBOX = select(_in.bot, _in.state, func.count()).group_by(_in.bot, _in.state)
_OUTBOX = select(_out.bot, _out.state, func.count()).group_by(_out.bot, _out.state)
_CASES = select(_cases.state, func.count()).group_by(_cases.state)
_OFFERS = select(_offers.state, func.count()).group_by(_offers.state)
_LOST = select(func.count()).where(_out.repeat)
_IN_FIRST = (
    select(_in.received_at).where(one_of(_in.state, "carrying", "ready")).order_by(_in.received_at).limit(1)
)
_OUT_FIRST = (
    select(_out.made_at)
    .join(_front, and_(_front.c.lane == _out.lane, _front.c.place < tables.BEHIND))
    .where(
        one_of(_out.bot, *BOTS),
        one_of(_out.state, "waiting", "sending"),
        _out.what == "send",
        or_(_front.c.reason != "unreachable", _front.c.state == "sending"),
    )
    .order_by(_out.made_at)
    .limit(1)
)
"""What is for somebody who cannot be reached rests, and is not late (as in `db/delivery.py`)."""


@dataclass(frozen=True, slots=True)
class Oldest:
    """Since when the oldest message is there: not handled yet, and not sent yet. None: none waits."""

    coming: datetime | None
    going: datetime | None


class Figures:
    """Looks into the tables' plain columns; opens nothing."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def inbox(self) -> Counts:
        """Updates by bot and state."""
        return self._counts(_INBOX)

    def outbox(self) -> Counts:
        """Letters by bot and state, settled ones of the last days too."""
        return self._counts(_OUTBOX)

    def cases(self) -> Counts:
        """Cases by state."""
        return self._counts(_CASES)

    def offers(self) -> Counts:
        """Offers by state: accepted ones are matches."""
        return self._counts(_OFFERS)

    def possible_repeats(self) -> int:
        """Letters of the last days that were, or may be, sent a second time."""
        row = self._scope.one(_LOST)
        return int(row[0]) if row else 0

    def oldest(self) -> Oldest:
        """Since when messages wait."""
        coming, going = self._scope.one(_IN_FIRST), self._scope.one(_OUT_FIRST)
        return Oldest(coming.received_at if coming else None, going.made_at if going else None)

    def _counts(self, statement: Statement) -> Counts:
        return {tuple(map(str, row[:-1])): int(row[-1]) for row in self._scope.all(statement)}
