"""A case ends, from either side: both hear it, and what was said is on its way to being sealed."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Send
from db.records import Case, Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from handlers.staff import cases
from handlers.voices import notes
from locales.text import Text
from locales.texts import seeker as seeker_texts


def close(desk: Desk, case: Case, outcome: str, told_seeker: Text, told_confidant: Text) -> None:
    """Close the case. What is still in the outbox is delivered; sealing follows when that is done."""
    case = notes.let_go(desk, case)
    held = desk.work.assignments.current(case.id)
    member = desk.work.staff.get(held.staff_id) if held else None
    seeker = desk.work.seekers.get(case.seeker_id)
    if held and member:
        hours = int(desk.line.grace.total_seconds() // 3600)
        desk.tell_staff(
            member, Send(phrase(voice_of(member), told_confidant, case=case.name, hours=hours)), held
        )
        cases.leave(desk, member, case)
    desk.work.cases.save(replace(case, state="closed", closed_at=desk.now, outcome=outcome))
    if seeker:
        _farewell(desk, seeker, case, told_seeker)


def _farewell(desk: Desk, seeker: Seeker, case: Case, told: Text) -> None:
    say = voice_of(seeker)
    desk.work.seekers.save(replace(seeker, stage="farewell", case_id=None))
    buttons = (
        (Button(say(seeker_texts.ERASE_NOW), action("erase")),),
        (Button(say(seeker_texts.KEEP), action("keep")),),
    )
    choice = phrase(say, seeker_texts.ERASE_OR_KEEP, days=desk.line.retention_days)
    desk.tell_seeker(seeker, Send(phrase(say, told)), case)
    desk.tell_seeker(seeker, Send(choice, buttons=buttons), case)
