"""The menu: talk, read, ask as a professional, stop and erase."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, phrase
from handlers.seeker import strays
from locales.text import Text
from locales.texts import pages, seeker as texts

PAGES: dict[str, tuple[Text, Text]] = pages.PAGES
"""Page name to its button and its text."""


def show_menu(desk: Desk, seeker: Seeker, first: Words = Words()) -> None:
    """Send the menu as a new message, `first` above it."""
    words = join((first, phrase(voice_of(seeker), texts.MENU)))
    desk.tell_seeker(seeker, Send(words, buttons=_menu_buttons(seeker), keys=()))


def _menu_buttons(seeker: Seeker) -> Buttons:
    say = voice_of(seeker)
    return (
        (Button(say(texts.MENU_TALK), action("talk")),),
        (Button(say(texts.MENU_INFORMATION), action("info")),),
        (Button(say(texts.MENU_PROFESSIONAL), action("pro")),),
        (Button(say(texts.OTHER_LANGUAGE), action("languages")),),
        (Button(say(texts.MENU_ERASE), action("erase")),),
    )


def turn_to_menu(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The message under which Back was pressed becomes the menu again."""
    desk.answer_seeker(press)
    desk.tell_seeker(
        seeker, Edit(phrase(voice_of(seeker), texts.MENU), press.message_id, buttons=_menu_buttons(seeker))
    )


def turn_to_information(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The menu becomes the list of pages."""
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(*_information(seeker, press.message_id)))


def show_information(desk: Desk, seeker: Seeker) -> None:
    """The list of pages as a new message, for the /info command."""
    words, _, _, buttons = _information(seeker, None)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def _information(seeker: Seeker, message_id: int | None) -> tuple[Words, int | None, None, Buttons]:
    say = voice_of(seeker)
    rows = tuple((Button(say(label), action("page", name)),) for name, (label, _) in PAGES.items())
    return phrase(say, texts.INFORMATION), message_id, None, (*rows, _back(seeker, "menu"))


def turn_to_page(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The list becomes one page, with the way back under it."""
    name = press.args[0] if press.args else ""
    if name not in PAGES:
        strays.old_button(desk, seeker, press)
        return
    _, text = PAGES[name]
    desk.answer_seeker(press)
    desk.tell_seeker(
        seeker, Edit(phrase(voice_of(seeker), text), press.message_id, buttons=(_back(seeker, "info"),))
    )


def turn_to_professional(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The menu becomes what a professional needs to know, with the way on."""
    say = voice_of(seeker)
    talk = (Button(say(texts.MENU_TALK), action("talk")),)
    desk.answer_seeker(press)
    desk.tell_seeker(
        seeker,
        Edit(phrase(say, texts.PROFESSIONAL), press.message_id, buttons=(talk, _back(seeker, "menu"))),
    )


def _back(seeker: Seeker, where: str) -> tuple[Button, ...]:
    return (Button(voice_of(seeker)(texts.BACK_TO_MENU), action(where)),)


def use_menu(desk: Desk, seeker: Seeker) -> None:
    """Something was written where only buttons are: say so, and show them."""
    show_menu(desk, seeker, phrase(voice_of(seeker), texts.USE_MENU))
