"""A staff member says what colleagues may call them."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send, Words
from db.records import Staff
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.phrases import join, phrase
from handlers.staff.naming import called, tidy
from locales.texts import people as texts

MOST = 40
"""Characters of a name: what fits a button."""


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/name with a name behind it changes it; alone it says how."""
    given = tidy(letter.words.text.partition(" ")[2])
    if given:
        take(desk, member, given)
        return
    say = voice_of(member)
    now = phrase(say, texts.NAME_NOW, name=called(say, member))
    desk.tell_staff(member, Send(join((now, Words("/name Noor")), gap="\n")))


def take(desk: Desk, member: Staff, given: str) -> Staff | None:
    """Keep the name and say so; None, with a clear word, when it cannot be theirs."""
    say, name = voice_of(member), tidy(given)
    if not name:
        wrong = phrase(say, texts.ASK_NAME)
    elif len(name) > MOST:
        wrong = phrase(say, texts.NAME_LONG, most=MOST)
    elif _is_taken(desk, member, name):
        wrong = phrase(say, texts.NAME_TAKEN)
    else:
        member = replace(member, name=name)
        desk.work.staff.save(member)
        desk.tell_staff(member, Send(phrase(say, texts.NAME_KEPT, name=name)))
        return member
    desk.tell_staff(member, Send(wrong))
    return None


def _is_taken(desk: Desk, member: Staff, name: str) -> bool:
    """Whether a colleague has it: nobody should be taken for another."""
    others = (one.name.casefold() for one in desk.work.staff.everyone() if one.id != member.id)
    return name.casefold() in others
