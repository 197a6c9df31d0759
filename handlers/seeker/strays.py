"""What does not fit where it arrives: old buttons, unknown commands, a request for help."""

from __future__ import annotations

from db.letters import Send
from db.records import Seeker
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, phrase
from handlers.seeker import tongues
from locales import tongue
from locales.text import Text
from locales.texts import seeker as texts


def old_button(desk: Desk, seeker: Seeker | None, press: Press) -> None:
    """A button of an earlier screen, or of somebody whose data was erased."""
    say = voice_of(seeker) if seeker else tongue("nl")
    desk.answer_seeker(press, say(texts.OLD_BUTTON))


def answered(desk: Desk, press: Press, language: str, what: Text) -> None:
    """A few words in answer to a press, in a language of which nothing more is known."""
    desk.answer_seeker(press, tongue(language)(what))


def show_help(desk: Desk, seeker: Seeker) -> None:
    """/help: all commands."""
    words, buttons = tongues.note(seeker, texts.HELP)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def unknown_command(desk: Desk, seeker: Seeker) -> None:
    """A command that is not one of ours."""
    unknown, help_ = texts.UNKNOWN_COMMAND, texts.HELP
    words = tongues.both(seeker, lambda say: join((phrase(say, unknown), phrase(say, help_))))
    desk.tell_seeker(seeker, Send(words))
