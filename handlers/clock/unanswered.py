"""Alarms that nobody is on yet."""

from __future__ import annotations

from handlers import alarms, rounds
from handlers.desk import Desk


def sound_again(desk: Desk) -> None:
    """At any hour: those on duty are alerted once more, until one of them is on it."""
    sounded = (case for case in rounds.cases(desk, "waiting", "open") if case.alarm)
    rounds.one_by_one(desk, sounded, alarms.sound_again)
