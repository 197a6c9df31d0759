"""/duties: admins write down the legal duties of the line, as its lawyer says."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers import legal
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff import strays
from locales.texts import legal as texts


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/duties: all of them; with words behind it that one is added."""
    say, given = voice_of(member), letter.words.text.partition(" ")[2].strip()
    if given and legal.DUTIES.add(desk, given):
        desk.work.audit.note("duties", member.id)
    elif given:
        told = phrase(say, texts.DUTY_NOT_MADE, longest=legal.LONGEST, most=legal.MOST)
        desk.tell_staff(member, Send(told))
    words, buttons = _listed(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons))


def dropped(desk: Desk, member: Staff, press: Press) -> None:
    """One is taken away; a hold that was put on its ground keeps its words."""
    if not legal.DUTIES.drop(desk, press.given(1)[0]):
        strays.old_button(desk, member, press)
        return
    desk.work.audit.note("duties", member.id)
    words, buttons = _listed(desk, member)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def _listed(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    there = legal.DUTIES.every(desk).items()
    rows = tuple((Button(f"✖ {words}", action("kw", one)),) for one, words in there)
    return phrase(voice_of(member), texts.DUTIES), rows
