"""Answers and walks as JSON, and back exactly."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from handlers.intake.answers import Answer, Answers
from handlers.intake.walk import Walk

_Stored = dict[str, Annotated[Answer, Field(discriminator="what")]]


@checked(frozen=True, slots=True, config={"extra": "forbid", "strict": True})
class _StoredWalk:
    version: int
    answers: _Stored
    position: str | None
    picked: tuple[str, ...] | None


_ANSWERS: TypeAdapter[dict[str, Answer]] = TypeAdapter(_Stored)
_WALK = TypeAdapter(_StoredWalk)


class BrokenAnswers(ValueError):
    """What is stored is not JSON of answers that this program writes; nothing of it is quoted here."""

    def __init__(self, why: str) -> None:
        """Say what is wrong by its kind: "json_invalid", "missing", "union_tag_invalid" ..."""
        super().__init__(f"the stored answers cannot be read: {why}")
        self.why = why


def write_answers(answers: Answers) -> str:
    """Answers as JSON."""
    return _ANSWERS.dump_json(dict(answers)).decode()


def read_answers(text: str) -> Answers:
    """Answers out of JSON. Raises BrokenAnswers."""
    try:
        return Answers(_ANSWERS.validate_json(text))
    except ValidationError as error:
        raise BrokenAnswers(_why(error)) from None


def write_walk(walk: Walk) -> str:
    """A walk as JSON."""
    stored = _StoredWalk(walk.version, dict(walk.answers), walk.position, walk.picked)
    return _WALK.dump_json(stored).decode()


def read_walk(text: str) -> Walk:
    """A walk out of JSON. Raises BrokenAnswers."""
    try:
        stored = _WALK.validate_json(text)
    except ValidationError as error:
        raise BrokenAnswers(_why(error)) from None
    return Walk(stored.version, Answers(stored.answers), stored.position, stored.picked)


def _why(error: ValidationError) -> str:
    return error.errors(include_url=False, include_context=False, include_input=False)[0]["type"]
