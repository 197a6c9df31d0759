"""Lengths of time in words, no finer than anybody can be held to."""

from __future__ import annotations

from datetime import timedelta

from locales import Tongue
from locales.texts import waiting as texts
from matching.waiting import Expectation

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
STEP = 5
"""Minutes are told in fives."""


def span(say: Tongue, length: timedelta) -> str:
    """A length of time: minutes in fives below an hour, hours below two days, days from there on."""
    if length > 2 * DAY:
        return say(texts.DAYS, count=_up(length, DAY))
    if length > HOUR - STEP * MINUTE:
        return say(texts.HOURS, count=_up(length, HOUR))
    return say(texts.MINUTES, count=max(1, _up(length, STEP * MINUTE)) * STEP)


def _up(length: timedelta, unit: timedelta) -> int:
    """Rounded up: who is told less than it takes has been promised too much."""
    return -(-length // unit)


def expected(say: Tongue, what: Expectation) -> str:
    """A band as one length when both its ends are told alike."""
    low, high = span(say, what.low), span(say, what.high)
    return say(texts.ABOUT, time=high) if low == high else say(texts.FROM_TO, low=low, high=high)


def weeks(say: Tongue, length: timedelta) -> str:
    """Whole weeks, or days where it is not whole weeks."""
    if length.days % 7:
        return say(texts.DAYS, count=length.days)
    return say(texts.WEEKS, count=length.days // 7)
