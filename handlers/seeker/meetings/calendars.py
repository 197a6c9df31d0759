"""A meeting in somebody's own calendar, and what it may say there."""

from __future__ import annotations

from db.letters import Attachment, Edit, Send
from db.meetings import Meeting
from db.records import Seeker
from db.seats import Seat
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.meetings import calendar
from handlers.phrases import labelled
from handlers.seeker import strays, tongues
from handlers.seeker.meetings import one
from locales.texts import meetings as texts

WAYS = {"neutral": texts.B_NEUTRAL, "whole": texts.B_WHOLE}
"""What the calendar may say, by the word that the button carries."""


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*In my calendar*: what may it say? Whoever has made this chat safer gets the neutral file at once."""
    mine = _seated(desk, seeker, press)
    if mine is None:
        return
    desk.answer_seeker(press)
    if calendar.must_be_neutral(seeker):
        _send(desk, seeker, *mine, neutral=True)
        return
    say, meeting = voice_of(seeker), mine[0]
    ways = tuple((labelled(say, label, action("ics", meeting.id, way)),) for way, label in WAYS.items())
    back = (labelled(say, texts.B_ALL, action("meetings")),)
    words = tongues.said(seeker, texts.CALENDAR_ASK)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=(*ways, back)))


def way_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The file comes; the message above it is the meeting again."""
    mine, way = _seated(desk, seeker, press), press.given(2)[1]
    if mine is None:
        return
    if way not in WAYS:
        strays.old_button(desk, seeker, press)
        return
    one.pressed(desk, seeker, press)
    _send(desk, seeker, *mine, neutral=way == "neutral")


def _seated(desk: Desk, seeker: Seeker, press: Press) -> tuple[Meeting, Seat] | None:
    mine = one.own(desk, seeker, press)
    if mine and mine[1].state != "seated":
        strays.old_button(desk, seeker, press)
        return None
    return mine


def _send(desk: Desk, seeker: Seeker, meeting: Meeting, seat: Seat, *, neutral: bool) -> None:
    made = calendar.entry(desk, seeker, meeting, seat, neutral=neutral)
    if made:
        data = calendar.file(made, desk.now)
        parked = desk.work.media.park(0, data)
        file = Attachment("document", parked, calendar.NAME, calendar.KIND, len(data))
        desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.CALENDAR_HERE), file))
