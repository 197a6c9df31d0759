"""A second person joins a case: reads along, answers along, and leaves again."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send
from db.records import Case, Offer, Staff
from handlers import relaying
from handlers.company import briefing, present as company
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from handlers.seeker import conversation
from handlers.staff import cases
from locales.texts import handover as texts


def join(desk: Desk, member: Staff, case: Case, reason: str, reasons: str = "") -> None:
    """Somebody joins, and gets the transcript; the seeker and whoever is there hear it first.

    `reason` is one of our own words and stands in the audit log; `reasons` are a match's.
    """
    for one in company.of(desk, case.id):
        say = voice_of(one.member)
        words = phrase(say, texts.SECOND_JOINED, case=case.name, name=name(desk, say, member.id))
        desk.tell_staff(one.member, Send(words), one.held)
    if seeker := desk.work.seekers.get(case.seeker_id):
        conversation.say(desk, seeker, case, texts.TWO_PEOPLE)
    desk.work.audit.note("join", member.id, case.id, reason=reason)
    held = desk.work.assignments.new(case.id, member.id, reasons, part="beside")
    held = replace(held, plain=not desk.line.topics)
    desk.work.assignments.save(held)
    member = cases.made_current(desk, member, case)
    briefing.show(desk, member, case, held, relaying.STAFF_READS)


def accepted(desk: Desk, member: Staff, made: Offer, case: Case) -> None:
    """Whom the lead invited joins."""
    join(desk, member, case, "invited", made.reasons)


def not_accepted(desk: Desk, made: Offer, case: Case) -> None:
    """Whoever invited them hears that they do not join."""
    inviter, invited = desk.work.staff.get(made.by), desk.work.staff.get(made.staff_id)
    held = desk.work.assignments.of_member(case.id, made.by)
    if inviter and invited and held:
        say = voice_of(inviter)
        words = phrase(say, texts.DOES_NOT_JOIN, case=case.name, name=name(desk, say, invited.id))
        desk.tell_staff(inviter, Send(words), held)
