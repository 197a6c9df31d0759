"""Cases that have slept long enough."""

from __future__ import annotations

from datetime import datetime

from db.records import Case
from handlers import rounds
from handlers.clock import sleeping
from handlers.desk import Desk


def wake_sleepers(desk: Desk) -> None:
    """Their time is over, and the line is open: nobody is woken at night."""
    if desk.line.hours.is_open(desk.now):
        over = (case for case in rounds.due(desk, "open") if _is_over(desk, case))
        rounds.one_by_one(desk, over, sleeping.wake)


def due(case: Case) -> datetime | None:
    """Until when a case sleeps."""
    return case.asleep_until


def _is_over(desk: Desk, case: Case) -> bool:
    return case.asleep_until is not None and case.asleep_until <= desk.now
