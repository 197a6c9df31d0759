"""Somebody has written in an open case: whose turn it is changes. Without a change nothing is saved."""

from __future__ import annotations

from db.records import Assignment, Case
from handlers.clock import sleeping, turns
from handlers.desk import Desk


def seeker_wrote(desk: Desk, case: Case, held: Assignment) -> None:
    """The seeker has written: the case is awake, and it is the confidant's turn."""
    if case.state != "open":
        return
    if case.asleep_until:
        sleeping.woken(desk, case)
    elif turns.turn(case, held).whose != "confidant":
        desk.work.cases.save(turns.given(desk, case, "confidant"))


def confidant_wrote(desk: Desk, case: Case, held: Assignment) -> None:
    """A confidant has written: it is the seeker's turn."""
    if turns.turn(case, held).whose != "seeker":
        desk.work.cases.save(turns.given(desk, case, "seeker"))
