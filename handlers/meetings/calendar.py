"""A meeting as an iCalendar file (RFC 5545): on somebody's phone it must not say what it is about.

icalendar escapes, folds at 75 octets and ends lines as the RFC asks. Moments are in UTC, so no time zone
has to be described.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.meetings import Meeting
from db.records import Seeker
from db.seats import Seat
from handlers import places
from handlers.desk import Desk, voice_of
from handlers.meetings.shown import announced
from locales.texts import meetings as texts

NAME, KIND = "appointment.ics", "text/calendar"
"""What the file is called says nothing."""

MAKER = "-//calendar//EN"
"""PRODID, which the RFC asks for: nothing of who made it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a calendar gets. `uid` is the same each time, so that a calendar changes its entry."""

    uid: str
    summary: str
    location: str
    starts: datetime
    ends: datetime


def must_be_neutral(seeker: Seeker) -> bool:
    """Whoever has made the chat safer is not asked what the calendar may say."""
    return seeker.news != "open" or seeker.clears_after is not None or bool(seeker.word)


def entry(desk: Desk, seeker: Seeker, meeting: Meeting, seat: Seat, *, neutral: bool) -> Entry | None:
    """What somebody's calendar gets; None for a meeting without a date.

    The id is a keyed hash of the sign-up: it leads to nobody, and to no other calendar with the same meeting.
    """
    if meeting.starts_at is None or meeting.ends_at is None:
        return None
    say = voice_of(seeker)
    uid = str(UUID(desk.work.lookup_of("calendar", seat.id)[:32]))
    if neutral or must_be_neutral(seeker):
        return Entry(uid, say(texts.APPOINTMENT), "", meeting.starts_at, meeting.ends_at)
    where = ", ".join(one for one in (meeting.address, places.name_of(meeting.town)) if one)
    return Entry(uid, announced(meeting, say).title, where, meeting.starts_at, meeting.ends_at)


def file(made: Entry, now: datetime) -> bytes:
    """The file's bytes."""
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", made.uid)
    event.add("dtstamp", now)
    event.add("dtstart", made.starts)
    event.add("dtend", made.ends)
    event.add("summary", made.summary)
    event.add("class", "PRIVATE")
    if made.location:
        event.add("location", made.location)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
