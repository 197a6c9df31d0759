"""What does not fit where it arrives: old buttons, unknown commands, a request for help."""

from __future__ import annotations

from db.letters import Send
from db.records import Seeker
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, phrase
from locales import tongue
from locales.texts import seeker as texts


def old_button(desk: Desk, seeker: Seeker | None, press: Press) -> None:
    """A button of an earlier screen, or of somebody whose data was erased."""
    say = voice_of(seeker) if seeker else tongue("nl")
    desk.answer_seeker(press, say(texts.OLD_BUTTON))


def show_help(desk: Desk, seeker: Seeker) -> None:
    """/help: all commands."""
    desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), texts.HELP)))


def unknown_command(desk: Desk, seeker: Seeker) -> None:
    """A command that is not one of ours."""
    say = voice_of(seeker)
    desk.tell_seeker(seeker, Send(join((phrase(say, texts.UNKNOWN_COMMAND), phrase(say, texts.HELP)))))
