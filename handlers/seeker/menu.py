"""The menu: talk, read, ask as a professional, stop and erase."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, labelled, phrase
from handlers.seeker import strays, tongues
from handlers.seeker.safety.buttons import clear
from locales.text import Text
from locales.texts import intake, meetings, pages, seeker as texts

PAGES: dict[str, tuple[Text, Text]] = pages.PAGES
"""Page name to its button and its text."""


SCREENS: dict[str, Text] = {
    "menu": texts.MENU,
    "info": texts.INFORMATION,
    "pro": intake.PROFESSIONAL,
    "ask": intake.QUESTION,
    **{name: page for name, (_, page) in PAGES.items()},
}
"""All screens of the menu by name, each one message that turns into another."""


def show_menu(desk: Desk, seeker: Seeker, first: Words = Words(), more: Buttons = ()) -> None:
    """Send the menu as a new message, `first` above it and `more` buttons under it."""
    words, buttons = drawn(seeker, "menu")
    desk.tell_seeker(seeker, Send(join((first, words)), buttons=(*buttons, *more), keys=()))


def drawn(seeker: Seeker, name: str) -> tuple[Words, Buttons]:
    """One screen's words, in a second language too where that is a habit, and its buttons."""
    words = tongues.said(seeker, SCREENS[name])
    return words, (*_buttons(seeker, name), tongues.row(seeker, name))


def _buttons(seeker: Seeker, name: str) -> Buttons:
    say = voice_of(seeker)
    match name:
        case "menu":
            return _menu_buttons(seeker)
        case "info":
            pages_of = [(labelled(say, label, action("page", page)),) for page, (label, _) in PAGES.items()]
            return (*pages_of, _back(seeker, "menu"))
        case "pro":
            return ((labelled(say, intake.PROFESSIONAL_BEGIN, action("protalk")),), _back(seeker, "menu"))
        case "ask":
            return ((labelled(say, intake.PROFESSIONAL_BEGIN, action("asktalk")),), _back(seeker, "menu"))
        case _:
            return (_back(seeker, "info"),)


def _menu_buttons(seeker: Seeker) -> Buttons:
    say = voice_of(seeker)
    return (
        (labelled(say, texts.MENU_TALK, action("talk")),),
        (labelled(say, texts.MENU_QUESTION, action("ask")),),
        (labelled(say, texts.MENU_INFORMATION, action("info")),),
        (labelled(say, meetings.MENU, action("meetings")),),
        (labelled(say, texts.MENU_PROFESSIONAL, action("pro")),),
        (labelled(say, texts.OTHER_LANGUAGE, action("languages")),),
        (labelled(say, texts.MENU_ERASE, action("erase")),),
        clear(seeker),
    )


def turn_to_menu(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The message under which Back was pressed becomes the menu again."""
    _turn_to(desk, seeker, press, "menu")


def turn_to_information(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The menu becomes the list of pages."""
    _turn_to(desk, seeker, press, "info")


def turn_to_page(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The list becomes one page, with the way back under it."""
    name = press.given(1)[0] if press.args else ""
    if name not in PAGES:
        strays.old_button(desk, seeker, press)
        return
    _turn_to(desk, seeker, press, name)


def turn_to_professional(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The menu becomes what a professional needs to know, with the way on."""
    _turn_to(desk, seeker, press, "pro")


def turn_to_question(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The menu becomes what there is to know about a short question, with the way on."""
    _turn_to(desk, seeker, press, "ask")


def _turn_to(desk: Desk, seeker: Seeker, press: Press, name: str) -> None:
    words, buttons = drawn(seeker, name)
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=buttons))


def show_information(desk: Desk, seeker: Seeker) -> None:
    """The list of pages as a new message, for the /info command."""
    words, buttons = drawn(seeker, "info")
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def _back(seeker: Seeker, where: str) -> tuple[Button, ...]:
    return (labelled(voice_of(seeker), texts.BACK_TO_MENU, action(where)),)


def use_menu(desk: Desk, seeker: Seeker) -> None:
    """Something was written where only buttons are: say so, and show them."""
    show_menu(desk, seeker, phrase(voice_of(seeker), texts.USE_MENU))
