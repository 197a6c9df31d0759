"""How far the letters that show an entry have come, on their way to the other side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from db import tables
from db.letters import BotName, EntryRef
from db.prepared import one_of
from db.scope import Scope

_t = tables.outbox.c
_OF_ENTRY = (
    select(_t.bot, _t.state, _t.made_at, _t.reason, _t.assignment_id)
    .where(_t.entry_case == bindparam("case"), _t.entry_seq == bindparam("nr"), _t.what == "send")
    .order_by(_t.id)
)
_LATE = (
    select(_t.entry_case, _t.entry_seq, _t.bot, _t.made_at, _t.reason)
    .where(
        one_of(_t.state, "waiting", "sending"),
        _t.what == "send",
        _t.entry_seq > 0,
        _t.made_at < bindparam("before"),
    )
    .order_by(_t.id)
    .limit(bindparam("most"))
)


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


class Delivery:
    """Looks into the outbox. A letter is forgotten some days after it was settled."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def of(self, entry: EntryRef) -> list[Way]:
        """Every letter that shows an entry, oldest first."""
        rows = self._scope.all(_OF_ENTRY, {"case": entry.case_id, "nr": entry.seq})
        return [Way(entry, row.bot, row.made_at, row.state, row.reason, row.assignment_id) for row in rows]

    def late(self, before: datetime, most: int) -> list[Way]:
        """What was put in the outbox before this moment and is still to be sent; the oldest so many."""
        rows = self._scope.all(_LATE, {"before": before, "most": most})
        return [
            Way(EntryRef(row.entry_case, row.entry_seq), row.bot, row.made_at, "waiting", row.reason)
            for row in rows
        ]
