"""What people who signed up are told unasked: when something is, and never what it is about."""

from __future__ import annotations

from datetime import datetime

from db.letters import Buttons, Send
from db.meetings import Meeting
from db.records import Seeker
from db.seats import Seat
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.phrases import labelled, phrase
from handlers.seeker import tongues
from locales import Tongue
from locales.dates import hour, weekday
from locales.text import Text
from locales.texts import meetings as texts, safety


def when(desk: Desk, say: Tongue, moment: datetime | None) -> str:
    """The day of the week, the date and the time, where the line is."""
    zone = desk.line.zone
    return f"{weekday(moment.astimezone(zone), say.code)}, {hour(moment, zone)}" if moment else ""


def remind(desk: Desk, meeting: Meeting, seat: Seat) -> None:
    """It is soon."""
    _tell(desk, seat, texts.REMINDER, when=meeting.starts_at)


def moved_up(desk: Desk, meeting: Meeting, seat: Seat) -> None:
    """Somebody who waited has a seat."""
    _tell(desk, seat, texts.MOVED_UP, when=meeting.starts_at)


def changed(desk: Desk, meeting: Meeting, seat: Seat) -> None:
    """It is at another time, or something else about it is another."""
    if meeting.told_start in (None, meeting.starts_at):
        _tell(desk, seat, texts.CHANGED, when=meeting.starts_at)
    else:
        _tell(desk, seat, texts.CHANGED_TIME, before=meeting.told_start, when=meeting.starts_at)


def cancelled(desk: Desk, meeting: Meeting, seat: Seat) -> None:
    """It is called off: by the time that they know of."""
    seeker = desk.work.seekers.get(seat.seeker_id)
    if seeker:
        _say(desk, seeker, texts.CANCELLED, (), when=meeting.told_start or meeting.starts_at)


def ask(desk: Desk, meeting: Meeting, seat: Seat) -> None:
    """How was it?"""
    seeker = desk.work.seekers.get(seat.seeker_id)
    if seeker:
        say = voice_of(seeker)
        row = tuple(
            labelled(say, label, action("rate", meeting.id, key)) for key, label in texts.RATINGS.items()
        )
        _say(desk, seeker, texts.RATE, (row,), when=meeting.starts_at)


def _tell(desk: Desk, seat: Seat, what: Text, **moments: datetime | None) -> None:
    seeker = desk.work.seekers.get(seat.seeker_id)
    if seeker:
        show = labelled(voice_of(seeker), safety.SHOW, action("meeting", seat.meeting_id))
        _say(desk, seeker, what, ((show,),), **moments)


def _say(desk: Desk, seeker: Seeker, what: Text, buttons: Buttons, **moments: datetime | None) -> None:
    """Without a sound while the line is closed: a telephone that lights up at night is asked about."""
    words = tongues.both(
        seeker,
        lambda say: phrase(say, what, **{name: when(desk, say, moment) for name, moment in moments.items()}),
    )
    silent = not desk.line.hours.is_open(desk.now)
    desk.tell_seeker(seeker, Send(words, buttons=buttons, silent=silent))
