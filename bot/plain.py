"""Whether what a framework read is of the types that it says: the last look before handlers get it.

Neither framework checks everything: python-telegram-bot keeps whatever stands in the JSON, and
numbers may be larger than any column. What does not fit is set aside like anything unreadable.
"""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from bot.raw import LARGEST, UnreadableUpdate
from handlers.incoming import Letter, Press, Reaction

Number = Annotated[int, Field(ge=-LARGEST, lt=LARGEST)]
Marks = tuple[tuple[str, Number, Number, str | None, str | None], ...]
Said = tuple[str, Marks, tuple[()]]
"""What people say is made of none of the line's own texts."""
STRICT = ConfigDict(strict=True)
LETTERS: TypeAdapter[object] = TypeAdapter(
    tuple[
        Number,
        Number,
        str,
        Said,
        None,
        Number | None,
        Number | None,
        str | None,
        Said | None,
        tuple[float, float] | None,
        str,
    ],
    config=STRICT,
)
PRESSES: TypeAdapter[object] = TypeAdapter(
    tuple[Number, Number, str, str, Number | None, None], config=STRICT
)

REACTIONS: TypeAdapter[object] = TypeAdapter(tuple[Number, Number, str | None], config=STRICT)


def checked_letter(letter: Letter) -> Letter:
    """The letter, when all in it is what it should be; UnreadableUpdate otherwise."""
    _check(LETTERS, replace(letter, parcel=None))
    return letter


def checked_press(press: Press) -> Press:
    """The press, likewise."""
    _check(PRESSES, replace(press, parcel=None))
    return press


def checked_reaction(reaction: Reaction) -> Reaction:
    """The reaction, likewise."""
    _check(REACTIONS, reaction)
    return reaction


def _check(shape: TypeAdapter[object], value: Letter | Press | Reaction) -> None:
    try:
        shape.validate_python(astuple(value))
    except ValidationError:
        raise UnreadableUpdate from None
