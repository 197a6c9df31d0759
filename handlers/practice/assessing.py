"""What a practice conversation showed, told from the branches that were taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from db.practices import Practice, Turn
from handlers.practice.scenario import POINTS, Answer, Outcome, Point, Scenario

YES, OPPOSITE, UNSEEN = "✔", "✘", "–"


@dataclass(frozen=True, slots=True)
class Said:
    """What the seeker wrote, and how it was answered, where it was."""

    seeker: str
    turn: Turn | None = None
    answer: Answer | None = None


def taken(scenario: Scenario, turn: Turn) -> Answer | None:
    """The answer that a turn was; None when the scenario has changed since."""
    step = scenario.step(turn.step)
    return next((one for one in step.answers if one.did == turn.answer), None) if step else None


def seen(scenario: Scenario, practice: Practice) -> dict[Point, str]:
    """Of every point: shown, or its opposite somewhere, or neither. Once the opposite happened it stands."""
    answers = [one for turn in practice.turns if (one := taken(scenario, turn))]
    return {point: _sign(point, answers) for point in POINTS}


def _sign(point: Point, answers: list[Answer]) -> str:
    if any(point in one.misses for one in answers):
        return OPPOSITE
    return YES if any(point in one.shows for one in answers) else UNSEEN


def outcome(scenario: Scenario, practice: Practice) -> Outcome | None:
    """How it ended, once it has."""
    step = scenario.step(practice.step)
    return step.outcome if step else None


def said(scenario: Scenario, practice: Practice) -> Iterator[Said]:
    """The conversation, to what the seeker wrote last."""
    for turn in practice.turns:
        step = scenario.step(turn.step)
        yield Said(step.seeker if step else "", turn, taken(scenario, turn))
    last = scenario.step(practice.step)
    yield Said(last.seeker if last else "")
