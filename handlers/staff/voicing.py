"""A confidant chooses how their voice sounds, and lets a changed note go or not."""

from __future__ import annotations

from db.records import Case, Entry, Staff
from db.voices import WaitingNote
from handlers.desk import Desk
from handlers.incoming import Letter, Press
from handlers.staff import cases, strays, talking
from handlers.voices import choosing, notes
from handlers.voices.speaker import Speaker


def show(desk: Desk, member: Staff, _: Letter) -> None:
    """/voice."""
    choosing.show(Speaker(desk, member))


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A button under /voice, or under the offer."""
    if not choosing.pressed(Speaker(desk, member), press):
        strays.old_button(desk, member, press)


def send_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """*Send it*, with the changed voice."""
    if found := _found(desk, member, press):
        speaker, case, note = found
        _pass_on(speaker, member, case, notes.sent(speaker, case, note, press))


def as_it_is_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """*Send my own voice*, this once."""
    if found := _found(desk, member, press):
        speaker, case, note = found
        if entry := notes.sent_as_it_is(speaker, case, note, press):
            _pass_on(speaker, member, case, entry)


def drop_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """*Do not send*."""
    if found := _found(desk, member, press):
        notes.dropped(*found, press)


def _found(desk: Desk, member: Staff, press: Press) -> tuple[Speaker, Case, WaitingNote] | None:
    """The note under the button, in an open case that is still theirs; any other button is an old one."""
    for case in cases.held_by(desk, member):
        note = notes.waiting(case, member.id, *press.args[:1])
        if note and case.state == "open":
            return (
                Speaker(desk, member, case, desk.work.assignments.of_member(case.id, member.id)),
                case,
                note,
            )
    strays.old_button(desk, member, press)
    return None


def _pass_on(speaker: Speaker, member: Staff, case: Case, entry: Entry) -> None:
    seeker = speaker.desk.work.seekers.get(case.seeker_id)
    if speaker.held and seeker:
        talking.pass_on(speaker.desk, member, case, speaker.held, entry, seeker)
