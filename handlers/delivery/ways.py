"""How far something that was said has come: one answer, for whoever asks and for what is said unasked.

What the other side keeps back by their own choice counts as there: behind a neutral line or a PIN it is
in their hands, and that they have one is theirs to tell.
"""

from __future__ import annotations

from typing import Literal

from db.delivery import Way
from db.letters import EntryRef
from db.records import Case, Entry
from handlers import albums
from handlers.company import present as company
from handlers.desk import Desk

Progress = Literal["there", "coming", "kept", "failed", "taken_out"]
"""With the other side; on its way; kept until somebody takes it; not arrived; reported and taken out."""

THERE = ("sent", "held", "withheld")
"""The outbox's words for a letter that is in the other side's hands."""
COMING = ("waiting", "sending")


def progress(desk: Desk, case: Case, entry: Entry) -> Progress:
    """How far an entry has come. Its letters are forgotten after some days; what failed stays noted."""
    if entry.withheld:
        return "taken_out"
    states = {way.state for way in letters(desk, case, entry)}
    if states.intersection(THERE):
        return "there"
    if states.intersection(COMING):
        return "coming"
    if entry.missed:
        return "failed"
    if case.state == "waiting" or waits_to_be_asked_for(case, entry):
        return "kept"
    return "failed" if states else "there"


def letters(desk: Desk, case: Case, entry: Entry) -> list[Way]:
    """The letters that bring an entry to the side it is for; an album's items share one."""
    refs = [EntryRef(case.id, one.seq) for one in albums.of(desk, case, entry)]
    ways = [way for ref in refs for way in desk.work.delivery.of(ref)]
    beside = _beside(desk, case) if entry.side == "seeker" else ()
    return [way for way in ways if is_for(entry, way.bot) and way.assignment_id not in beside]


def is_for(entry: Entry, bot: str) -> bool:
    """Whether letters by this bot bring an entry to whom it is for, and are no copy for a colleague."""
    return entry.side == "confidant" if bot == "seeker" else entry.side in ("seeker", "aside")


def is_colleagues(desk: Desk, case: Case, entry: Entry, assignment_id: str | None) -> bool:
    """Whether a letter brings a seeker's words to somebody who only joined the one whose case it is."""
    return entry.side == "seeker" and assignment_id in _beside(desk, case)


def _beside(desk: Desk, case: Case) -> tuple[str, ...]:
    return tuple(one.held.id for one in company.of(desk, case.id) if one.held.part == "beside")


def waits_to_be_asked_for(case: Case, entry: Entry) -> bool:
    """Whether a seeker's words stand in the transcript only, because there were very many at once."""
    return entry.side == "seeker" and 0 < case.unshown <= entry.seq
