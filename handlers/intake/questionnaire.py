"""What is asked: a questionnaire, its questions and their options, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from handlers.intake.answers import Answer, Answers
from handlers.intake.conditions import Condition
from handlers.intake.texts import NOTHING, Texts

Kind = Literal["choice", "choices", "text", "voice", "place", "number", "scale", "yes_no", "information"]
"""`voice` takes text or voice; `information` is read and passed, never answered."""

KINDS: tuple[Kind, ...] = get_args(Kind)
CHOOSING: tuple[Kind, ...] = ("choice", "choices")
COUNTING: tuple[Kind, ...] = ("number", "scale")
WEIGHED: tuple[Kind, ...] = (*COUNTING, "yes_no")
OPEN: tuple[Kind, ...] = ("text", "voice")


@dataclass(frozen=True, slots=True)
class Option:
    """One option. `weight` is what choosing it adds to the triage score; it may be negative."""

    id: str
    text: Texts
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Variant:
    """Other words for a question while a condition holds; empty `help` keeps the question's own."""

    when: Condition
    text: Texts
    help: Texts = NOTHING


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `role` is what matching and triage know it by. `weight` counts for kinds without options:
    once for a yes, and for every unit of a number or a step of a scale. `none` names the option
    that excludes the others. `min` and `max` bound numbers, both ends included.
    """

    id: str
    kind: Kind
    text: Texts
    role: str | None = None
    required: bool = False
    help: Texts = NOTHING
    min: int | None = None
    max: int | None = None
    weight: int = 0
    none: str | None = None
    when: Condition | None = None
    variants: tuple[Variant, ...] = ()
    options: tuple[Option, ...] = ()

    def applies(self, answers: Mapping[str, Answer]) -> bool:
        """Whether its condition holds. Only answers to earlier questions may be passed in."""
        return self.when is None or self.when.holds(answers)

    def wording(self, answers: Mapping[str, Answer]) -> Texts:
        """The words to ask it with: the first variant that holds, else its own."""
        variant = self._variant(answers)
        return variant.text if variant else self.text

    def helping(self, answers: Mapping[str, Answer]) -> Texts:
        """The help to show with it, empty when there is none."""
        variant = self._variant(answers)
        return variant.help if variant and variant.help else self.help

    def option(self, option_id: str) -> Option | None:
        """The option with this id."""
        return next((option for option in self.options if option.id == option_id), None)

    def _variant(self, answers: Mapping[str, Answer]) -> Variant | None:
        return next((variant for variant in self.variants if variant.when.holds(answers)), None)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All questions in the order they are asked, and the languages they are written in."""

    languages: tuple[str, ...]
    questions: tuple[Question, ...]
    _by_id: dict[str, Question] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the questions; where an id stands twice the first one counts."""
        object.__setattr__(self, "_by_id", {one.id: one for one in reversed(self.questions)})

    def question(self, question_id: str) -> Question | None:
        """The question with this id."""
        return self._by_id.get(question_id)

    def with_role(self, role: str) -> tuple[Question, ...]:
        """The questions that carry this role, usually one."""
        return tuple(question for question in self.questions if question.role == role)

    def answer_for(self, role: str, answers: Answers) -> Answer | None:
        """The answer that stands for this role: of several questions, the first answered one."""
        return next((answers[one.id] for one in self.with_role(role) if one.id in answers), None)
