"""Nobody has shown for a quarter that the archive still opens: those who lead the line hear so."""

from __future__ import annotations

from datetime import datetime, timedelta

from db import proving
from db.letters import Send
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from locales.texts import staff as texts

REMINDED, WEEK = "archive.reminded", timedelta(days=7)


def remind(desk: Desk) -> None:
    """The clock struck."""
    last = desk.work.settings.get(REMINDED)
    lately = bool(last) and desk.now - datetime.fromisoformat(last or "") < WEEK
    if lately or not desk.line.hours.is_open(desk.now) or not proving.is_due(desk.work):
        return
    desk.work.settings.put(REMINDED, desk.now.isoformat())
    for one in desk.work.staff.everyone():
        if {"admin", "coordinator"} & set(one.roles):
            desk.tell_staff(one, Send(phrase(voice_of(one), texts.ARCHIVE_UNPROVEN)))
