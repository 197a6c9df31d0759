"""A meeting as it is shown: to somebody who may come, and to an admin who looks how that is."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Words
from db.meetings import Announcement, Meeting
from db.seats import Seat
from handlers import places
from handlers.desk import Desk
from handlers.meetings import seating
from handlers.meetings.telling import when
from handlers.phrases import join, phrase
from locales import Tongue
from locales.dates import hour
from locales.organisation import ours
from locales.texts import common, meetings as texts


def announced(meeting: Meeting, say: Tongue) -> Announcement:
    """A meeting's title and text in this language and script, or in the first other one that there is."""
    there = {one.language: one for one in meeting.texts}
    found = next((there[code] for code in (say.language, *ours().languages) if code in there), None)
    if found is None:
        return Announcement(say.language, "–", "")
    own = found.language == say.language
    return replace(found, title=say.shaped(found.title), text=say.shaped(found.text)) if own else found


def named(say: Tongue, meeting: Meeting) -> str:
    """The languages that are spoken there, as a list."""
    return say.list_of([say(common.LANGUAGES[one]) for one in meeting.languages if one in common.LANGUAGES])


def whole(desk: Desk, say: Tongue, meeting: Meeting, seat: Seat | None = None) -> Words:
    """All there is to know; the address only for who has a seat."""
    words = announced(meeting, say)
    title = phrase(say, texts.TITLE, title=words.title)
    facts = join(_facts(desk, say, meeting, seat), gap="\n")
    return join((title, Words(words.text), facts, state(desk, say, meeting, seat)))


def _facts(desk: Desk, say: Tongue, meeting: Meeting, seat: Seat | None) -> list[Words]:
    ends = hour(meeting.ends_at, desk.line.zone) if meeting.ends_at else ""
    seated = seat is not None and seat.state == "seated"
    return [
        phrase(say, texts.WHEN, when=when(desk, say, meeting.starts_at), end=ends),
        phrase(say, texts.WHERE, town=places.name_of(meeting.town)),
        phrase(say, texts.ADDRESS, address=meeting.address) if seated else phrase(say, texts.ADDRESS_LATER),
        phrase(say, texts.FOR, audience=say(texts.AUDIENCES[meeting.audience or "mixed"])),
        phrase(say, texts.SPOKEN, languages=named(say, meeting)),
    ]


def state(desk: Desk, say: Tongue, meeting: Meeting, seat: Seat | None) -> Words:
    """One's own number or place, or whether there is room."""
    if seat and seat.state == "seated":
        return phrase(say, texts.SEAT, number=seat.number)
    if seat:
        return phrase(say, texts.WAITS, place=seating.place_of(desk, seat))
    full = desk.work.seats.seated(meeting.id) >= meeting.capacity
    return phrase(say, texts.FULL if full else texts.ROOM)
