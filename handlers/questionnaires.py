"""The questionnaires, and the walk of a case."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from db.errors import NoSuchRecord
from db.records import Case, QuestionnaireKind
from handlers.desk import Desk
from handlers.intake.questionnaire import Questionnaire
from handlers.intake.reading_yaml import published
from handlers.intake.storing import read_walk
from handlers.intake.walk import Walk
from locales.content.writings import QUESTIONNAIRES
from locales.organisation import ours

DEFAULTS: Mapping[QuestionnaireKind, str] = QUESTIONNAIRES
"""The program's own, by their kinds."""


def default(kind: QuestionnaireKind) -> str:
    """The questionnaire that a new line begins with, as YAML: its organisation's, or the program's."""
    return ours().questions.get(kind) or packaged(kind)


@cache
def packaged(kind: QuestionnaireKind) -> str:
    """The questionnaire that the program comes with, as YAML."""
    return files("locales").joinpath("default", DEFAULTS[kind]).read_text(encoding="utf-8")


def newest(desk: Desk, kind: QuestionnaireKind) -> int:
    """The version that an intake begins with. Where none was published yet, the default is published."""
    try:
        return desk.work.questionnaires.latest(kind)[0]
    except NoSuchRecord:
        return desk.work.questionnaires.publish(default(kind), "default", kind)


def of_case(desk: Desk, case: Case) -> Questionnaire:
    """The version a case began with; a later one does not touch a running intake."""
    return published(desk.work.questionnaires.get(case.questionnaire))


def walk_of(case: Case) -> Walk:
    """Where the seeker is in the intake, and all answers so far."""
    return read_walk(case.walk)
