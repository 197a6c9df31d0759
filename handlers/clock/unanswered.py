"""Alarms that nobody is on yet."""

from __future__ import annotations

from datetime import datetime

from db.records import Case
from handlers import alarms, rounds
from handlers.desk import Desk
from handlers.watch import chain


def sound_again(desk: Desk) -> None:
    """At any hour: those on duty are alerted once more, until one of them is on it."""
    sounded = (case for case in rounds.due(desk, "waiting", "open") if case.alarm)
    rounds.one_by_one(desk, sounded, alarms.sound_again)


def due(case: Case) -> datetime | None:
    """When an alarm that nobody is on goes further."""
    return case.alarm.sent_at + chain.AGAIN_AFTER if case.alarm and not case.alarm.taken_by else None
