"""Who came, by number: noted by an admin or by whoever leads the meeting."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Words
from db.meetings import Meeting
from db.records import Staff
from db.seats import Seat
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import phrase
from handlers.staff import listing, strays
from handlers.staff.meetings import form, home
from locales.texts import common, planning as texts

A_PAGE, A_ROW = 40, 4
"""Numbers under one message, of which Telegram shows at most a hundred, and in one row."""

NEXT: dict[bool | None, bool | None] = {None: True, True: False, False: None}
"""What a tap makes of what is noted."""

MARKS: dict[bool | None, str] = {None: "", True: "✔ ", False: "✖ "}


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """*Who came*: the numbers of those who have a seat."""
    meeting = home.found(desk, member, press)
    if meeting is None:
        return
    if not form.may_note(desk, meeting):
        desk.answer_staff(press, voice_of(member)(texts.TOO_EARLY), alert=True)
        return
    _, page = press.given(2)
    listing.turn(desk, member, press, *_drawn(desk, member, meeting, page))


def noted(desk: Desk, member: Staff, press: Press) -> None:
    """A tap on a number. The first one of a meeting stands in the audit log."""
    meeting = home.found(desk, member, press)
    if meeting is None:
        return
    _, number, page = press.given(3)
    seats = _seats(desk, meeting)
    seat = next((one for one in seats if str(one.number) == number), None)
    if seat is None or not form.may_note(desk, meeting):
        strays.old_button(desk, member, press)
        return
    if all(one.came is None for one in seats):
        desk.work.audit.note("meeting_noted", member.id, about=meeting.id[:8])
    desk.work.seats.save(replace(seat, came=NEXT[seat.came]))
    listing.turn(desk, member, press, *_drawn(desk, member, meeting, page))


def _seats(desk: Desk, meeting: Meeting) -> list[Seat]:
    return [one for one in desk.work.seats.of_meeting(meeting.id) if one.state == "seated"]


def _drawn(desk: Desk, member: Staff, meeting: Meeting, page: str) -> tuple[Words, Buttons]:
    say, seats = voice_of(member), _seats(desk, meeting)
    pages = max(1, -(-len(seats) // A_PAGE))
    at = int(page) % pages if page.isascii() and page.isdigit() else 0
    made = [
        Button(f"{MARKS[one.came]}{one.number}", action("gm", meeting.id, str(one.number), str(at)))
        for one in seats[at * A_PAGE : (at + 1) * A_PAGE]
    ]
    rows = tuple(tuple(made[i : i + A_ROW]) for i in range(0, len(made), A_ROW))
    more = ((Button(say(common.NEXT), action("ga", meeting.id, str(at + 1))),),) if pages > 1 else ()
    back = (Button(say(common.BACK), action("gc", meeting.id)),)
    return phrase(say, texts.ATTENDANCE), (*rows, *more, back)
