"""How much hangs on a text: what somebody in danger reads comes before what an admin reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, get_args

Part = Literal["safety", "seekers", "staff"]
"""Emergencies and safety; everything else that seekers read; what only the staff reads."""

PARTS: tuple[Part, ...] = get_args(Part)
"""The parts, the weightiest first: in this order a native speaker reads them."""

_SAFETY = {"safety", "alarm"}
_SEEKERS = {
    "answers", "common", "export", "intake", "kinds", "matching", "pages", "relay", "restoring", "retraction",
    "seeker", "sending", "topics", "voice", "waiting",
}  # fmt: skip
"""Modules of texts of which seekers read the most. What only the staff reads in them counts with the rest."""
_DANGER = re.compile(r"\b11[23]\b|emergency|danger|suicid", re.IGNORECASE)
_TO_SEEKERS = re.compile(r"\b(to|by) (a |the |somebody who |whoever )?(seekers?|is blocked)\b", re.IGNORECASE)


def part_of(key: str, english: Iterable[str], note: str) -> Part:
    """Where a text belongs, by its key, its words and its note. A text of danger is one wherever it stands."""
    module = key.partition(".")[0]
    if module in _SAFETY or any(_DANGER.search(words) for words in (*english, note)):
        return "safety"
    return "seekers" if module in _SEEKERS or _TO_SEEKERS.search(note) else "staff"
