"""A case goes to somebody else: the seeker agrees, somebody accepts, and only then the old side lets go."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from db.letters import Send
from db.records import Assignment, Case, Handover, Offer, OfferPart, Staff
from handlers import coordinators, letting_go, relaying, rounds, signs, withdrawing
from handlers.company import briefing, handed, leaving, present as company, unread
from handlers.company.headings import name
from handlers.company.present import Present
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from handlers.seeker import conversation, passing
from handlers.staff import cases
from locales.text import Text
from locales.texts import handover as texts

TRANSFER: tuple[OfferPart, ...] = ("transfer",)
ANSWER_TIME = timedelta(hours=24)
"""How long a seeker whose confidant leaves has to say what may be read; the question says so."""


def begin(desk: Desk, by: Staff, case: Case, to: Staff | None = None, *, leaves: bool = False) -> bool:
    """Ask the seeker; `to` nobody means whoever fits best. False when there is nothing to begin.

    With `leaves` it goes on without the transcript when the seeker does not answer in time.
    """
    seeker = desk.work.seekers.get(case.seeker_id)
    if case.state != "open" or not seeker or (case.handover and not leaves):
        return False
    asked = case.handover or Handover(by.id, to.id if to else "")
    asked = replace(asked, leaving=leaves, asked_at=desk.now)
    _save(desk, case, asked)
    if not asked.agreed:
        passing.ask(desk, seeker, case, asked)
    return True


def agreed(desk: Desk, case: Case, *, with_transcript: bool) -> None:
    """The seeker says yes, or has had time enough to: somebody is asked."""
    if case.handover is None:
        return
    case = _save(desk, case, replace(case.handover, agreed=True, with_transcript=with_transcript))
    _tell_asker(desk, case, texts.SEEKER_AGREED)
    go_on(desk, case)


def refused(desk: Desk, case: Case) -> None:
    """The seeker says no: nothing changes, and whoever asked hears it."""
    _tell_asker(desk, case, texts.SEEKER_REFUSED)
    _save(desk, case, None)


def taken_back(desk: Desk, case: Case) -> None:
    """Whoever asked takes it back: what was offered closes, and the seeker hears that nothing changes."""
    withdrawing.take_back_offers(desk, case, texts.OFFER_TAKEN_BACK, TRANSFER)
    _save(desk, case, None)
    if seeker := desk.work.seekers.get(case.seeker_id):
        conversation.say(desk, seeker, case, texts.STAYS)


def go_on(desk: Desk, case: Case, *, again: bool = False) -> None:
    """Offer the case to who was named, or to whoever fits best and has not been asked.

    `again`: that nobody is there has been said before.
    """
    wanted = case.handover
    open_now = [made for made in desk.work.offers.all_open_for(case.id) if made.part == "transfer"]
    if not wanted or not wanted.agreed or open_now:
        return
    found = handed.fitting(desk, case)
    one = next((each for each in found if wanted.to in ("", each.member.id)), None)
    if one:
        handed.make(desk, case, one, "transfer", wanted.by)
    elif wanted.to:
        _named_cannot(desk, case, wanted)
    elif not again:
        _tell_asker(desk, case, texts.NOBODY_YET)
        coordinators.tell(desk, case, texts.HANDOVER_NOBODY)


def _named_cannot(desk: Desk, case: Case, wanted: Handover) -> None:
    """Whoever was named does not take it. The case stays, unless its holder leaves: then anybody may."""
    if wanted.leaving:
        go_on(desk, _save(desk, case, replace(wanted, to="")))
        return
    _tell_asker(desk, case, texts.NAMED_CANNOT)
    _save(desk, case, None)
    if seeker := desk.work.seekers.get(case.seeker_id):
        conversation.say(desk, seeker, case, texts.STAYS)


def not_accepted(desk: Desk, case: Case) -> None:
    """Declined, or no answer in time: the next is asked; whoever was named was the only one."""
    wanted = case.handover
    if wanted and wanted.to:
        _named_cannot(desk, case, wanted)
    else:
        go_on(desk, case)


def accepted(desk: Desk, member: Staff, made: Offer, case: Case) -> None:
    """The case is theirs. The old side ends in the same moment: there is never nobody, and never two."""
    wanted = case.handover or Handover(made.by)
    if old := company.lead(desk, case.id):
        case = _let_go(desk, case, old)
    held = _assigned(desk, case, member, made, wanted)
    case = _save(desk, replace(case, assignment_id=held.id), None)
    desk.work.audit.note("handover", wanted.by, case.id, about=member.id)
    company.tell(desk, case, texts.LEAD_CHANGED, but=member.id, case=case.name)
    unread.ask(desk, case, held)
    member = cases.made_current(desk, member, case)
    briefing.show(desk, member, case, held, relaying.STAFF_READS)
    if seeker := desk.work.seekers.get(case.seeker_id):
        conversation.begin(desk, seeker, case, member)
    _done(desk, case, wanted, old)


def _assigned(desk: Desk, case: Case, member: Staff, made: Offer, wanted: Handover) -> Assignment:
    said = desk.work.transcript.read(case.id)
    first = 0 if wanted.with_transcript or not said else said[-1].seq + 1
    held = desk.work.assignments.new(case.id, member.id, made.reasons)
    held = replace(held, plain=not desk.line.topics, from_seq=first)
    desk.work.assignments.save(held)
    return held


def _let_go(desk: Desk, case: Case, old: Present) -> Case:
    case = letting_go.gone(desk, case, old.member)
    withdrawing.take_from(desk, case, old.member, old.held)
    desk.work.assignments.end(old.held.id)
    return case


def _done(desk: Desk, case: Case, wanted: Handover, old: Present | None) -> None:
    """The old side hears that it is done, and a coordinator who asked for it."""
    for staff_id in dict.fromkeys((old.member.id if old else "", wanted.by)):
        if told := desk.work.staff.get(staff_id) if staff_id else None:
            desk.tell_staff(told, Send(phrase(voice_of(told), texts.HANDED_OVER, case=case.name)))
    if old:
        leaving.one_less(desk, old.member.id)


def keep_going(desk: Desk) -> None:
    """By the clock: seekers who do not answer, and cases for which nobody was there before."""
    asked = (case for case in rounds.due(desk, "open") if case.handover)
    rounds.one_by_one(desk, asked, _keep_going)


def due(desk: Desk, case: Case) -> datetime | None:
    """When a hand-over may go on by itself: once the seeker has agreed, whenever somebody is there."""
    wanted = case.handover
    if wanted and wanted.agreed:
        return desk.now
    return wanted.asked_at + ANSWER_TIME if wanted and wanted.leaving and wanted.asked_at else None


def _keep_going(desk: Desk, case: Case) -> None:
    wanted = case.handover
    if wanted and wanted.agreed:
        go_on(desk, case, again=True)
    elif wanted and wanted.leaving and wanted.asked_at and wanted.asked_at + ANSWER_TIME <= desk.now:
        seeker = desk.work.seekers.get(case.seeker_id)
        if seeker is None or not desk.work.inbox.holds("seeker", seeker.chat_id):
            agreed(desk, case, with_transcript=False)


def _save(desk: Desk, case: Case, handover: Handover | None) -> Case:
    case = replace(case, handover=handover)
    desk.work.cases.save(case)
    signs.renew(desk, case)
    return case


def _tell_asker(desk: Desk, case: Case, what: Text) -> None:
    """To who asked for it, and to the lead when that is somebody else; in the topic of who has one."""
    wanted, lead = case.handover, company.lead(desk, case.id)
    if lead:
        _tell(desk, case, lead.member, what)
    asker = desk.work.staff.get(wanted.by) if wanted else None
    if asker and (lead is None or lead.member.id != asker.id):
        _tell(desk, case, asker, what)


def _tell(desk: Desk, case: Case, member: Staff, what: Text) -> None:
    say, held = voice_of(member), desk.work.assignments.of_member(case.id, member.id)
    named = (
        {"name": name(desk, say, case.handover.to)} if case.handover and what is texts.NAMED_CANNOT else {}
    )
    desk.tell_staff(member, Send(phrase(say, what, case=case.name, **named)), held)
