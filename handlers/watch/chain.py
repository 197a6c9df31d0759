"""Whom an alarm reaches: those on duty; when none of them takes it all coordinators; then admins too.

Nobody is reached who must not hear of its seeker, who pressed themselves, or who cannot be reached at all.
"""

from __future__ import annotations

from datetime import timedelta

from db.records import Alarm, Case, Staff
from handlers.desk import Desk
from handlers.watch import roster

AGAIN_AFTER = timedelta(minutes=10)
"""Without anybody on it, an alarm goes one step further, and whoever pressed hears so."""

LAST = 2
"""The step at which there is nobody further to reach."""


def reached(desk: Desk, case: Case, alarm: Alarm) -> list[Staff]:
    """Everybody this alarm has reached at its step. A step at which nobody is there is the next one."""
    return next(
        (there for step in range(alarm.step, LAST + 1) if (there := _at(desk, case, alarm, step))), []
    )


def _at(desk: Desk, case: Case, alarm: Alarm, step: int) -> list[Staff]:
    seeker = desk.work.seekers.get(case.seeker_id)
    barred = {alarm.by, *(seeker.barred if seeker else ())}
    watching = {one.id for one in roster.watching(desk)}
    everyone = [one for one in desk.work.staff.everyone() if one.id not in barred and not one.unreachable]
    return [one for one in everyone if _belongs(one, step, on_duty=one.id in watching)]


def _belongs(member: Staff, step: int, *, on_duty: bool) -> bool:
    leads = "coordinator" in member.roles
    return (on_duty, leads, leads or "admin" in member.roles)[step]
