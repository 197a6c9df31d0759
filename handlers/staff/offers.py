"""A confidant answers an offer: accept, decline, or "I know this family"."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Edit, OpenTopic, Send
from db.records import Assignment, Case, Offer, OfferState, Seeker, Staff
from handlers import matchmaking, relaying, summaries
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, phrase
from handlers.questionnaires import of_case, walk_of
from handlers.seeker import conversation
from handlers.staff import cases, talking
from handlers.staff.card import card_of
from locales.text import Text
from locales.texts import staff as texts


def _open(desk: Desk, member: Staff, press: Press) -> tuple[Offer, Case] | None:
    made = desk.work.offers.get(press.given(1)[0])
    case = desk.work.cases.get(made.case_id) if made else None
    if made and case and made.staff_id == member.id and made.state == "open" and case.state == "waiting":
        return made, case
    desk.answer_staff(press, voice_of(member)(texts.OFFER_GONE), alert=True)
    return None


def accepted(desk: Desk, member: Staff, press: Press) -> None:
    """Accept: the case is this confidant's, with its words and voice, and the seeker hears it."""
    if (found := _open(desk, member, press)) is None:
        return
    made, case = found
    full = len(cases.held_by(desk, member)) >= card_of(member).limit
    if full and case.kind == "seekers":
        desk.answer_staff(press, voice_of(member)(texts.AT_LIMIT), alert=True)
        return
    if case.kind == "seekers" and not matchmaking.may_have(desk, member, case):
        desk.answer_staff(press, voice_of(member)(texts.OFFER_GONE), alert=True)
        matchmaking.expire(desk, made)
        return
    desk.work.offers.save(replace(made, state="accepted"))
    _replace(desk, member, press, case, texts.OFFER_ACCEPTED)
    held = replace(desk.work.assignments.new(case.id, member.id, made.reasons), plain=not desk.line.topics)
    desk.work.assignments.save(held)
    case = replace(case, state="open", assignment_id=held.id)
    desk.work.cases.save(case)
    member = talking.made_current(desk, member, case)
    _open_case(desk, member, case, held)
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker:
        conversation.begin(desk, seeker, case, member)


def _open_case(desk: Desk, member: Staff, case: Case, held: Assignment) -> None:
    say = voice_of(member)
    if desk.line.topics:
        desk.tell_staff(member, OpenTopic(case.name), held)
    opened = texts.CASE_OPENED if desk.line.topics else texts.CASE_OPENED_PLAIN
    answers = summaries.everything(say, of_case(desk, case), walk_of(case))
    words = join(
        (
            phrase(say, opened, case=case.name),
            matchmaking.urgency(say, case),
            matchmaking.why(say, held.reasons),
            join((phrase(say, texts.CASE_ANSWERS), answers), gap="\n"),
        )
    )
    desk.tell_staff(member, Send(words, entry=relaying.whole(case), protect=True, pin=True), held)
    for entry in desk.work.transcript.read(case.id):
        if entry.side == "seeker":
            relaying.show_confidant(desk, case, entry, member, held)


def declined(desk: Desk, member: Staff, press: Press) -> None:
    """Decline: the case goes to the next, without a question."""
    _step_out(desk, member, press, "declined")


def knows_family(desk: Desk, member: Staff, press: Press) -> None:
    """Step out because the family is known. Nobody else can tell this from any other decline."""
    _step_out(desk, member, press, "family")


def _step_out(desk: Desk, member: Staff, press: Press, state: OfferState) -> None:
    if (found := _open(desk, member, press)) is None:
        return
    made, case = found
    desk.work.offers.save(replace(made, state=state))
    _replace(desk, member, press, case, texts.OFFER_DECLINED)
    if not matchmaking.offer(desk, case):
        _tell_seeker(desk, case)


def _tell_seeker(desk: Desk, case: Case) -> None:
    seeker: Seeker | None = desk.work.seekers.get(case.seeker_id)
    if seeker:
        conversation.nobody_free(desk, seeker, case)


def _replace(desk: Desk, member: Staff, press: Press, case: Case, what: Text) -> None:
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(phrase(voice_of(member), what, case=case.name), press.message_id))
