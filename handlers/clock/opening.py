"""Whether the line is open, as it is said to people today."""

from __future__ import annotations

from datetime import datetime

from db.letters import Words
from handlers.desk import Desk, Line
from handlers.phrases import phrase
from locales import Tongue
from locales.dates import hour, weekday
from locales.text import Text
from locales.texts import waiting as texts


def today(desk: Desk, say: Tongue) -> Words:
    """Open until when, or when it opens again; a holiday is called a holiday, and not whose.

    A line that is always open says nothing of it.
    """
    line = desk.line
    opens = line.hours.next_opening(desk.now)
    if opens is None:
        return phrase(say, texts.CLOSED_FOR_LONG)
    if not line.hours.is_open(desk.now):
        return _opens(line, say, desk.now.astimezone(line.zone), opens)
    return Words() if line.opens == line.closes else phrase(say, texts.OPEN_NOW, time=hour(line.closes))


def _opens(line: Line, say: Tongue, now: datetime, opens: datetime) -> Words:
    if opens.date() == now.date():
        return phrase(say, texts.OPENS_TODAY, time=hour(opens))
    what: Text = texts.OPENS_AFTER_HOLIDAY if now.date() in line.closed else texts.OPENS_ON
    return phrase(say, what, day=weekday(opens, say.code), time=hour(opens))
