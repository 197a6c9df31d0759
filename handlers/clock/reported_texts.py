"""Readers find texts of the line wrong: once a day at most, while the line is open, the admins hear which.

One message for all of it, at a time that has nothing to do with when somebody said so.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from db.letters import Button, Send, Words
from db.records import Staff
from handlers import reported
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.excerpts import excerpt
from handlers.phrases import join, phrase
from handlers.reported import Reported
from handlers.staff.wording.found import REPORTED
from locales import tongue
from locales.texts import common, wrong as texts

LAST, DAY = "texts.reported.told", timedelta(hours=24)
LISTED, LENGTH = 8, 200
"""How many texts one message names, and with how many characters of each."""


def tell_reported(desk: Desk) -> None:
    """The clock struck."""
    found = reported.every(desk.work)
    last = desk.work.settings.get(LAST)
    lately = bool(last) and desk.now - datetime.fromisoformat(last or "") < DAY
    if lately or not desk.line.hours.is_open(desk.now) or all(one.told for one in found):
        return
    admins = [one for one in desk.work.staff.everyone() if "admin" in one.roles]
    for member in admins:
        desk.tell_staff(member, _message(desk, member, [one for one in found if not one.told]))
    if admins:
        desk.work.settings.put(LAST, desk.now.isoformat())
        reported.told(desk.work)


def _message(desk: Desk, member: Staff, found: list[Reported]) -> Send:
    say = voice_of(member)
    lines = [_line(desk, member, one) for one in found[:LISTED]]
    asked = any(one.key.startswith(reported.QUESTION) for one in found)
    below = phrase(say, texts.QUESTIONS) if asked else Words()
    buttons = ((Button(say(texts.SHOW), action("tg", say.language, "0", REPORTED)),),)
    return Send(join((phrase(say, texts.TOLD, count=len(found)), *lines, below)), buttons=buttons)


def _line(desk: Desk, member: Staff, one: Reported) -> Words:
    return phrase(
        voice_of(member),
        texts.LINE,
        key=one.key,
        language=voice_of(member)(common.LANGUAGES[one.code]),
        count=one.count,
        words=excerpt(desk, tongue(one.code), one.key, LENGTH),
    )
