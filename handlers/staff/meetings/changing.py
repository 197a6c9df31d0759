"""What a change of a meeting brings about: it is kept, noted, and told to those whom it concerns."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send, Words
from db.meetings import Meeting
from db.records import Staff
from handlers.desk import Desk
from handlers.meetings import seating
from handlers.phrases import join
from handlers.staff.meetings import form

TOLD = ("starts_at", "town", "address", "audience", "minutes")
"""What those who signed up must hear of."""


def put(desk: Desk, member: Staff, meeting: Meeting, **changed: object) -> Meeting:
    """Keep a change; the meeting as it is now. One that is shown already stands in the audit log."""
    after = replace(meeting, **changed)  # type: ignore[arg-type]
    if after == meeting:
        return meeting
    if meeting.state == "open":
        desk.work.audit.note("meeting_changed", member.id, about=meeting.id[:8])
        if any(getattr(after, name) != getattr(meeting, name) for name in TOLD):
            after = replace(after, changed_at=desk.now)
    desk.work.meetings.save(after)
    if after.starts_at != meeting.starts_at:
        _remind_anew(desk, after)
    if after.state == "open" and after.capacity > meeting.capacity:
        seating.fill(desk, after)
    return after


def _remind_anew(desk: Desk, meeting: Meeting) -> None:
    """Reminders follow the new time; one whose moment has passed by it is not sent any more."""
    behind = seating.behind(desk, meeting)
    for seat in desk.work.seats.of_meeting(meeting.id):
        desk.work.seats.save(replace(seat, reminded=behind))


def show(desk: Desk, member: Staff, meeting: Meeting, before: Words = Words()) -> None:
    """The meeting as it is now, in a message of its own, `before` above it."""
    words, buttons = form.drawn(desk, member, meeting)
    desk.tell_staff(member, Send(join((before, words)), buttons=buttons))
