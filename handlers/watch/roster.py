"""Who is on duty: coordinators by their weekly hours, or for some hours because they said so."""

from __future__ import annotations

from datetime import date, datetime

from db.records import Staff
from handlers import coordinators
from handlers.desk import Desk
from matching.hours import Away, is_available, slot


def watching(desk: Desk) -> list[Staff]:
    """The coordinators on duty who can be reached, whoever said so themselves first."""
    there = [one for one in coordinators.answering(desk) if is_watching(desk, one)]
    return sorted(there, key=lambda one: (one.watch_until is None, one.id))


def is_watching(desk: Desk, member: Staff) -> bool:
    """Whether a coordinator is on duty now. A word of their own counts more than their weekly hours."""
    if member.unreachable:
        return False
    if member.watch_until is not None and member.watch_until > desk.now:
        return True
    here = desk.now.astimezone(desk.line.zone)
    return slot(here) in member.watch and not _is_off(desk, member, here)


def _is_off(desk: Desk, member: Staff, here: datetime) -> bool:
    if member.watch_off is not None and member.watch_off > desk.now:
        return True
    away = [Away(date.fromisoformat(first), date.fromisoformat(last)) for first, last in member.away]
    return not is_available((), away, member.paused_until, here)
