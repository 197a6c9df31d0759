"""Days as people type them: 14-12, 14/12/2026 or 2026-12-14."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from handlers.desk import Desk

AHEAD = timedelta(days=366)
"""How far ahead a day may lie; further is more likely a slip."""

_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}))?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


def today(desk: Desk) -> date:
    """The day it is where the line is."""
    return desk.now.astimezone(desk.line.zone).date()


def start_of(desk: Desk, day: date) -> datetime:
    """The moment a day begins where the line is, in UTC."""
    local = datetime(day.year, day.month, day.day, tzinfo=desk.line.zone)
    return local.astimezone(desk.now.tzinfo)


def read(given: str, earliest: date) -> date | None:
    """The first such day that is not before `earliest`; None when it is none, or over a year away."""
    if found := _YEAR_FIRST.fullmatch(given):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(given):
        day, month = int(found[1]), int(found[2])
        year = int(found[3]) if found[3] else _next_year_of(month, day, earliest)
    else:
        return None
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return made if earliest <= made <= earliest + AHEAD else None


def _next_year_of(month: int, day: int, earliest: date) -> int:
    return earliest.year + ((month, day) < (earliest.month, earliest.day))
