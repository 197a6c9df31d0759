"""One meeting: what it is, signing up by a number, and giving one's seat up again."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Words
from db.meetings import Meeting
from db.records import Seeker
from db.seats import Seat
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.meetings import seating, shown
from handlers.phrases import labelled
from handlers.seeker import arriving, strays, tongues
from handlers.seeker.meetings import listing
from locales.text import Counted
from locales.texts import common, meetings as texts, waiting as waiting_texts

SCREEN = "meeting"
"""The name that its buttons carry."""


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """A meeting from the list, or behind a line that said no more than when."""
    meeting = desk.work.meetings.get(press.given(1)[0])
    desk.answer_seeker(press)
    _turn(desk, seeker, press, meeting)


def _turn(desk: Desk, seeker: Seeker, press: Press, meeting: Meeting | None) -> None:
    words, buttons = drawn(desk, seeker, meeting)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=buttons))


def drawn(desk: Desk, seeker: Seeker, meeting: Meeting | None) -> tuple[Words, Buttons]:
    """What it is and what can be done; of one that is over or called off no more than that."""
    if meeting is None or not seating.is_ahead(desk, meeting):
        return tongues.said(seeker, texts.GONE), (_all(seeker),)
    seat = seating.seat_of(desk, meeting.id, seeker)
    words = tongues.both(seeker, lambda say: shown.whole(desk, say, meeting, seat))
    return words, (*_does(seeker, meeting, seat), _all(seeker), tongues.row(seeker, SCREEN, meeting.id))


def _does(seeker: Seeker, meeting: Meeting, seat: Seat | None) -> Buttons:
    say = voice_of(seeker)
    if seat is None:
        return ((labelled(say, texts.B_SIGN, action("attend", meeting.id)),),)
    calendar = ((labelled(say, texts.B_CALENDAR, action("calendar", meeting.id)),),)
    leave = (labelled(say, texts.B_LEAVE, action("unattend", meeting.id)),)
    return (*(calendar if seat.state == "seated" else ()), leave)


def _all(seeker: Seeker) -> tuple[Button, ...]:
    return (labelled(voice_of(seeker), texts.B_ALL, action(listing.SCREEN)),)


def found(desk: Desk, seeker: Seeker, press: Press) -> Meeting | None:
    """The meeting that a button is about, while it is ahead; None, and answered, when it is not."""
    meeting = desk.work.meetings.get(press.given(1)[0])
    if meeting and seating.is_ahead(desk, meeting):
        return meeting
    strays.old_button(desk, seeker, press)
    return None


def own(desk: Desk, seeker: Seeker, press: Press) -> tuple[Meeting, Seat] | None:
    """The same, and the seeker's own sign-up for it."""
    if meeting := found(desk, seeker, press):
        if seat := seating.seat_of(desk, meeting.id, seeker):
            return meeting, seat
        strays.old_button(desk, seeker, press)
    return None


def sign_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Sign up*: what is kept, and whether that is agreed to."""
    if meeting := found(desk, seeker, press):
        say = voice_of(seeker)
        yes = labelled(say, texts.B_YES, action("attendyes", meeting.id))
        no = labelled(say, common.NO, action(SCREEN, meeting.id))
        desk.answer_seeker(press)
        words = tongues.said(seeker, texts.ASK, time=Counted(waiting_texts.DAYS, desk.line.meeting_days))
        desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=((yes,), (no,))))


def agreed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Yes: a number, and a seat or a place on the waiting list. A second press finds the first one's."""
    if meeting := found(desk, seeker, press):
        if seating.seat_of(desk, meeting.id, seeker) is None:
            arriving.log_consent(desk, seeker, "meeting", texts.ASK)
        seating.sign_up(desk, seeker, meeting)
        desk.answer_seeker(press)
        _turn(desk, seeker, press, meeting)


def leave_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*I am not coming*: asked once, because somebody else gets the seat."""
    if mine := own(desk, seeker, press):
        say, meeting = voice_of(seeker), mine[0]
        rows = (
            (labelled(say, texts.B_LEAVE_YES, action("unattendyes", meeting.id)),),
            (labelled(say, texts.B_LEAVE_NO, action(SCREEN, meeting.id)),),
        )
        desk.answer_seeker(press)
        desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.LEAVE_SURE), press.message_id, buttons=rows))


def left(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The seat is given up, and nothing of it is kept."""
    if mine := own(desk, seeker, press):
        seating.give_up(desk, mine[1])
        desk.answer_seeker(press, voice_of(seeker)(texts.LEFT))
        _turn(desk, seeker, press, mine[0])
