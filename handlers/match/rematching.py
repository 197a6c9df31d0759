"""Somebody cannot go on with a case: whoever has joined goes on, or it goes back to matching."""

from __future__ import annotations

from dataclasses import replace

from db.records import Case, Staff
from handlers import alarms, coordinators, letting_go, triaging, withdrawing
from handlers.company import leading, leaving, present as company, replies
from handlers.desk import Desk
from handlers.match import matchmaking
from handlers.seeker import conversation
from locales.text import Text
from locales.texts import handover as handover_texts, staff as texts


def give_back_all(desk: Desk, member: Staff, why: Text = texts.UNREACHABLE_CONFIDANT) -> None:
    """Every open case and offer of a confidant who cannot go on; coordinators are told `why`."""
    for case in desk.work.cases.held_by(member.id):
        give_back(desk, member, case, why)
    for made in desk.work.offers.open_to(member.id):
        replies.expire(desk, made)
    matchmaking.solve(desk)


def give_back(desk: Desk, member: Staff, case: Case, why: Text = texts.UNREACHABLE_CONFIDANT) -> None:
    """One case: what waits for the old confidant never reaches them, and coordinators hear of it."""
    left = let_go(desk, member, case)
    if left:
        goes_on = left.state == "open"
        coordinators.tell(desk, left, handover_texts.SECOND_LEADS_NOW if goes_on else why)
        matchmaking.solve(desk)


def let_go(desk: Desk, member: Staff, case: Case) -> Case | None:
    """Take a case from somebody at once; the case as it is then, or None when they did not lead it.

    What is on its way to them is dropped with their assignment. The case waits again, for the
    queue to be solved, unless somebody has joined, who then leads.
    """
    held = desk.work.assignments.of_member(case.id, member.id)
    if case.state != "open" or not held:
        return None
    case = letting_go.gone(desk, case, member)
    withdrawing.take_from(desk, case, member, held)
    desk.work.assignments.end(held.id)
    if held.part == "beside":
        one_less(desk, case)
        return None
    withdrawing.take_back_offers(desk, case, handover_texts.OFFER_TAKEN_BACK)
    case = replace(case, handover=None)
    there = company.of(desk, case.id)
    case = leading.pass_to(desk, case, there[0]) if there else _waits(desk, case)
    leaving.one_less(desk, member.id)
    return case


def _waits(desk: Desk, case: Case) -> Case:
    case = replace(case, state="waiting", assignment_id=None, waiting_since=desk.now, asleep_until=None)
    desk.work.cases.save(case)
    if triaging.is_urgent(case):
        case = alarms.raise_for(desk, case)
    if seeker := desk.work.seekers.get(case.seeker_id):
        conversation.look_again(desk, seeker, case)
    return case


def one_less(desk: Desk, case: Case) -> None:
    """Whoever had joined is gone: those who go on hear it, and the seeker."""
    company.tell(desk, case, handover_texts.SECOND_GONE, case=case.name)
    if seeker := desk.work.seekers.get(case.seeker_id):
        conversation.say(desk, seeker, case, handover_texts.ONE_PERSON_AGAIN)
