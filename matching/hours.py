"""When a confidant can be asked: weekly hours, days away, a pause. All of it in local time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = ("night", "morning", "afternoon", "evening")
"""Parts of a day, a quarter of it each: from 0, 6, 12 and 18 hours."""

PART_HOURS = 24 // len(PARTS)

SLOTS = tuple(f"{day}.{part}" for day in DAYS for part in PARTS)
"""All codes, such as "mon.evening", from Monday's night to Sunday's evening."""

HORIZON = timedelta(days=60)
"""Looking further ahead would promise what nobody knows."""


class Away(NamedTuple):
    """Days on which somebody is not there, the first and the last included."""

    first: date
    last: date


def slot(local: datetime) -> str:
    """The code of the part of the week in which a local moment lies."""
    return f"{DAYS[local.weekday()]}.{PARTS[local.hour // PART_HOURS]}"


def is_available(
    hours: Collection[str], away: Collection[Away], paused_until: datetime | None, local_now: datetime
) -> bool:
    """Whether somebody can be asked at `local_now`, an aware datetime in their time zone.

    `hours` are codes of `SLOTS`; none means always. At the very moment `paused_until` the pause is over.
    """
    # Moments are compared in UTC: two of one time zone would be compared by the clock on the wall,
    # which in autumn shows an hour twice.
    if paused_until and local_now.astimezone(UTC) < paused_until.astimezone(UTC):
        return False
    today = local_now.date()
    if any(first <= today <= last for first, last in away):
        return False
    return not hours or slot(local_now) in hours


def next_available(
    hours: Collection[str], away: Collection[Away], paused_until: datetime | None, local_now: datetime
) -> datetime | None:
    """The first local moment from `local_now` on at which somebody can be asked: that moment itself
    when they can be asked then, None when there is none within `HORIZON`.
    """
    moments = sorted(_turns(paused_until, local_now), key=lambda moment: moment.astimezone(UTC))
    return next((one for one in moments if is_available(hours, away, paused_until, one)), None)


def _turns(paused_until: datetime | None, local_now: datetime) -> Iterator[datetime]:
    """Now, and every later moment within the horizon at which somebody may become available."""
    now = local_now.astimezone(UTC)
    later = (*_part_starts(local_now), *((paused_until,) if paused_until else ()))
    yield local_now
    for moment in later:
        if now < moment.astimezone(UTC) <= now + HORIZON:
            yield moment.astimezone(local_now.tzinfo)


def _part_starts(local_now: datetime) -> Iterator[datetime]:
    for days in range(HORIZON.days + 2):
        day = local_now.date() + timedelta(days=days)
        for part in range(len(PARTS)):
            # Through UTC, so that an hour the clock skips in spring becomes the one it skips to.
            start = datetime.combine(day, time(part * PART_HOURS), tzinfo=local_now.tzinfo)
            yield start.astimezone(UTC).astimezone(local_now.tzinfo)
