"""What comes of an offer of a case that somebody holds: accepted, declined, or no answer in time."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Edit
from db.records import Case, Offer, OfferState, Staff
from handlers.company import barring, beside, handed, handover
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.match import matchmaking, offering
from handlers.phrases import phrase
from handlers.staff import cases
from handlers.staff.card import card_of
from locales.text import Text
from locales.texts import handover as texts, staff as staff_texts


def meant(desk: Desk, member: Staff, press: Press) -> tuple[Offer, Case] | None:
    """The offer a press answers, when it is one of these, while it stands and they are not on the case."""
    made = desk.work.offers.get(press.given(1)[0])
    case = desk.work.cases.get(made.case_id) if made else None
    if not made or not case or made.part == "lead" or made.staff_id != member.id:
        return None
    there = desk.work.assignments.of_member(case.id, member.id)
    stands = made.state == "open" and case.state == "open" and not there
    return (made, case) if stands else None


def accepted(desk: Desk, member: Staff, press: Press, made: Offer, case: Case) -> None:
    """Accept: the case is theirs, or they join it, unless it has become too much or a wish forbids it."""
    seekers = case.kind != "professionals"
    if seekers and len(cases.held_by(desk, member)) >= card_of(member).limit:
        desk.answer_staff(press, voice_of(member)(staff_texts.AT_LIMIT), alert=True)
    elif seekers and not matchmaking.may_have(desk, member, case):
        desk.answer_staff(press, voice_of(member)(staff_texts.OFFER_GONE), alert=True)
        expire(desk, made)
    else:
        desk.work.offers.save(replace(made, state="accepted"))
        _replace(desk, member, press, case, staff_texts.OFFER_ACCEPTED)
        take = handover.accepted if made.part == "transfer" else beside.accepted
        take(desk, member, made, case)


def declined(
    desk: Desk, member: Staff, press: Press, made: Offer, case: Case, state: OfferState = "declined"
) -> None:
    """Decline; with "family" for good, and nobody is told why."""
    desk.work.offers.save(replace(made, state=state))
    if state == "family":
        barring.never_again(desk, member, case, "family")
    _replace(desk, member, press, case, texts.OFFER_NOT_TAKEN)
    _not_accepted(desk, made, case)


def expire(desk: Desk, made: Offer) -> None:
    """Nobody answered in time, whatever was offered; a case that waits is for the queue to offer on."""
    case = desk.work.cases.get(made.case_id)
    if made.part == "lead" or case is None:
        offering.expire(desk, made)
        return
    handed.close(desk, made, case, "expired", texts.OFFER_TOO_LATE)
    if case.state == "open":
        _not_accepted(desk, made, case)


def _not_accepted(desk: Desk, made: Offer, case: Case) -> None:
    if made.part == "transfer":
        handover.not_accepted(desk, case)
    else:
        beside.not_accepted(desk, made, case)


def _replace(desk: Desk, member: Staff, press: Press, case: Case, what: Text) -> None:
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(phrase(voice_of(member), what, case=case.name), press.message_id))
