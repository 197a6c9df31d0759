"""Meetings by the clock: reminders, changes that are told, questions afterwards, and the end of sign-ups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from db.meetings import Meeting
from db.seats import Seat
from handlers import rounds
from handlers.desk import Desk
from handlers.meetings import counting, seating, telling

TOGETHER = timedelta(minutes=5)
"""After this long without another change people hear of all of them at once."""

SOON = timedelta(hours=2)
"""This close to the beginning nobody waits for another change."""


def attend_to_meetings(desk: Desk) -> None:
    """Look after every meeting that is going on, each in a savepoint of its own."""
    meetings = rounds.readable(desk.work.meetings.ids("open"), desk.work.meetings.get)
    rounds.one_by_one(desk, meetings, _attend)


def _attend(desk: Desk, meeting: Meeting) -> None:
    if seating.is_ahead(desk, meeting):
        if any(seat.state == "waiting" for seat in desk.work.seats.of_meeting(meeting.id)):
            meeting = seating.fill(desk, meeting)
        if _must_tell(desk, meeting):
            meeting = announce(desk, meeting)
        _remind(desk, meeting)
    elif meeting.ends_at and desk.now >= meeting.ends_at + timedelta(days=desk.line.meeting_days):
        counting.over(desk, meeting)
        desk.work.seats.drop_of_meeting(meeting.id)
    elif meeting.ends_at and desk.now >= meeting.ends_at and desk.line.hours.is_open(desk.now):
        _ask(desk, meeting)


def _must_tell(desk: Desk, meeting: Meeting) -> bool:
    """Whether people are to hear of changes now: when none came for a while, or there is no time to wait."""
    if meeting.changed_at is None or meeting.starts_at is None:
        return False
    return desk.now - meeting.changed_at >= TOGETHER or meeting.starts_at - desk.now <= SOON


def announce(desk: Desk, meeting: Meeting) -> Meeting:
    """Everybody who signed up hears that it changed, those on the waiting list too; the meeting since."""
    for seat in desk.work.seats.of_meeting(meeting.id):
        telling.changed(desk, meeting, seat)
    meeting = replace(meeting, changed_at=None, told_start=meeting.starts_at)
    desk.work.meetings.save(meeting)
    return meeting


def _remind(desk: Desk, meeting: Meeting) -> None:
    """One reminder, also when the moments of two have passed since; never by a time nobody was told of."""
    due = seating.behind(desk, meeting)
    if meeting.changed_at is None:
        _each(
            desk,
            meeting,
            lambda seat: seat.reminded < due,
            lambda seat: replace(seat, reminded=due),
            telling.remind,
        )


def _ask(desk: Desk, meeting: Meeting) -> None:
    """Whoever may have been there is asked once; not who was noted as absent."""
    _each(
        desk,
        meeting,
        lambda seat: seat.answered == "" and seat.came is not False,
        lambda seat: replace(seat, answered="asked"),
        telling.ask,
    )


def _each(
    desk: Desk,
    meeting: Meeting,
    due: Callable[[Seat], bool],
    after: Callable[[Seat], Seat],
    tell: Callable[[Desk, Meeting, Seat], None],
) -> None:
    for seat in desk.work.seats.of_meeting(meeting.id):
        if seat.state == "seated" and due(seat):
            desk.work.seats.save(after(seat))
            tell(desk, meeting, seat)
