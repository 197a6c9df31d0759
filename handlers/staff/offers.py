"""A confidant answers an offer: accept, decline, or "I know this family"."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Edit
from db.records import Case, Offer, OfferState, Staff
from handlers import alarms
from handlers.actions import action
from handlers.company import briefing, replies
from handlers.desk import Desk, voice_of
from handlers.figures import counting
from handlers.incoming import Press
from handlers.match import matchmaking, offering, waits
from handlers.phrases import phrase
from handlers.seeker import conversation
from handlers.staff import cases, strays
from handlers.staff.card import card_of
from locales.text import Text
from locales.texts import matching as matching_texts, staff as texts

ANSWERABLE: tuple[OfferState, ...] = ("open", "expired")
"""An answer given just in time can come out of the inbox after the offer expired: it counts while
nobody else has the case."""


def _answerable(desk: Desk, member: Staff, press: Press) -> tuple[Offer, Case] | None:
    made = desk.work.offers.get(press.given(1)[0])
    case = desk.work.cases.get(made.case_id) if made else None
    mine = made and made.staff_id == member.id and made.state in ANSWERABLE
    if made and case and mine and made.part == "lead" and case.state == "waiting":
        return made, case
    if made and made.staff_id != member.id:
        desk.work.audit.note("refused", member.id, made.case_id, press.verb)
    desk.answer_staff(press, voice_of(member)(texts.OFFER_GONE), alert=True)
    return None


def accepted(desk: Desk, member: Staff, press: Press) -> None:
    """Accept: the case is this confidant's, with its words and voice, and the seeker hears it."""
    if handed := replies.meant(desk, member, press):
        replies.accepted(desk, member, press, *handed)
        return
    if (found := _answerable(desk, member, press)) is None:
        return
    made, case = found
    full = len(cases.held_by(desk, member)) >= card_of(member).limit
    if full and case.kind != "professionals":
        desk.answer_staff(press, voice_of(member)(texts.AT_LIMIT), alert=True)
    elif case.kind != "professionals" and not matchmaking.may_have(desk, member, case):
        desk.answer_staff(press, voice_of(member)(texts.OFFER_GONE), alert=True)
        offering.expire(desk, made)
        matchmaking.solve(desk)
    else:
        _replace(desk, member, press, case, texts.OFFER_ACCEPTED)
        take(desk, member, made, case)


def take(desk: Desk, member: Staff, made: Offer, case: Case) -> None:
    """The case that waited is theirs; whoever was asked beside them hears so, and the seeker."""
    desk.work.offers.save(replace(made, state="accepted"))
    desk.work.audit.note("accepted", member.id, case.id)
    offering.withdraw_others(desk, case)
    counting.accepted(desk, case, made)
    held = replace(desk.work.assignments.new(case.id, member.id, made.reasons), plain=not desk.line.topics)
    desk.work.assignments.save(held)
    waits.noted(desk, case)
    case = replace(alarms.settled(desk, case), state="open", assignment_id=held.id, lacking=())
    desk.work.cases.save(case)
    member = cases.made_current(desk, member, case)
    briefing.show(desk, member, case, held)
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker:
        conversation.begin(desk, seeker, case, member)


def declined(desk: Desk, member: Staff, press: Press) -> None:
    """Decline: the case goes to the next at once; a reason can be given, and need not be."""
    if handed := replies.meant(desk, member, press):
        replies.declined(desk, member, press, *handed)
        return
    if (found := _step_out(desk, member, press, "declined")) is None:
        return
    made, case = found
    _replace(desk, member, press, case, matching_texts.OFFER_DECLINED_WHY, _reasons(member, made))
    matchmaking.solve(desk)


def _reasons(member: Staff, made: Offer) -> Buttons:
    say = voice_of(member)
    return tuple(
        (Button(say(label), action("odw", made.id, why)),)
        for why, label in matching_texts.DECLINE_REASONS.items()
    )


def why_declined(desk: Desk, member: Staff, press: Press) -> None:
    """A reason was pressed, for the coordinators' eyes."""
    offer_id, why = press.given(2)
    made = desk.work.offers.get(offer_id)
    case = desk.work.cases.get(made.case_id) if made else None
    mine = made and made.staff_id == member.id and made.state == "declined"
    if not made or not case or not mine or why not in matching_texts.DECLINE_REASONS:
        strays.old_button(desk, member, press)
        return
    desk.work.offers.save(replace(made, why=why))
    _replace(desk, member, press, case, texts.OFFER_DECLINED)


def knows_family(desk: Desk, member: Staff, press: Press) -> None:
    """Step out because the family is known: for good, and nobody else can tell it from any other decline."""
    if handed := replies.meant(desk, member, press):
        replies.declined(desk, member, press, *handed, "family")
        return
    if (found := _step_out(desk, member, press, "family")) is None:
        return
    _, case = found
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker:
        desk.work.seekers.save(replace(seeker, barred=tuple(dict.fromkeys((*seeker.barred, member.id)))))
    _replace(desk, member, press, case, texts.OFFER_DECLINED)
    matchmaking.solve(desk)


def _step_out(desk: Desk, member: Staff, press: Press, state: OfferState) -> tuple[Offer, Case] | None:
    if (found := _answerable(desk, member, press)) is None:
        return None
    made, case = found
    if made.state == "open":
        counting.not_taken(desk, "declined")
    desk.work.offers.save(replace(made, state=state))
    return made, case


def _replace(desk: Desk, member: Staff, press: Press, case: Case, what: Text, buttons: Buttons = ()) -> None:
    desk.answer_staff(press)
    told = phrase(voice_of(member), what, case=case.name)
    desk.tell_staff(member, Edit(told, press.message_id, buttons=buttons))
