"""Immediate danger: 112 first, in two languages, and those on duty know at once."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send
from db.records import Case, Seeker
from handlers.desk import Desk, voice_of
from handlers.intake.triage import Thresholds, weigh
from handlers.phrases import join, phrase
from handlers.questionnaires import of_case, walk_of
from locales import tongue
from locales.texts import seeker as seeker_texts, staff as texts


def answered(desk: Desk, seeker: Seeker, case: Case) -> Case:
    """The question about danger was answered. A yes shows 112 before anything else."""
    urgent = weigh(of_case(desk, case), walk_of(case).answers, Thresholds()).danger
    if urgent != case.urgent:
        case = replace(case, urgent=urgent)
        desk.work.cases.save(case)
    if urgent:
        tongues = dict.fromkeys((seeker.language or "nl", "nl"))
        words = join(phrase(tongue(code), seeker_texts.DANGER_NOW) for code in tongues)
        desk.tell_seeker(seeker, Send(words), case)
    return case


def alert_staff(desk: Desk, case: Case) -> None:
    """Tell every coordinator of an urgent case that waits; without content."""
    if not case.urgent:
        return
    for member in desk.work.staff.everyone():
        if "coordinator" in member.roles:
            desk.tell_staff(member, Send(phrase(voice_of(member), texts.URGENT_WAITING, case=case.name)))
