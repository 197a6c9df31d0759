"""A confidant ends a case, with how it ended."""

from __future__ import annotations

from db.letters import Button, Edit, Send
from db.records import Staff
from handlers import closing
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff import cases, strays
from locales.texts import handover as handover_texts, seeker as seeker_texts, staff as texts

OUTCOMES = {
    "helped": texts.OUTCOME_HELPED,
    "referred": texts.OUTCOME_REFERRED,
    "silent": texts.OUTCOME_SILENT,
    "other": texts.OUTCOME_OTHER,
}


def ask(desk: Desk, member: Staff, letter: Letter) -> None:
    """/end in a case: ask how it ended. Where the case is not certain, ask which."""
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held else None
    if not held or not case or case.state != "open":
        cases.list_cases(desk, member, texts.WHICH_CASE)
        return
    say = voice_of(member)
    if held.part != "lead":
        desk.tell_staff(member, Send(phrase(say, handover_texts.LEAD_ONLY, case=case.name)), held)
        return
    outcomes = [Button(say(label), action("end", case.id, key)) for key, label in OUTCOMES.items()]
    rows = (*((one,) for one in outcomes), (Button(say(texts.END_CANCEL), action("endno", case.id)),))
    desk.tell_staff(member, Send(phrase(say, texts.END_WHICH_OUTCOME, case=case.name), buttons=rows), held)


def ended(desk: Desk, member: Staff, press: Press) -> None:
    """An outcome was pressed: the case closes, and the seeker hears it."""
    case_id, outcome = press.given(2)
    case = cases.mine(desk, member, case_id)
    if not case or outcome not in OUTCOMES:
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(phrase(say, OUTCOMES[outcome]), press.message_id))
    closing.close(desk, case, member.id, outcome, seeker_texts.ENDED_BY_CONFIDANT, texts.ENDED)


def not_ended(desk: Desk, member: Staff, press: Press) -> None:
    """The case goes on, unless the seeker has ended it meanwhile."""
    if not cases.mine(desk, member, press.given(1)[0]):
        strays.old_button(desk, member, press)
        return
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(phrase(voice_of(member), texts.NOT_ENDED), press.message_id))
