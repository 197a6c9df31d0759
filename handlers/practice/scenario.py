"""A conversation with a made-up seeker, branching on what the trainee does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Point = Literal["listened", "questions", "no_judgement", "safety", "confidentiality", "next_step"]
"""What a good conversation has: listening, open questions, no judgement, safety named, confidentiality
explained, a next step agreed. Our own list, a default like every other."""

POINTS: tuple[Point, ...] = get_args(Point)
"""All of them, in the order in which they are looked back on."""

Outcome = Literal["good", "fair", "broken"]
"""How a conversation ends: the seeker has something to go on with, comes back perhaps, or is gone."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""All of them, the best first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing the trainee can do: `text` is what they could write, `did` what that is, in a few words.

    It shows some points and misses others, and leads on to the step `next`.
    """

    text: str
    did: str
    next: str
    shows: tuple[Point, ...] = ()
    misses: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What the made-up seeker writes. At an end there is an outcome and a lesson, and nothing to answer."""

    id: str
    seeker: str
    answers: tuple[Answer, ...] = ()
    outcome: Outcome | None = None
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One conversation, in the language of its seeker; it begins with the first step."""

    id: str
    language: str
    title: str
    about: str
    steps: tuple[Step, ...]

    @property
    def opening(self) -> Step:
        """What the seeker writes first."""
        return self.steps[0]

    def step(self, step_id: str) -> Step | None:
        """The step with this id."""
        return next((one for one in self.steps if one.id == step_id), None)
