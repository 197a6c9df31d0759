"""All prepared answers by language, outside any case: what there is, what is added, what goes."""

from __future__ import annotations

import re

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers import answers
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import strays
from locales.naming import own_name
from locales.organisation import ours
from locales.text import Text
from locales.texts import answers as texts, common

ADDS = re.compile(r"/answers(?:@\w+)?\s+(?P<all>all\s+)?(?P<language>\w+)\s+(?P<text>.+)", re.DOTALL)
"""`/answers nl TEXT` makes an own answer, `/answers all nl TEXT` one for everybody."""

SHOWN = 3000
"""Characters of answers in one message, under the Bot API's 4096."""


def added(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Add what stands behind /answers; False when nothing does."""
    text = letter.words.text
    if not text.strip().partition(" ")[2].strip() and "\n" not in text.strip():
        return False
    found = ADDS.fullmatch(text.strip())
    shared = found is not None and found["all"] is not None
    may = not shared or "admin" in member.roles
    by = "" if shared else member.id
    made = answers.added(desk, found["language"], found["text"].strip(), by) if found and may else None
    if made and shared:
        desk.work.audit.note("answers", member.id)
    what = texts.ADDED if made else texts.HOW
    desk.tell_staff(member, Send(_told(member, what)))
    return True


def _told(member: Staff, what: Text) -> Words:
    """A text about adding; the placeholders stand in it as they are typed."""
    say = voice_of(member)
    typed = {"opening": "{opens}", "closing": "{closes}", "name": "{line}"}
    return phrase(say, what, **typed, most=answers.LONGEST) if what is texts.HOW else phrase(say, what)


def show(desk: Desk, member: Staff) -> None:
    """The languages, each a button."""
    words, buttons = _languages(member)
    desk.tell_staff(member, Send(words, buttons=buttons))


def _languages(member: Staff) -> tuple[Words, Buttons]:
    say = voice_of(member)
    rows = tuple((Button(own_name(code), action("qg", code)),) for code in ours().languages)
    how = phrase(say, texts.HOW_SHARED) if "admin" in member.roles else Words()
    return join((phrase(say, texts.ALL), _told(member, texts.HOW), how)), rows


def language_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """All answers in one language."""
    code = press.given(1)[0] if press.args else ""
    if code not in ours().languages:
        strays.old_button(desk, member, press)
        return
    _turn(desk, member, press, *_listed(desk, member, code))


def back_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Back to the languages."""
    _turn(desk, member, press, *_languages(member))


def dropped(desk: Desk, member: Staff, press: Press) -> None:
    """An own answer goes; a shared one when an admin says so."""
    code, answer = (*press.args, "", "")[:2]
    own = answers.drop(desk, answer, member.id, shared=False)
    shared = not own and "admin" in member.roles and answers.drop(desk, answer, member.id, shared=True)
    if not (own or shared) or code not in ours().languages:
        strays.old_button(desk, member, press)
        return
    if shared:
        desk.work.audit.note("answers", member.id)
    _turn(desk, member, press, *_listed(desk, member, code))


def _listed(desk: Desk, member: Staff, code: str) -> tuple[Words, Buttons]:
    say, there = voice_of(member), answers.of_member(desk, member.id, code)
    texts_there = [("★ " if one.by else "• ") + answers.filled(desk, one.text) for one in there]
    texts_there += [f"• {answers.said(desk, code, what)}" for what in texts.DEFAULTS.values()]
    mine = [one for one in there if one.by or "admin" in member.roles]
    drops = [Button(f"✖ {one.text[:20]}", action("qd", code, one.id)) for one in mine]
    rows = (*((one,) for one in drops), (Button(say(common.BACK), action("qb")),))
    shown, length = [], 0
    for text in texts_there:
        length += len(text)
        if length <= SHOWN:
            shown.append(Words(text))
    return join((phrase(say, texts.IN_LANGUAGE, language=common.LANGUAGES[code]), *shown)), rows


def _turn(desk: Desk, member: Staff, press: Press, words: Words, buttons: Buttons) -> None:
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))
