"""How pressing a case looks, by thresholds that admins set. It orders and alerts; a human decides."""

from __future__ import annotations

import json
from dataclasses import asdict

from db.letters import Words
from db.records import Case, TriageLevel
from handlers.desk import Desk
from handlers.intake.triage import Thresholds, Triage, weigh
from handlers.phrases import phrase
from handlers.questionnaires import of_case, walk_of
from locales import Tongue
from locales.texts import intake as texts

SETTING = "triage.thresholds"
ORDER: tuple[TriageLevel, ...] = ("urgent", "support", "advice", "information")
"""The most pressing first."""


def thresholds(desk: Desk) -> Thresholds:
    """The thresholds in use: the defaults until an admin has set others."""
    stored = desk.work.settings.get(SETTING)
    return Thresholds(**json.loads(stored)) if stored else Thresholds()


def set_thresholds(desk: Desk, chosen: Thresholds) -> None:
    """Count with these from now on; the level of a case that waits already stays."""
    desk.work.settings.put(SETTING, json.dumps(asdict(chosen)))


def weighed(desk: Desk, case: Case) -> Triage:
    """The case's answers, weighed."""
    return weigh(of_case(desk, case), walk_of(case).answers, thresholds(desk))


def turn(case: Case) -> int:
    """The case's place among those that wait, by its level: the lower, the sooner."""
    if case.urgent:
        return 0
    return ORDER.index(case.level) if case.level else len(ORDER)


def is_urgent(case: Case) -> bool:
    """Whether the seeker said that there is danger now, or the answers weigh as much."""
    return case.urgent or case.level == "urgent"


def level_words(say: Tongue, case: Case) -> Words:
    """The level as a line for staff; nothing before the intake is complete."""
    return phrase(say, texts.LEVEL_LINE, level=say(texts.LEVELS[case.level])) if case.level else Words()
