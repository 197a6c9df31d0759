"""What does not fit where it arrives on the staff side."""

from __future__ import annotations

from db.letters import Send
from db.records import Staff
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from locales.texts import staff as texts


def old_button(desk: Desk, member: Staff, press: Press) -> None:
    """A button of an earlier screen, or of something that is no longer the member's."""
    desk.answer_staff(press, voice_of(member)(texts.OLD_BUTTON))


def not_allowed_press(desk: Desk, member: Staff, press: Press) -> None:
    """A button that the member's roles do not have."""
    desk.answer_staff(press, voice_of(member)(texts.NOT_ALLOWED), alert=True)


def not_allowed(desk: Desk, member: Staff, letter: Letter) -> None:
    """A command that the member's roles do not have."""
    desk.answer_here(member, letter, Send(phrase(voice_of(member), texts.NOT_ALLOWED)))


def unknown_command(desk: Desk, member: Staff, letter: Letter) -> None:
    """A command that is not one of ours."""
    desk.answer_here(member, letter, Send(phrase(voice_of(member), texts.UNKNOWN_COMMAND)))
