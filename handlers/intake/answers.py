"""What a person answered: one small value per kind of answer, and all of them together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import ConfigDict

_EXACT: ConfigDict = {"extra": "forbid", "strict": True}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Options of a choice (exactly one) or of several choices, in the questionnaire's order."""

    ids: tuple[str, ...]
    what: Literal["chosen"] = "chosen"
    __pydantic_config__: ClassVar[ConfigDict] = _EXACT


@dataclass(frozen=True, slots=True)
class Said:
    """A typed answer in the person's own words."""

    text: str
    what: Literal["said"] = "said"
    __pydantic_config__: ClassVar[ConfigDict] = _EXACT


@dataclass(frozen=True, slots=True)
class Spoken:
    """An answer by voice: the number (`seq`) of the transcript entry that holds it."""

    entry: int
    what: Literal["spoken"] = "spoken"
    __pydantic_config__: ClassVar[ConfigDict] = _EXACT


@dataclass(frozen=True, slots=True)
class Located:
    """A place or only a region.

    `label` is what to show. `place_id` names a known town; without it and with `region` only
    the region is known; without both, `label` is a name that nobody could find on the map.
    """

    label: str
    place_id: str | None = None
    region: str | None = None
    what: Literal["located"] = "located"
    __pydantic_config__: ClassVar[ConfigDict] = _EXACT


@dataclass(frozen=True, slots=True)
class Counted:
    """A whole number, or a step on a scale."""

    n: int
    what: Literal["counted"] = "counted"
    __pydantic_config__: ClassVar[ConfigDict] = _EXACT


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""

    yes: bool
    what: Literal["yes_no"] = "yes_no"
    __pydantic_config__: ClassVar[ConfigDict] = _EXACT


@dataclass(frozen=True, slots=True)
class Skipped:
    """The person was asked and would rather not say."""

    what: Literal["skipped"] = "skipped"
    __pydantic_config__: ClassVar[ConfigDict] = _EXACT


@dataclass(frozen=True, slots=True)
class Seen:
    """An information step was read and passed."""

    what: Literal["seen"] = "seen"
    __pydantic_config__: ClassVar[ConfigDict] = _EXACT


Answer = Chosen | Said | Spoken | Located | Counted | YesNo | Skipped | Seen
"""Everything that can stand as the answer to a question. `what` tells them apart in JSON."""

SILENT = (Skipped, Seen)
"""Answers that say nothing about anybody."""


class Answers(Mapping[str, Answer]):
    """Answers by question id. Never changes: `put` and `only` give new ones."""

    __slots__ = ("_by_id",)

    def __init__(self, by_id: Mapping[str, Answer] | Iterable[tuple[str, Answer]] = ()) -> None:
        """Take a copy of the given answers."""
        self._by_id: dict[str, Answer] = dict(by_id)

    def __getitem__(self, question_id: str) -> Answer:
        """The answer to this question; KeyError when there is none."""
        return self._by_id[question_id]

    def __iter__(self) -> Iterator[str]:
        """The ids of the answered questions."""
        return iter(self._by_id)

    def __len__(self) -> int:
        """How many questions have an answer."""
        return len(self._by_id)

    def __hash__(self) -> int:
        """Equal answers hash alike, in whatever order they came."""
        return hash(frozenset(self._by_id.items()))

    def __repr__(self) -> str:
        """Only how many: answers never stand in a traceback or a log."""
        return f"<Answers to {len(self)} questions>"

    def put(self, question_id: str, answer: Answer) -> Answers:
        """These answers with one more, or with that one replaced."""
        return Answers({**self._by_id, question_id: answer})

    def only(self, question_ids: Container[str]) -> Answers:
        """The answers to these questions alone."""
        return Answers({one: answer for one, answer in self._by_id.items() if one in question_ids})
