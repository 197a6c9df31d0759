"""The line does not talk with somebody for a time: what they hear, and how it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Address, Buttons, Send, Words
from db.records import Block, Seeker
from handlers import coordinators, emergencies
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.phrases import join, labelled, phrase
from locales import tongue
from locales.dates import day
from locales.organisation import ours
from locales.texts import abuse as texts, common

ONCE_A = timedelta(days=1)
"""How often somebody who goes on writing hears that they are blocked."""


def block(desk: Desk, seeker: Seeker, by: str, ground: str, days: int) -> Block:
    """From now on, for so many days; they hear it once, with 112 and 113 and a way to object."""
    until = desk.now + timedelta(days=days)
    made = desk.work.blocks.put(seeker.chat_id, until, by, ground, seeker.language or ours().local)
    tell(desk, seeker.chat_id, made)
    return made


def tell(desk: Desk, chat_id: int, made: Block) -> None:
    """Until when, why, what to do in danger: at most once a day."""
    if made.told_at and desk.now - made.told_at < ONCE_A:
        return
    desk.work.blocks.save(replace(made, told_at=desk.now))
    words, buttons = told(desk, made)
    letter = Send(words, buttons=buttons, keys=(), language=made.language)
    desk.work.outbox.put(Address("seeker", chat_id), letter, urgent=emergencies.is_one(letter))


def told(desk: Desk, made: Block) -> tuple[Words, Buttons]:
    """The words, the emergency ones with Dutch beside them, and the button to object while that is open."""
    say = tongue(made.language)
    ground = say(texts.GROUNDS[made.ground]) if made.ground in texts.GROUNDS else ""
    head = phrase(say, texts.BLOCKED, day=day(made.until, say.code, desk.line.zone), ground=ground)
    emergency = [
        phrase(tongue(code), common.EMERGENCY) for code in dict.fromkeys((made.language, ours().local))
    ]
    rows = () if made.objected else ((labelled(say, texts.B_OBJECT, action("object")),),)
    return join((head, *emergency)), rows


def objected(desk: Desk, chat_id: int, made: Block) -> None:
    """They say it is a mistake: those who decide hear so, once."""
    if made.objected:
        return
    desk.work.blocks.save(replace(made, objected=True))
    thanks = phrase(tongue(made.language), texts.OBJECTED)
    desk.work.outbox.put(Address("seeker", chat_id), Send(thanks, language=made.language))
    for one in coordinators.everyone(desk):
        say = voice_of(one)
        until = day(made.until, say.code, desk.line.zone)
        words = phrase(say, texts.OBJECTION, day=until, kind=say(texts.KINDS[made.ground]))
        row = (labelled(say, texts.B_LIFT, action("lift", made.id)),)
        desk.tell_staff(one, Send(words, buttons=(row,)))


def forget(desk: Desk) -> None:
    """Those whose time is over are gone."""
    desk.work.blocks.forget()
