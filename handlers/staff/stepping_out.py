"""A confidant cannot go on with a case, and is out of it at once."""

from __future__ import annotations

from typing import Literal

from db.letters import Button, Edit, Send
from db.records import Case, Staff
from handlers import coordinators
from handlers.actions import action
from handlers.company import barring
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.match import matchmaking, rematching
from handlers.phrases import phrase
from handlers.staff import cases, strays
from locales.texts import handover as texts, staff as staff_texts

WHY: dict[str, Literal["declined", "family"]] = {"family": "family", "other": "declined"}
"""What each button says of whether the case, or the seeker, may ever come back to them."""


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/stepout in a case: why? Where the case is not certain, ask which."""
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held and not held.until else None
    if not held or not case or case.state != "open":
        cases.list_cases(desk, member, staff_texts.WHICH_CASE)
        return
    say = voice_of(member)
    rows = (
        (Button(say(texts.I_KNOW_THEM), action("so", case.id, "family")),),
        (Button(say(texts.I_CANNOT), action("so", case.id, "other")),),
        (Button(say(texts.I_STAY), action("so", case.id, "no")),),
    )
    desk.tell_staff(member, Send(phrase(say, texts.STEP_OUT_SURE, case=case.name), buttons=rows), held)


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Out at once, with the reason told to nobody; or nothing happens."""
    case_id, why, *_ = (*press.args, "", "")
    case = desk.work.cases.get(case_id)
    mine = case and case.state == "open" and desk.work.assignments.of_member(case_id, member.id)
    if not case or not mine or why not in (*WHY, "no"):
        strays.old_button(desk, member, press)
        return
    desk.answer_staff(press)
    if why == "no":
        desk.tell_staff(member, Edit(phrase(voice_of(member), staff_texts.NOT_ENDED), press.message_id))
        return
    barring.never_again(desk, member, case, WHY[why])
    out(desk, member, case)
    desk.tell_staff(member, Send(phrase(voice_of(member), texts.STEPPED_OUT, case=case.name)))


def out(desk: Desk, member: Staff, case: Case) -> None:
    """The case goes on without them; coordinators hear that it does, not why."""
    desk.work.audit.note("stepout", member.id, case.id)
    left = rematching.let_go(desk, member, case)
    if left and left.state == "waiting":
        coordinators.tell(desk, left, texts.WAITS_AGAIN)
        matchmaking.solve(desk)
