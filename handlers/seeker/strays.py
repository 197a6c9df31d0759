"""What does not fit where it arrives: old buttons, unknown commands, a request for help."""

from __future__ import annotations

from db.letters import Buttons, Send, Words
from db.records import Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, labelled, phrase
from handlers.seeker import tongues
from locales import tongue
from locales.organisation import ours
from locales.text import Text
from locales.texts import seeker as texts, wrong


def old_button(desk: Desk, seeker: Seeker | None, press: Press) -> None:
    """A button of an earlier screen, or of somebody whose data was erased."""
    say = voice_of(seeker) if seeker else tongue(ours().local)
    desk.answer_seeker(press, say(texts.OLD_BUTTON))


def answered(desk: Desk, press: Press, language: str, what: Text) -> None:
    """A few words in answer to a press, in a language of which nothing more is known."""
    desk.answer_seeker(press, tongue(language)(what))


def show_help(desk: Desk, seeker: Seeker) -> None:
    """/help: all commands."""
    words, buttons = help_drawn(seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def help_drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """All commands, in a second language too where that is a habit; and a way to say what is wrong."""
    words, buttons = tongues.note(seeker, texts.HELP)
    return words, ((labelled(voice_of(seeker), wrong.BUTTON, action("wrong")),), *buttons)


def unknown_command(desk: Desk, seeker: Seeker) -> None:
    """A command that is not one of ours."""
    unknown, help_ = texts.UNKNOWN_COMMAND, texts.HELP
    words = tongues.both(seeker, lambda say: join((phrase(say, unknown), phrase(say, help_))))
    desk.tell_seeker(seeker, Send(words))
