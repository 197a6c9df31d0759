"""The first day: what a confidant should know before the first case, screen by screen, in one message."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import strays
from locales.texts import first_day as texts


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/firstday: from the first screen."""
    words, buttons = _shown(desk, member, 0)
    desk.answer_here(member, letter, Send(words, buttons=buttons))


def button(member: Staff) -> Buttons:
    """The way in, below the words that a profile is complete."""
    return ((Button(voice_of(member)(texts.B_BEGIN), action("gd", "0")),),)


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The screen of this number; past the last one it is done."""
    given = press.given(1)[0]
    if not given.isdecimal() or int(given) > len(texts.SCREENS):
        strays.old_button(desk, member, press)
        return
    desk.answer_staff(press)
    words, buttons = _shown(desk, member, int(given))
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def _shown(desk: Desk, member: Staff, number: int) -> tuple[Words, Buttons]:
    say, last = voice_of(member), len(texts.SCREENS)
    if number == last:
        return phrase(say, texts.DONE), ()
    name, screen = desk.line.name, texts.SCREENS[number]
    inserted = {"line": name} if screen is texts.SCREENS[0] else {}
    head = phrase(say, texts.OF, number=number + 1, total=last)
    back = (Button(say(texts.B_BACK), action("gd", str(number - 1))),) if number else ()
    on = Button(say(texts.B_LAST if number == last - 1 else texts.B_NEXT), action("gd", str(number + 1)))
    return join((head, phrase(say, screen, **inserted)), gap="\n"), ((*back, on),)
