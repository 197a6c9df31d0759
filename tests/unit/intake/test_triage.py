"""What answers weigh."""

from __future__ import annotations

import pytest

from handlers.intake.answers import Answer, Answers, Chosen, Counted, Said, Skipped, YesNo
from handlers.intake.conditions import Is
from handlers.intake.questionnaire import Question
from handlers.intake.triage import Thresholds, Triage, weigh
from tests.unit.intake.making import asks, options, questionnaire

LEVELS = Thresholds(advice=3, support=8, urgent=15)
SIGNS = asks("signs", "choices", options=options("alone", "angry", "sport", alone=2, angry=4, sport=-1))


def weighed(question: Question, answer: Answer) -> Triage:
    """The triage of one answer alone."""
    return weigh(questionnaire(question), Answers({question.id: answer}), LEVELS)


def test_nothing_said() -> None:
    """Nothing said weighs nothing."""
    assert weigh(questionnaire(SIGNS), Answers(), LEVELS) == Triage(0, danger=False, level="information")


@pytest.mark.parametrize(
    ("question", "answer", "score"),
    [
        (SIGNS, Chosen(("alone", "angry")), 6),
        (SIGNS, Chosen(("angry", "sport")), 3),
        (SIGNS, Skipped(), 0),
        (asks("q", "yes_no", weight=5), YesNo(yes=True), 5),
        (asks("q", "yes_no", weight=5), YesNo(yes=False), 0),
        (asks("q", "scale", min=0, max=10, weight=2), Counted(3), 6),
        (asks("q"), Said("help"), 0),
    ],
)
def test_score(question: Question, answer: Answer, score: int) -> None:
    """Options count their weight, a yes once, a number or step for every unit, words nothing."""
    assert weighed(question, answer).score == score


@pytest.mark.parametrize(
    ("score", "level"),
    [(2, "information"), (3, "advice"), (7, "advice"), (8, "support"), (14, "support"), (15, "urgent")],
)
def test_levels(score: int, level: str) -> None:
    """Each level begins at its threshold."""
    assert weighed(asks("q", "number", weight=1), Counted(score)).level == level


@pytest.mark.parametrize(
    ("question", "answer", "danger"),
    [
        (asks("q", "yes_no", role="urgency"), YesNo(yes=True), True),
        (asks("q", "yes_no", role="urgency"), YesNo(yes=False), False),
        (asks("q", "yes_no", role="urgency"), Skipped(), False),
        (asks("q", "yes_no"), YesNo(yes=True), False),
        (
            asks("q", "choice", role="urgency", options=options("now", "soon", now=9, soon=3)),
            Chosen(("now",)),
            True,
        ),
        (
            asks("q", "choice", role="urgency", options=options("now", "soon", now=9, soon=3)),
            Chosen(("soon",)),
            False,
        ),
        (asks("q", "choice", role="urgency", options=options("a", "b")), Chosen(("a",)), False),
        (asks("q", "scale", role="urgency", min=0, max=5), Counted(5), True),
        (asks("q", "scale", role="urgency", min=0, max=5), Counted(4), False),
    ],
)
def test_danger(question: Question, answer: Answer, danger: bool) -> None:
    """Danger is a yes, the top of the scale, or the heaviest option, of the question with that role."""
    assert weighed(question, answer).danger is danger


def test_danger_is_urgent() -> None:
    """Danger is urgent, whatever the score."""
    assert weighed(asks("q", "yes_no", role="urgency"), YesNo(yes=True)) == Triage(
        0, danger=True, level="urgent"
    )


def test_answers_that_do_not_apply() -> None:
    """An answer to a question that does not apply weighs nothing."""
    q = questionnaire(asks("a", "yes_no"), asks("b", "yes_no", role="urgency", weight=9, when=Is("a", "yes")))
    answers = Answers({"a": YesNo(yes=False), "b": YesNo(yes=True)})
    assert weigh(q, answers, LEVELS) == Triage(0, danger=False, level="information")
