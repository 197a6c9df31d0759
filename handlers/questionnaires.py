"""The questionnaire and the walk of a case."""

from __future__ import annotations

from db.records import Case
from handlers.desk import Desk
from handlers.intake.questionnaire import Questionnaire
from handlers.intake.reading_yaml import published
from handlers.intake.storing import read_walk
from handlers.intake.walk import Walk


def of_case(desk: Desk, case: Case) -> Questionnaire:
    """The version a case began with; a later one does not touch a running intake."""
    return published(desk.work.questionnaires.get(case.questionnaire))


def walk_of(case: Case) -> Walk:
    """Where the seeker is in the intake, and all answers so far."""
    return read_walk(case.walk)
