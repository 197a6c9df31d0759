"""Those who have waited long for somebody hear an honest word."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.records import Case
from handlers import rounds
from handlers.desk import Desk
from handlers.match import waits
from handlers.seeker import waiting

FIRST_AFTER = timedelta(hours=4)
"""Of open time, until the first word."""
NEXT_AFTER = timedelta(days=1)


def remind_waiting(desk: Desk) -> None:
    """After some hours, then once a day at most, and never when the line is closed."""
    if desk.line.hours.is_open(desk.now):
        rounds.one_by_one(desk, rounds.cases(desk, "waiting"), _remind)


def _remind(desk: Desk, case: Case) -> None:
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker and not seeker.unreachable and _is_due(desk, case):
        desk.work.cases.save(replace(case, nudged_at=desk.now))
        waiting.takes_long(desk, seeker, case)


def _is_due(desk: Desk, case: Case) -> bool:
    """A word said while the case waited for an earlier confidant does not count."""
    since = waits.since(case)
    if case.nudged_at and case.nudged_at >= since:
        return desk.now - case.nudged_at >= NEXT_AFTER
    return desk.line.hours.open_time(since, desk.now) >= FIRST_AFTER
