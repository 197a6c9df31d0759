"""The lead of a case passes to somebody who is on it already."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send
from db.records import Case
from handlers.company import present as company, unread
from handlers.company.headings import name
from handlers.company.present import Present
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from handlers.seeker import conversation
from locales.texts import handover as texts


def pass_to(desk: Desk, case: Case, second: Present) -> Case:
    """Whoever has joined goes on with the case, so that there is no gap; everybody hears it."""
    held = replace(second.held, part="lead")
    desk.work.assignments.save(held)
    case = replace(case, assignment_id=held.id)
    desk.work.cases.save(case)
    told = phrase(voice_of(second.member), texts.YOU_LEAD, case=case.name)
    desk.tell_staff(second.member, Send(told), held)
    for one in company.of(desk, case.id):
        if one.member.id != second.member.id:
            say = voice_of(one.member)
            words = phrase(say, texts.OTHER_LEADS, case=case.name, name=name(desk, say, second.member.id))
            desk.tell_staff(one.member, Send(words), one.held)
    if seeker := desk.work.seekers.get(case.seeker_id):
        conversation.say(desk, seeker, case, texts.SECOND_GOES_ON)
    unread.ask(desk, case, held)
    return case
