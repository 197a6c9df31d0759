"""The line hides: it answers as a bot with pages to read, and nothing else, until the right word is given."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Buttons, Edit, Remove, Send, ShowCommands, Words
from db.records import Seeker
from handlers import discretion
from handlers.actions import action
from handlers.company import present as company
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import labelled
from handlers.seeker import menu, starting, strays, tongues
from handlers.seeker.safety import timer, word
from locales.text import Text
from locales.texts import safety as texts, seeker as seeker_texts

PAGES = ("about", "signals", "talking", "limits", "elsewhere")
"""The pages that are shown: those anybody may read, without what is kept and how to erase or clear it."""

COMMANDS = ("start", "info")
"""The command menu meanwhile."""


def hide_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Hide now*."""
    desk.answer_seeker(press)
    hide(desk, seeker)


def hide(desk: Desk, seeker: Seeker) -> None:
    """/hide, or the word: the chat is cleared, pages are all there is, and whoever is on the case hears so.

    Without a word there would be no way back: then it is said how to choose one.
    """
    if not seeker.word:
        word.show(desk, seeker, tongues.said(seeker, texts.NO_WORD))
        return
    seeker = replace(seeker, hidden=True, tries=0, tried_at=None, awaits="")
    desk.work.seekers.save(seeker)
    desk.tell_seeker(seeker, Remove(sweep="all"))
    _show_commands(desk, seeker, COMMANDS)
    _show(desk, seeker)
    _tell_confidant(desk, seeker, texts.SEEKER_HIDES)


def _show_commands(desk: Desk, seeker: Seeker, names: tuple[str, ...]) -> None:
    say = voice_of(seeker)
    shown = tuple((name, say(seeker_texts.COMMANDS[name])) for name in names)
    desk.tell_seeker(seeker, ShowCommands(shown))


def _tell_confidant(desk: Desk, seeker: Seeker, what: Text) -> None:
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    if case and case.state == "open":
        company.tell(desk, case, what, case=case.name)


def written(desk: Desk, seeker: Seeker, letter: Letter) -> None:
    """Anything that is sent meanwhile: the word, or something an information bot has no answer to.

    Nothing of it is kept. A wrong word looks like any other.
    """
    if letter.kind == timer.KIND:
        return
    if letter.kind == "text" and word.tried(desk, seeker, letter.words.text):
        _back(desk, seeker, letter)
    else:
        _show(desk, seeker)


def _show(desk: Desk, seeker: Seeker) -> None:
    words, buttons = drawn(seeker, "info")
    desk.tell_seeker(seeker, Send(words, buttons=buttons, keys=()))


def drawn(seeker: Seeker, name: str) -> tuple[Words, Buttons]:
    """The list of pages, or one of them with the way back."""
    say = voice_of(seeker)
    if name not in PAGES:
        listed = tuple((labelled(say, menu.PAGES[page][0], action("page", page)),) for page in PAGES)
        return tongues.said(seeker, seeker_texts.INFORMATION), listed
    back = (labelled(say, seeker_texts.BACK_TO_MENU, action("info")),)
    return tongues.said(seeker, menu.SCREENS[name]), (back,)


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Pages can be read; any other button, of whatever screen is left, is an old one."""
    name = "info" if press.action == action("info") else press.given(1)[0] if press.args else ""
    if name != "info" and (press.verb != "page" or name not in PAGES):
        strays.old_button(desk, seeker, press)
        return
    words, buttons = drawn(seeker, name)
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=buttons))


def _back(desk: Desk, seeker: Seeker, letter: Letter) -> None:
    """The right word: everything is as it was, and what came meanwhile follows as the seeker wants news."""
    seeker = replace(seeker, hidden=False, tries=0, tried_at=None, seen_at=desk.now)
    desk.work.seekers.save(seeker)
    desk.tell_seeker(seeker, Remove((letter.message_id,), sweep="all"))
    _show_commands(desk, seeker, tuple(seeker_texts.COMMANDS))
    starting.go_on(desk, seeker)
    _tell_confidant(desk, seeker, texts.SEEKER_READS)
    if seeker.news == "open":
        desk.work.outbox.release(seeker.chat_id)
    elif desk.work.outbox.held(seeker.chat_id):
        discretion.announce(desk.work, seeker)
