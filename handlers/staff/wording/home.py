"""/texts: the groups of texts, and in which language they are looked at."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff.wording import awaiting, found
from locales import Tongue
from locales.organisation import ours
from locales.texts import common, wording as texts, wrong


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/texts shows the groups; with a word behind it, the texts that have the word."""
    code = voice_of(member).language
    looked_for = " ".join(letter.words.text.split()[1:])
    if looked_for:
        found.send(desk, member, code, looked_for)
    else:
        desk.tell_staff(member, Send(_words(voice_of(member), code), buttons=_buttons(member, code)))


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The groups again, in the language the button says."""
    code = spoken(press)
    desk.answer_staff(press)
    shown = Edit(_words(voice_of(member), code), press.message_id, buttons=_buttons(member, code))
    desk.tell_staff(member, shown)


def languages_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Choose the language in which the texts are looked at."""
    say = voice_of(member)
    rows = tuple((Button(say(common.LANGUAGES[code]), action("tx", code)),) for code in ours().written)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(_words(say, spoken(press)), press.message_id, buttons=rows))


def search_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The next message is a word to look for."""
    code = spoken(press)
    awaiting.expect(desk, member, "ts", code)
    desk.answer_staff(press)
    back = ((Button(voice_of(member)(common.BACK), action("tx", code)),),)
    desk.tell_staff(member, Edit(phrase(voice_of(member), texts.SEARCH_ASK), press.message_id, buttons=back))


def spoken(press: Press) -> str:
    """The language that a button of these screens names; the country's when it is none of ours."""
    return press.given(1)[0] if press.args and press.given(1)[0] in ours().written else ours().local


def _words(say: Tongue, code: str) -> Words:
    return phrase(say, texts.HOME, language=say(common.LANGUAGES[code]))


def _buttons(member: Staff, code: str) -> Buttons:
    say = voice_of(member)
    groups = tuple(
        (Button(say(label), action("tg", code, "0", group)),) for group, label in texts.GROUPS.items()
    )
    return (
        *groups,
        (Button(say(texts.SEARCH), action("tf", code)),),
        (Button(say(texts.ALL_CHANGED), action("tg", code, "0", found.CHANGED)),),
        (Button(say(wrong.SHOW), action("tg", code, "0", found.REPORTED)),),
        (Button(say(texts.LANGUAGE), action("tl", code)),),
    )
