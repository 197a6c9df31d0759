"""How pressing a case looks from its answers. It orders and alerts; a human decides."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import TriageLevel as Level
from handlers.intake.answers import Answer, Answers, Chosen, Counted, YesNo
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.intake.walk import visible


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The score from which a case is at each level; below `advice` it asks for information."""

    advice: int = 3
    support: int = 8
    urgent: int = 15


@dataclass(frozen=True, slots=True)
class Triage:
    """The score, whether somebody said there is danger now, and the level that follows."""

    score: int
    danger: bool
    level: Level


def weigh(q: Questionnaire, answers: Answers, thresholds: Thresholds) -> Triage:
    """Weigh the answers that apply. Danger now is urgent whatever the score."""
    given = [(one, answers[one.id]) for one in visible(q, answers) if one.id in answers]
    score = sum(_points(question, answer) for question, answer in given)
    danger = any(_danger(question, answer) for question, answer in given if question.role == "urgency")
    return Triage(score, danger, "urgent" if danger else _level(score, thresholds))


def _level(score: int, thresholds: Thresholds) -> Level:
    if score >= thresholds.urgent:
        return "urgent"
    if score >= thresholds.support:
        return "support"
    return "advice" if score >= thresholds.advice else "information"


def _points(question: Question, answer: Answer) -> int:
    match answer:
        case Chosen(ids):
            return sum(option.weight for option in question.options if option.id in ids)
        case YesNo(yes):
            return question.weight if yes else 0
        case Counted(n):
            return question.weight * n
        case _:
            return 0


def _danger(question: Question, answer: Answer) -> bool:
    """Yes; the highest step of a scale; or an option of the greatest weight, when that is above zero."""
    match answer:
        case YesNo(yes):
            return yes
        case Counted(n):
            return n == question.max
        case Chosen(ids):
            heaviest = max((option.weight for option in question.options), default=0)
            return heaviest > 0 and any(one.weight == heaviest for one in question.options if one.id in ids)
        case _:
            return False
