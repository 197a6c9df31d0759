"""How much hangs on a text: what somebody in danger reads comes before what an admin reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, get_args

Part = Literal["safety", "seekers", "staff"]
"""Emergencies and safety; everything else that seekers read; what only the staff reads."""

PARTS: tuple[Part, ...] = get_args(Part)
"""The parts, the weightiest first: in this order a native speaker reads them."""

_PRACTICE = "practice/"
_SAFETY = {"safety", "alarm"}
_SEEKERS = {
    "answers", "common", "export", "intake", "kinds", "matching", "pages", "relay", "restoring", "retraction",
    "seeker", "sending", "topics", "voice", "waiting",
}  # fmt: skip
"""Modules of texts of which seekers read the most. What only the staff reads in them counts with the rest."""
_NUMBER = re.compile(r"\b11[23]\b")
_DANGER = re.compile(r"\b11[23]\b|emergency|danger|suicid", re.IGNORECASE)
_TO_SEEKERS = re.compile(r"\b(to|by) (a |the |somebody who |whoever )?(seekers?|is blocked)\b", re.IGNORECASE)


def part_of(key: str, english: Iterable[str], note: str) -> Part:
    """Where a text belongs, by its key, its words and its note.

    A text of danger is one wherever it stands; but what a made-up seeker says in practice is nobody's danger.
    """
    if key.startswith(_PRACTICE):
        return "staff"
    if key.partition(".")[0] in _SAFETY or any(_DANGER.search(words) for words in (*english, note)):
        return "safety"
    return "seekers" if _is_for_seekers(key, note) else "staff"


def rank(key: str, english: Sequence[str], note: str) -> tuple[int, bool, bool]:
    """Smaller for what should be read sooner: by part, in it what names 112 or 113, then what seekers read."""
    names_number = any(_NUMBER.search(words) for words in english)
    return PARTS.index(part_of(key, english, note)), not names_number, not _is_for_seekers(key, note)


def _is_for_seekers(key: str, note: str) -> bool:
    module = key.partition(".")[0]
    return module in _SEEKERS or module == "safety" or bool(_TO_SEEKERS.search(note))
