"""When a meeting is again: each week, or each month on the same day of the week."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Every = Literal["week", "month"]
Moments = Iterator[datetime]


def later(first: datetime, every: Every, times: int, zone: ZoneInfo) -> Moments:
    """The moments after the first one, in UTC; always at the same hour by the clock in `zone`."""
    here = first.astimezone(zone)
    for number in range(1, times + 1):
        day = here.date() + timedelta(weeks=number) if every == "week" else _month(here.date(), number)
        yield datetime.combine(day, here.time(), zone).astimezone(UTC)


def _month(day: date, number: int) -> date:
    """The second Tuesday stays the second Tuesday; a fifth becomes the last where there is none."""
    months = day.year * 12 + day.month - 1 + number
    year, month = divmod(months, 12)
    month += 1
    first_weekday, length = monthrange(year, month)
    first = 1 + (day.weekday() - first_weekday) % 7
    wanted = first + 7 * ((day.day - 1) // 7)
    return date(year, month, wanted if wanted <= length else wanted - 7)
