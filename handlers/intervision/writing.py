"""Somebody writes a note for colleagues, or asks or says something about one."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

from db.intervisions import Contribution, Intervision
from db.letters import Button, Remove, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.intervision import recognising, sharing
from handlers.personal.asking import things
from handlers.phrases import phrase
from handlers.practice import addressed
from handlers.staff import listing, strays
from handlers.staff.wording import awaiting
from locales.text import Text
from locales.texts import common, intervision as texts

AWAITS: dict[Contribution, str] = {"note": "wwn", "question": "wwq", "answer": "wwa"}
"""What `Staff.awaits` begins with while words for colleagues are waited for."""
LONGEST: dict[Contribution, int] = {"note": 1500, "question": 500, "answer": 700}
"""Characters of each."""
KINDS: tuple[Contribution, ...] = get_args(Contribution)


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """An answer to this message is what colleagues will read."""
    name, about = press.given(2)
    kind = next((one for one in KINDS if one == name), None)
    if kind is None or (kind != "note" and not _note(desk, about)):
        strays.old_button(desk, member, press)
        return
    addressed.expect(desk, member, AWAITS[kind], about, press.message_id)
    say = voice_of(member)
    back = action("wo", about) if about else action("wl")
    asked = phrase(say, texts.ASK_NOTE if kind == "note" else texts.ASK_REPLY, most=LONGEST[kind])
    listing.turn(desk, member, press, asked, ((Button(say(common.CANCEL), back),),))


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Take what was asked for; what could be for a seeker goes to nobody. False for anything else."""
    for kind in KINDS:
        if waited := addressed.waited(desk, member, AWAITS[kind]):
            meant = addressed.meant(desk, member, letter, waited.screen)
            if meant == "here":
                _take(desk, member, letter, kind, waited.about)
            elif meant == "doubt":
                _say(desk, member, texts.TO_NOBODY)
            return meant != "elsewhere"
    return False


def _take(desk: Desk, member: Staff, letter: Letter, kind: Contribution, about: str) -> None:
    """Check it, and show it to its writer once more; what is refused is not kept and leaves the chat too."""
    say, words = voice_of(member), addressed.typed(letter, LONGEST[kind])
    if not words:
        _say(desk, member, texts.ONLY_TEXT, most=LONGEST[kind])
        return
    desk.tell_staff(member, Remove((letter.message_id,)))
    if found := recognising.telling(desk, letter.words):
        _say(desk, member, texts.REFUSED, things=things(say, found))
    elif recognising.names_a_case(desk, words):
        _say(desk, member, texts.REFUSED_CASE)
    elif kind != "note" and not _note(desk, about):
        awaiting.let_go(desk, member)
        _say(desk, member, texts.GONE)
    else:
        member = awaiting.let_go(desk, member)
        soon = desk.now + timedelta(days=1)
        sharing.show(desk, member, desk.work.intervisions.draft(member.id, soon, kind, words, about or None))


def _note(desk: Desk, note_id: str) -> Intervision | None:
    note = desk.work.intervisions.get(note_id)
    return note if note and note.kind == "note" and not note.draft else None


def _say(desk: Desk, member: Staff, what: Text, **inserted: object) -> None:
    words: Words = phrase(voice_of(member), what, **inserted)
    desk.tell_staff(member, Send(words))
