"""How far the letters that show an entry have come, on their way to the other side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import and_, bindparam, or_, select

from db import tables
from db.letters import BOTS, BotName, EntryRef
from db.prepared import one_of
from db.scope import Row, Scope

Wait = Literal["telegram", "queue", "line"]
"""What a late letter waits for: for Telegram, which took the one in front several times badly or not at
all; for others before it in its chat; or for the line itself, which has not got round to it.
"""

_t = tables.outbox.c
_front = tables.outbox.alias("front")
_OF_ENTRY = (
    select(_t.bot, _t.state, _t.made_at, _t.reason, _t.assignment_id)
    .where(_t.entry_case == bindparam("case"), _t.entry_seq == bindparam("nr"), _t.what == "send")
    .order_by(_t.id)
)
_LATE = (
    select(
        _t.id,
        _t.entry_case,
        _t.entry_seq,
        _t.bot,
        _t.made_at,
        _t.assignment_id,
        _front.c.id.label("front"),
        _front.c.tries,
    )
    .join(_front, and_(_front.c.lane == _t.lane, _front.c.place < tables.BEHIND))
    .where(
        one_of(_t.bot, *BOTS),
        one_of(_t.state, "waiting", "sending"),
        _t.what == "send",
        _t.entry_seq > 0,
        _t.made_at < bindparam("before"),
        or_(_front.c.reason != "unreachable", _front.c.state == "sending"),
    )
    .order_by(_t.id)
    .limit(bindparam("most"))
)
"""Where somebody cannot be reached only the letter in front says so; all behind it rest with it."""


@dataclass(frozen=True, slots=True)
class Way:
    """One letter that shows an entry: by which bot, since when, and how far it is.

    `state` is the outbox's word for that, `reason` why it is still there or will never go.
    """

    entry: EntryRef
    bot: BotName
    made_at: datetime
    state: str
    reason: str = ""
    assignment_id: str | None = None


@dataclass(frozen=True, slots=True)
class Late:
    """A letter that shows an entry and has been waiting for long, and for what it waits."""

    entry: EntryRef
    bot: BotName
    made_at: datetime
    waits_for: Wait
    assignment_id: str | None = None


class Delivery:
    """Looks into the outbox. A letter is forgotten some days after it was settled."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def of(self, entry: EntryRef) -> list[Way]:
        """Every letter that shows an entry, oldest first."""
        rows = self._scope.all(_OF_ENTRY, {"case": entry.case_id, "nr": entry.seq})
        return [Way(entry, row.bot, row.made_at, row.state, row.reason, row.assignment_id) for row in rows]

    def late(self, before: datetime, most: int) -> list[Late]:
        """What was put in the outbox before this moment and is still to be sent; the oldest so many.

        What is for somebody who cannot be reached is not late: it rests until they are back.
        """
        rows = self._scope.all(_LATE, {"before": before, "most": most})
        return [
            Late(
                EntryRef(row.entry_case, row.entry_seq), row.bot, row.made_at, _waits(row), row.assignment_id
            )
            for row in rows
        ]


def _waits(row: Row) -> Wait:
    if row.tries > 0:
        return "telegram"
    return "queue" if row.front != row.id else "line"
