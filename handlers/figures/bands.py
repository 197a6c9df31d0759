"""Lengths of time as a few bands: a minute would say whose it was."""

from __future__ import annotations

from datetime import timedelta

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)

WAITS = (("hour", HOUR), ("four", 4 * HOUR), ("day", DAY), ("three", 3 * DAY))
LASTS = (("day", DAY), ("week", WEEK), ("month", 4 * WEEK), ("quarter", 13 * WEEK))
MORE = "more"
"""The band above the last one."""


def waited(length: timedelta) -> str:
    """In which band a wait lies: up to and with an hour, four, a day, three days, or more."""
    return _band(WAITS, length)


def lasted(length: timedelta) -> str:
    """In which band a conversation lies: up to and with a day, a week, four weeks, thirteen, or more."""
    return _band(LASTS, length)


def _band(bands: tuple[tuple[str, timedelta], ...], length: timedelta) -> str:
    return next((name for name, most in bands if length <= most), MORE)
