"""What is counted of a meeting, without anybody in it."""

from __future__ import annotations

from dataclasses import replace

from db.meetings import Meeting
from handlers.desk import Desk
from handlers.figures import counting as figures

LEAST = 3
"""Fewer answers than this are shown to nobody: whoever was there could tell whose they are."""


def answered(desk: Desk, meeting: Meeting, key: str) -> None:
    """One more of this answer."""
    counts = dict(meeting.answers)
    counts[key] = counts.get(key, 0) + 1
    desk.work.meetings.save(replace(meeting, answers=tuple(sorted(counts.items()))))


def over(desk: Desk, meeting: Meeting) -> Meeting:
    """Its sign-ups are about to go: what stays is how many had a seat and how many came.

    This happens once for each meeting that took place.
    """
    seats = [one for one in desk.work.seats.of_meeting(meeting.id) if one.state == "seated"]
    came = sum(one.came is True for one in seats)
    meeting = replace(meeting, state="over", signed=len(seats), came=came)
    desk.work.meetings.save(meeting)
    figures.met(desk, came)
    return meeting
