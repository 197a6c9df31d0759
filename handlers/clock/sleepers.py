"""Cases that have slept long enough."""

from __future__ import annotations

from db.records import Case
from handlers import rounds
from handlers.clock import sleeping
from handlers.desk import Desk


def wake_sleepers(desk: Desk) -> None:
    """Their time is over, and the line is open: nobody is woken at night."""
    if desk.line.hours.is_open(desk.now):
        rounds.one_by_one(desk, rounds.cases(desk, "open"), _wake)


def _wake(desk: Desk, case: Case) -> None:
    if case.asleep_until and case.asleep_until <= desk.now:
        sleeping.wake(desk, case)
