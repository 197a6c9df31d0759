"""What the courier may send now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Select, bindparam, select, update

from db import tables
from db.errors import StoreError
from db.letters import BOTS, BotName, EntryRef
from db.letterseal import unseal_letter
from db.records import Consignment
from db.scope import Row
from db.settling import Settling

FLEETING_LIFE = timedelta(seconds=10)
"""How long the answer to a press, or a sign of typing, is worth sending (about what Telegram waits)."""

TAKES_AWAY = ("remove", "delete_topic")
"""Letters that only take something away go out even when their assignment has ended."""

_t = tables.outbox.c
_a = tables.assignments.c
_DUE = (
    select(
        tables.outbox,
        _a.id.label("assigned"),
        _a.until.label("ended"),
    )
    .select_from(tables.outbox.outerjoin(tables.assignments, _a.id == _t.assignment_id))
    .where(_t.bot == bindparam("of_bot"), _t.state == "waiting", _t.due_at <= bindparam("now"))
    .order_by(_t.place, _t.id)
    .limit(bindparam("most"))
)
_URGENT = _DUE.where(_t.place == tables.PRESSING)
_TURNS = _DUE.where(_t.place >= tables.FLEETING, _t.place <= tables.NEXT)
_SEND = update(tables.outbox).where(_t.id == bindparam("letter")).values(state="sending")


class Claiming(Settling):
    """Hands out letters: in each chat the oldest only, and never one whose turn has passed."""

    def claim(
        self,
        limit: int,
        served: Collection[BotName] = BOTS,
        *,
        urgent: int | None = None,
        others: int | None = None,
    ) -> list[Consignment]:
        """Up to `limit` letters of these bots to send now, marked `sending`; commit before sending them.

        First those of chats where something `urgent` waits, at most so many; then, at most so many, `others`.
        Drops those whose assignment has ended and fleeting ones that are too old. One that
        cannot be opened is refused, and the line goes on.
        """
        first = self._claimed(_URGENT, limit if urgent is None else min(limit, urgent), served)
        left = limit - len(first)
        return first + self._claimed(_TURNS, left if others is None else min(left, others), served)

    def _claimed(self, turns: Select[Any], limit: int, served: Collection[BotName]) -> list[Consignment]:
        claimed: list[Consignment] = []
        while len(claimed) < limit:
            most = limit - len(claimed)
            rows = self._due(turns, most, served)
            ready = self._sorted_out(rows)
            self._scope.do_each(_SEND, [{"letter": each.id} for each in ready])
            claimed += ready
            if len(ready) == len(rows):
                break
        return claimed

    def _due(self, turns: Select[Any], most: int, served: Collection[BotName]) -> list[Row]:
        """The first of each bot, and of those the first of all: none is looked at that others serve."""
        values = {"now": self._scope.now, "most": most}
        rows = [row for bot in served for row in self._scope.all(turns, {**values, "of_bot": bot})]
        return sorted(rows, key=lambda row: (row.place, row.id))[:most]

    def resolve(self, letter: Consignment, entry: EntryRef) -> int | None:
        """The newest message in the letter's chat that shows an entry."""
        shown = self._messages.shown_at(letter.bot, letter.chat_id, entry)
        return shown[-1] if shown else None

    def _sorted_out(self, rows: Sequence[Row]) -> list[Consignment]:
        ready = []
        for row in rows:
            if self._is_past(row):
                self._settle(row, "dropped", "late" if row.place == tables.FLEETING else "moved on")
                continue
            try:
                ready.append(self._opened(row))
            except StoreError as error:
                self._settle(row, "refused", type(error).__name__)
        return ready

    def _is_past(self, row: Row) -> bool:
        if row.place == tables.FLEETING:
            return cast("bool", row.made_at + FLEETING_LIFE < self._scope.now)
        if row.assignment_id is None or row.what in TAKES_AWAY:
            return False
        return row.assigned is None or row.ended is not None

    def _opened(self, row: Row) -> Consignment:
        chat_id, payload = unseal_letter(
            self._keychain.of(row.case_id) if row.under_case else self._scope.vault.field,
            row.id,
            row.payload,
            bot=row.bot,
            case=row.case_id,
            assignment=row.assignment_id,
            in_topic=row.in_topic,
        )
        return Consignment(
            id=row.id,
            bot=row.bot,
            chat_id=chat_id,
            payload=payload.decode(),
            case_id=row.case_id,
            assignment_id=row.assignment_id,
            thread_id=self._thread(row),
            repeat=row.repeat,
            tries=row.tries,
            done=tuple(int(each) for each in row.done.split()),
            urgent=row.place == tables.PRESSING,
        )

    def _thread(self, row: Row) -> int | None:
        wanted = row.in_topic or row.what == "delete_topic"
        return self._assignments.thread_of(row.assignment_id) if wanted and row.assigned else None
