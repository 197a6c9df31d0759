"""What must hold of a line's own wording of a text before anybody reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from locales.checks import BUTTON, LONGEST, LONGEST_BUTTON, LONGEST_POPUP
from locales.phrase import utf16_length
from locales.template import marks, slots
from locales.text import Text

Fault = Literal["empty", "inserted", "brace", "bold", "long"]

_NAMED = re.compile(r"\{[a-z_][a-z0-9_]*\}")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a wording cannot be taken.

    `most` are the characters there is room for; `missing` and `unknown` are the names of what
    must be inserted and is not, and of what is and must not.
    """

    fault: Fault
    most: int = 0
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def names(what: Text) -> frozenset[str]:
    """What must be inserted into every wording of a text."""
    return slots(what.sources[-1])


def room(what: Text) -> int:
    """How many characters a wording may have, which its note says: a button, a pop-up, or a message."""
    note = what.note.lower()
    if BUTTON.search(note) and not names(what):
        return LONGEST_BUTTON
    return LONGEST_POPUP if "pop-up" in note else LONGEST


def refusal(what: Text, template: str) -> Refusal | None:
    """The first reason why this template cannot stand for this text; None when it can."""
    if not template.replace("*", "").strip():
        return Refusal("empty")
    missing, unknown = names(what) - slots(template), slots(template) - names(what)
    if missing or unknown:
        return Refusal("inserted", missing=tuple(sorted(missing)), unknown=tuple(sorted(unknown)))
    if re.search(r"[{}]", _NAMED.sub("", template)):
        return Refusal("brace")
    if marks(template)["*"] % 2:
        return Refusal("bold")
    if utf16_length(template.replace("*", "")) > room(what):
        return Refusal("long", most=room(what))
    return None
