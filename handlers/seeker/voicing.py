"""A seeker chooses how their voice sounds, and lets a changed note go or not."""

from __future__ import annotations

from db.records import Case, Seeker
from db.voices import WaitingNote
from handlers.desk import Desk
from handlers.incoming import Press
from handlers.seeker import strays, talking
from handlers.voices import choosing, notes
from handlers.voices.speaker import Speaker


def show(desk: Desk, seeker: Seeker) -> None:
    """/voice."""
    choosing.show(Speaker(desk, seeker))


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """A button under /voice, or under the offer."""
    if not choosing.pressed(Speaker(desk, seeker), press):
        strays.old_button(desk, seeker, press)


def send_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Send it*, with the changed voice."""
    if found := _found(desk, seeker, press):
        speaker, case, note = found
        talking.pass_on(desk, seeker, case, notes.sent(speaker, case, note, press))


def as_it_is_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Send my own voice*, this once."""
    if found := _found(desk, seeker, press):
        speaker, case, note = found
        if entry := notes.sent_as_it_is(speaker, case, note, press):
            talking.pass_on(desk, seeker, case, entry)


def drop_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Do not send*."""
    if found := _found(desk, seeker, press):
        notes.dropped(*found, press)


def _found(desk: Desk, seeker: Seeker, press: Press) -> tuple[Speaker, Case, WaitingNote] | None:
    """The note under the button; when its time is over, the button is an old one."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    note = notes.waiting(case, seeker.id, *press.args[:1]) if case else None
    if case is None or note is None:
        strays.old_button(desk, seeker, press)
        return None
    return Speaker(desk, seeker, case), case, note
