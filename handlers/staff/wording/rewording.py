"""An admin writes a new wording: it is checked, and shown before it takes effect."""

from __future__ import annotations

from db.letters import Button, Send
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff.wording import awaiting, drafting, found, opened
from handlers.wordings import template_of
from locales import Tongue
from locales.register import shown
from locales.rewording import Fault, Refusal, refusal
from locales.text import Text
from locales.texts import common, wording as texts

_WHY: dict[Fault, Text] = {"empty": texts.EMPTY, "brace": texts.BRACE, "bold": texts.BOLD}


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The next message is the new wording."""
    meant = opened.meant(desk, member, press)
    if meant is None:
        return
    code, what = meant
    say = voice_of(member)
    awaiting.expect(desk, member, "tw", code, what.key)
    desk.answer_staff(press)
    stop = ((Button(say(common.CANCEL), action("to", code, what.key)),),)
    asked = phrase(say, texts.REWORD_ASK, language=say(common.LANGUAGES[code]))
    desk.tell_staff(member, Send(asked, buttons=stop))


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Whether this message was the one waited for; never one that belongs to a case."""
    awaited = awaiting.awaited(desk, member)
    if awaited is None or letter.thread or _in_a_case(desk, letter):
        return False
    what = shown().get(awaited.key)
    if what:
        _take(desk, member, awaited.language, what, template_of(letter.words))
    else:
        awaiting.let_go(desk, member)
        found.send(desk, member, awaited.language, letter.words.text)
    return True


def _in_a_case(desk: Desk, letter: Letter) -> bool:
    answered = letter.reply_to
    return bool(answered and desk.work.messages.entry_at("staff", letter.chat_id, answered))


def _take(desk: Desk, member: Staff, code: str, what: Text, template: str) -> None:
    say, wrong = voice_of(member), refusal(what, template)
    if wrong:
        told = phrase(say, texts.NOT_SAVED, reason=_reason(say, wrong))
        stop = ((Button(say(common.CANCEL), action("to", code, what.key)),),)
        desk.tell_staff(member, Send(told, buttons=stop))
        return
    awaiting.let_go(desk, member)
    drafting.offer(desk, member, code, what, template)


def _reason(say: Tongue, wrong: Refusal) -> str:
    if wrong.fault == "long":
        return say(texts.LONG, most=wrong.most)
    if wrong.fault != "inserted":
        return say(_WHY[wrong.fault])
    if wrong.missing:
        return say(texts.MISSING, names=opened.listed(say, wrong.missing))
    return say(texts.UNKNOWN, names=opened.listed(say, wrong.unknown))
