"""One thing in a text that tells who somebody is, or how to reach them outside the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["phone", "email", "username", "profile", "iban", "bsn"]
"""What is looked for."""

KINDS: tuple[Kind, ...] = ("phone", "email", "username", "profile", "iban", "bsn")
"""All of it, in the order in which it is named to people."""


@dataclass(frozen=True, slots=True)
class Found:
    """`start` and `end` count code points of the text, not UTF-16; `value` is its one spelling."""

    kind: Kind
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Hit:
    """The same, in the plain spelling of the text."""

    kind: Kind
    start: int
    end: int
    value: str
