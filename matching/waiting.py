"""How long a case may have to wait, said only when enough is known to say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from matching.queue import Waiting, in_turn

FEWEST = 5
"""With fewer waits than these nothing is told: one odd evening would decide it. A default."""

RECENT = timedelta(days=30)
"""Older waits say little about the confidants of today. A default."""

LIKELY, NEARLY_ALL = 0.5, 0.8
"""The ends of the band: half are matched by the one, four in five by the other. A band rather than
a mean, because a few very long waits pull a mean away from what most people meet, and because a
single number is heard as a promise. The share told is a default, not anyone's practice.
"""


@dataclass(frozen=True, slots=True)
class Wait:
    """One wait that ended with a confidant: when, after how many seconds, at which level."""

    matched_at: datetime
    seconds: float
    level: int


@dataclass(frozen=True, slots=True)
class Expectation:
    """How much longer: half of all such cases no longer than `low`, four in five no longer than `high`."""

    low: timedelta
    high: timedelta


def position(case_id: str, queue: Iterable[Waiting]) -> int | None:
    """Which in turn a case is, 1 for the first; None when it does not wait."""
    turns = (one.wish.case_id for one in in_turn(queue))
    return next((place for place, waits in enumerate(turns, 1) if waits == case_id), None)


def expectation(
    level: int,
    history: Iterable[Wait],
    queue: Sequence[Waiting],
    now: datetime,
    already: timedelta = timedelta(),
) -> Expectation | None:
    """How much longer a case that has waited `already` is likely to wait, from the waits of its own
    level, or of all when too few of its own are known; None when nothing can honestly be told.

    Those who wait still are counted with what they have waited so far. Left out, a queue that has
    come to a standstill would look as quick as it once was.
    """
    recent = [wait for wait in history if now - RECENT <= wait.matched_at <= now]
    same = [wait for wait in recent if wait.level == level]
    levels = {level} if len(same) >= FEWEST else {wait.level for wait in recent}
    ended = [wait.seconds for wait in recent if wait.level in levels]
    going_on = [(now - one.since).total_seconds() for one in queue if one.level in levels]
    return _band(ended, going_on, already.total_seconds())


def _band(ended: Sequence[float], going_on: Sequence[float], already: float) -> Expectation | None:
    """From the waits that took longer than `already`, what of them was left then."""
    ended = [seconds - already for seconds in ended if seconds > already]
    going_on = [seconds - already for seconds in going_on if seconds > already]
    if len(ended) < FEWEST:
        return None
    low, high = (_by_when(share, ended, going_on) for share in (LIKELY, NEARLY_ALL))
    if low is None or high is None:
        return None
    return Expectation(timedelta(seconds=low), timedelta(seconds=high))


def _by_when(share: float, ended: Sequence[float], going_on: Sequence[float]) -> float | None:
    """The shortest time in which at least this share is matched; None when that is not yet known.

    Kaplan and Meier's estimate (Nonparametric estimation from incomplete observations, 1958):
    whoever waits still counts for as long as they have waited, and tells nothing of later. With
    nobody waiting it is the plain percentile.
    """
    unmatched, left = 1.0, len(ended) + len(going_on)
    for seconds, waits_on in sorted([(one, False) for one in ended] + [(one, True) for one in going_on]):
        unmatched *= 1.0 if waits_on else 1 - 1 / left
        left -= 1
        if not waits_on and 1 - unmatched >= share - 1e-9:
            return seconds
    return None
