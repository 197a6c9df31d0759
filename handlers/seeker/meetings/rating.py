"""How was it? Two taps, which are counted and tied to nobody."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Edit
from db.meetings import Meeting
from db.records import Seeker
from db.seats import Answered, Seat
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.figures import counting as figures
from handlers.incoming import Press
from handlers.meetings import counting, seating
from handlers.phrases import labelled
from handlers.seeker import strays, tongues
from locales.texts import common, meetings as texts

USES = {"useful": common.YES, "useless": common.NO}
"""The second question's answers, by the word that is counted."""


def rated(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The first tap: it turns the message into the second question."""
    found = _found(desk, seeker, press, "asked", texts.RATINGS)
    if found is None:
        return
    meeting, seat, key = found
    _count(desk, meeting, seat, key, "half")
    figures.liked(desk, key)
    say = voice_of(seeker)
    row = tuple(labelled(say, label, action("use", meeting.id, use)) for use, label in USES.items())
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.RATE_USE), press.message_id, buttons=(row,)))


def used(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The second tap, and the last."""
    found = _found(desk, seeker, press, "half", USES)
    if found is None:
        return
    meeting, seat, key = found
    _count(desk, meeting, seat, key, "done")
    figures.found_useful(desk, key)
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.THANKS), press.message_id))


def _count(desk: Desk, meeting: Meeting, seat: Seat, key: str, now: Answered) -> None:
    counting.answered(desk, meeting, key)
    desk.work.seats.save(replace(seat, answered=now))


def _found(
    desk: Desk, seeker: Seeker, press: Press, at: Answered, keys: common.Choices
) -> tuple[Meeting, Seat, str] | None:
    """What a tap is about, once: a second one, or one after the sign-ups are gone, is an old button."""
    meeting_id, key = press.given(2)
    meeting, seat = desk.work.meetings.get(meeting_id), seating.seat_of(desk, meeting_id, seeker)
    if meeting and seat and seat.answered == at and key in keys:
        return meeting, seat, key
    strays.old_button(desk, seeker, press)
    return None
