"""The line's opening hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HORIZON_DAYS = 60
"""A line that opens no sooner than this is closed for good, as far as anybody can be told."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Open every day from `opens` to `closes`, local time in `zone`, which may pass midnight; the
    whole day round when both are the same. `closed` are days off. What is open past midnight
    belongs to the day on which it opened: on New Year's Day off, New Year's Eve still ends late.
    """

    opens: time
    closes: time
    zone: ZoneInfo
    closed: frozenset[date] = frozenset()

    def is_open(self, now: datetime) -> bool:
        """Whether the line is open at an aware moment."""
        today = now.astimezone(self.zone).date()
        return any(
            start <= now.astimezone(UTC) < end for start, end in self._spells(today - timedelta(days=1), 2)
        )

    def next_opening(self, now: datetime) -> datetime | None:
        """When the line is open next, in local time: `now` when it is open then, None when it is
        closed for all of `HORIZON_DAYS`.
        """
        here = now.astimezone(self.zone)
        if self.is_open(now):
            return here
        starts = (start for start, _ in self._spells(here.date(), HORIZON_DAYS))
        opens = next((start for start in starts if start > now.astimezone(UTC)), None)
        return opens and opens.astimezone(self.zone)

    def open_time(self, since: datetime, until: datetime) -> timedelta:
        """How much of the time between two aware moments the line is open; nothing when `until` is
        the earlier one.
        """
        first, last = (moment.astimezone(self.zone).date() for moment in (since, until))
        since, until = since.astimezone(UTC), until.astimezone(UTC)
        spells = self._spells(first - timedelta(days=1), (last - first).days + 2)
        parts = (min(end, until) - max(start, since) for start, end in spells)
        return sum((part for part in parts if part > timedelta()), timedelta())

    def _spells(self, first: date, days: int) -> Iterator[tuple[datetime, datetime]]:
        """From when to when it is open, in UTC, for each day of these that is no day off."""
        for day in (first + timedelta(days=ahead) for ahead in range(days)):
            if day not in self.closed:
                ends = day if self.opens < self.closes else day + timedelta(days=1)
                start, end = self._moment(day, self.opens), self._moment(ends, self.closes)
                if start < end:  # hours that the clock skips in spring may leave nothing
                    yield start, end

    def _moment(self, day: date, hour: time) -> datetime:
        """In UTC, so that moments compare rightly. Of an hour that comes twice it is the first."""
        return datetime.combine(day, hour, tzinfo=self.zone).astimezone(UTC)
