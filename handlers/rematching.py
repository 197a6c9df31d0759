"""A confidant cannot go on with a case: it goes back to matching, and the seeker hears it."""

from __future__ import annotations

from dataclasses import replace

from db.records import Case, Staff
from handlers import coordinators, matchmaking, offering, withdrawing
from handlers.desk import Desk
from handlers.seeker import conversation
from locales.text import Text
from locales.texts import staff as texts


def give_back_all(desk: Desk, member: Staff, why: Text = texts.UNREACHABLE_CONFIDANT) -> None:
    """Every open case and offer of a confidant who cannot go on; coordinators are told `why`."""
    for case in desk.work.cases.held_by(member.id):
        give_back(desk, member, case, why)
    for made in desk.work.offers.open_to(member.id):
        offering.expire(desk, made)
    matchmaking.solve(desk)


def give_back(desk: Desk, member: Staff, case: Case, why: Text = texts.UNREACHABLE_CONFIDANT) -> None:
    """One case: what waits for the old confidant never reaches them, and the case waits again."""
    held = desk.work.assignments.current(case.id)
    if case.state != "open" or not held or held.staff_id != member.id:
        return
    withdrawing.take_from(desk, case, member, held)
    desk.work.assignments.end(held.id)
    case = replace(case, state="waiting", assignment_id=None, waiting_since=desk.now, asleep_until=None)
    desk.work.cases.save(case)
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker:
        conversation.look_again(desk, seeker, case)
    coordinators.tell(desk, case, why)
    matchmaking.solve(desk)
