"""A case comes without a sound for some hours, for one person on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Button, Edit, Send
from db.records import Assignment, Case, Staff
from handlers import signs
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff import cases, strays
from locales.dates import day_and_hour
from locales.texts import staff as staff_texts, tools as texts

HOURS = ("2", "8", "24")
"""What can be chosen."""
SOUND = "0"
"""The button that gives the sound back."""


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/mute in a case: for how long? Where the case is not certain, ask which."""
    held = cases.meant(desk, member, letter)
    case = cases.ours(desk, member, held.case_id) if held else None
    if not held or not case:
        cases.list_cases(desk, member, staff_texts.WHICH_CASE)
        return
    say = voice_of(member)
    hours = tuple(Button(say(texts.B_HOURS, hours=one), action("mu", case.id, one)) for one in HOURS)
    rows = (hours, (Button(say(texts.B_SOUND), action("mu", case.id, SOUND)),))
    desk.tell_staff(member, Send(phrase(say, texts.MUTE_HOW_LONG, case=case.name), buttons=rows), held)


def chosen(desk: Desk, member: Staff, press: Press) -> None:
    """So many hours without a sound, or with sound again."""
    case_id, hours = (*press.args, "", "")[:2]
    case = cases.ours(desk, member, case_id)
    held = desk.work.assignments.of_member(case_id, member.id)
    if not case or not held or hours not in (*HOURS, SOUND):
        strays.old_button(desk, member, press)
        return
    until = desk.now + timedelta(hours=int(hours)) if hours != SOUND else None
    held = replace(held, muted_until=until)
    desk.work.assignments.save(held)
    say = voice_of(member)
    time = day_and_hour(until, say.code, desk.line.zone) if until else ""
    told = (
        phrase(say, texts.MUTED, case=case.name, time=time)
        if until
        else phrase(say, texts.SOUNDS, case=case.name)
    )
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(told, press.message_id))
    signs.renew_for(desk, case, member, held)


def over(desk: Desk, case: Case, member: Staff, held: Assignment) -> None:
    """The hours are over: the case has its sound, and its topic says so."""
    held = replace(held, muted_until=None)
    desk.work.assignments.save(held)
    signs.renew_for(desk, case, member, held)
