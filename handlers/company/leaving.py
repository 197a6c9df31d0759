"""How far it is with the cases of a confidant who leaves."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send
from db.records import Case, Staff
from handlers import coordinators
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from handlers.staff.naming import called
from locales.texts import handover as texts


def still_leads(desk: Desk, member: Staff) -> list[Case]:
    """The open cases that a confidant leads."""
    held = desk.work.cases.held_by(member.id)
    return [case for case in held if _leads(desk, member, case)]


def _leads(desk: Desk, member: Staff, case: Case) -> bool:
    lead = desk.work.assignments.current(case.id)
    return case.state == "open" and lead is not None and lead.staff_id == member.id


def one_less(desk: Desk, staff_id: str) -> None:
    """A case of theirs is with somebody else, or has ended: whoever leaves hears how many are left."""
    member = desk.work.staff.get(staff_id)
    if not member or not member.leaving:
        return
    left = len(still_leads(desk, member))
    tell(desk, member, left)
    if not left:
        done(desk, member)


def tell(desk: Desk, member: Staff, left: int) -> None:
    """How many cases are still to be handed over."""
    say = voice_of(member)
    words = phrase(say, texts.LEAVING_LEFT, left=left) if left else phrase(say, texts.LEAVING_DONE)
    desk.tell_staff(member, Send(words))


def done(desk: Desk, member: Staff) -> None:
    """The last case is with somebody else: coordinators hear it."""
    desk.work.staff.save(replace(member, leaving=False, available=False))
    for one in coordinators.everyone(desk):
        say = voice_of(one)
        desk.tell_staff(one, Send(phrase(say, texts.HAS_LEFT, name=called(say, member))))
