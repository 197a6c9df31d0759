"""Immediate danger: 112 first, in two languages, and those on duty know at once."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send
from db.records import Case, Seeker
from handlers import alarms, triaging
from handlers.desk import Desk
from handlers.phrases import join, phrase
from handlers.seeker import tongues
from locales import tongue
from locales.organisation import ours
from locales.texts import seeker as seeker_texts


def answered(desk: Desk, seeker: Seeker, case: Case) -> Case:
    """The question about danger was answered. A yes shows 112 before anything else."""
    urgent = triaging.weighed(desk, case).danger
    if urgent != case.urgent:
        case = replace(case, urgent=urgent)
        desk.work.cases.save(case)
    if urgent:
        shown = dict.fromkeys((*tongues.codes(seeker), ours().local))
        words = join(phrase(tongue(code), seeker_texts.DANGER_NOW) for code in shown)
        desk.tell_seeker(seeker, Send(words), case)
    return case


def alert_staff(desk: Desk, case: Case) -> None:
    """Those on duty hear of an urgent case that waits, without content, until one of them is on it."""
    if triaging.is_urgent(case):
        alarms.raise_for(desk, case)
