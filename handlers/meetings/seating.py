"""Who has a seat at a meeting and who waits for one: never more than there are seats, in their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.meetings import Meeting
from db.records import Seeker
from db.seats import Seat
from handlers import rounds
from handlers.desk import Desk
from handlers.meetings import telling

REMINDERS = (timedelta(days=1), timedelta(hours=2))
"""How long before it begins each reminder comes."""


def is_ahead(desk: Desk, meeting: Meeting) -> bool:
    """Whether it is going on and has not begun: until then people sign up, give up, and move up."""
    return meeting.state == "open" and meeting.starts_at is not None and desk.now < meeting.starts_at


def ahead(desk: Desk) -> list[Meeting]:
    """Every meeting that is, the next one in front."""
    every = rounds.readable(desk.work.meetings.ids("open"), desk.work.meetings.get)
    return [meeting for meeting in every if is_ahead(desk, meeting)]


def behind(desk: Desk, meeting: Meeting) -> int:
    """How many reminders' moments have passed."""
    starts = meeting.starts_at
    return sum(desk.now >= starts - before for before in REMINDERS) if starts else 0


def seat_of(desk: Desk, meeting_id: str, seeker: Seeker) -> Seat | None:
    """Somebody's sign-up for a meeting."""
    return next((one for one in desk.work.seats.of_seeker(seeker.id) if one.meeting_id == meeting_id), None)


def place_of(desk: Desk, seat: Seat) -> int:
    """The how-manieth somebody is on the waiting list; 0 for who has a seat."""
    waiting = [one.id for one in desk.work.seats.of_meeting(seat.meeting_id) if one.state == "waiting"]
    return waiting.index(seat.id) + 1 if seat.id in waiting else 0


def sign_up(desk: Desk, seeker: Seeker, meeting: Meeting) -> Seat:
    """A seat, or a place on the waiting list; whoever has one already keeps it, with its number."""
    meeting = fill(desk, meeting)
    mine = seat_of(desk, meeting.id, seeker)
    if mine:
        return mine
    free = desk.work.seats.seated(meeting.id) < meeting.capacity
    seat = desk.work.seats.new(meeting.id, seeker.id, "seated" if free else "waiting")
    seat = replace(seat, reminded=behind(desk, meeting))
    desk.work.seats.save(seat)
    return seat


def give_up(desk: Desk, seat: Seat) -> None:
    """Somebody is not coming: whoever has waited longest moves up."""
    desk.work.seats.drop(seat.id)
    meeting = desk.work.meetings.get(seat.meeting_id)
    if meeting and is_ahead(desk, meeting):
        fill(desk, meeting)


def give_up_all(desk: Desk, seeker: Seeker) -> None:
    """Somebody erases everything, or is forgotten."""
    for seat in desk.work.seats.of_seeker(seeker.id):
        give_up(desk, seat)


def fill(desk: Desk, meeting: Meeting) -> Meeting:
    """Free seats go to those who wait, in their order, and each is told; the meeting as it is now."""
    desk.work.seats.hold_still(meeting.id)
    meeting = desk.work.meetings.get(meeting.id) or meeting
    free = meeting.capacity - desk.work.seats.seated(meeting.id)
    waiting = [one for one in desk.work.seats.of_meeting(meeting.id) if one.state == "waiting"]
    for seat in waiting[: max(0, free)]:
        desk.work.seats.save(replace(seat, state="seated", reminded=behind(desk, meeting)))
        telling.moved_up(desk, meeting, seat)
    return meeting
