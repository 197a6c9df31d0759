"""Somebody cannot go on with a case: whoever has joined goes on, or it goes back to matching."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from db.records import Case, Staff
from handlers import company, coordinators, leading, matchmaking, offering, withdrawing
from handlers.desk import Desk
from handlers.seeker import conversation
from locales.texts import handover as handover_texts, staff as texts


def give_back_all(desk: Desk, member: Staff) -> None:
    """Every open case and offer of a confidant who cannot be reached."""
    for case in desk.work.cases.held_by(member.id):
        give_back(desk, member, case)
    for made in desk.work.offers.open_to(member.id):
        offering.expire(desk, made)


def give_back(desk: Desk, member: Staff, case: Case) -> None:
    """One case: what waits for who cannot be reached never reaches them, and the case goes on without."""
    left = let_go(desk, member, case)
    if left is None:
        return
    lead = company.lead(desk, case.id)
    coordinators.tell(
        desk, left, handover_texts.SECOND_LEADS_NOW if lead else texts.UNREACHABLE_CONFIDANT
    )
    seek(desk, left)


def let_go(desk: Desk, member: Staff, case: Case) -> Case | None:
    """Take a case from somebody at once; the case as it is then, or None when they were not its lead.

    What is on its way to them is dropped with their assignment. It waits again, for `seek`,
    unless somebody has joined, who then leads.
    """
    held = desk.work.assignments.of_member(case.id, member.id)
    if case.state != "open" or not held:
        return None
    withdrawing.take_from(desk, case, member, held)
    desk.work.assignments.end(held.id)
    if held.part == "beside":
        _one_less(desk, case)
        return None
    withdrawing.take_back_offers(desk, case, handover_texts.OFFER_TAKEN_BACK)
    case = replace(case, handover=None)
    if there := company.of(desk, case.id):
        return leading.pass_to(desk, case, there[0])
    return _waits(desk, case)


def _waits(desk: Desk, case: Case) -> Case:
    case = replace(case, state="waiting", assignment_id=None, waiting_since=desk.now)
    desk.work.cases.save(case)
    if seeker := desk.work.seekers.get(case.seeker_id):
        conversation.look_again(desk, seeker, case)
    return case


def _one_less(desk: Desk, case: Case) -> None:
    """Whoever had joined is gone: those who go on hear it, and the seeker."""
    company.tell(desk, case, handover_texts.SECOND_GONE)
    if seeker := desk.work.seekers.get(case.seeker_id):
        conversation.say(desk, seeker, case, handover_texts.ONE_PERSON_AGAIN)


def seek(desk: Desk, case: Case) -> None:
    """Offer a case that waits again; when nobody is free, the seeker hears so."""
    if case.state == "waiting" and not matchmaking.offer(desk, case):
        seeker = desk.work.seekers.get(case.seeker_id)
        if seeker:
            conversation.nobody_free(desk, seeker, case)


def never_again(desk: Desk, member: Staff, case: Case, why: Literal["declined", "family"]) -> None:
    """A case is not offered any more to who has had it and stepped out."""
    past = [made for made in desk.work.offers.past(case.id) if made.staff_id == member.id]
    made = past[-1] if past else desk.work.offers.new(case.id, member.id, desk.now)
    desk.work.offers.save(replace(made, state=why))
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker and why == "family" and member.id not in seeker.barred:
        desk.work.seekers.save(replace(seeker, barred=(*seeker.barred, member.id)))
