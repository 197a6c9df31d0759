"""What a seeker asks for, as far as matching reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from matching.profile import Gender

Distance = Literal["near", "region", "not_own_town", "any"]
"""Close by; the same region; nobody from my own town; no matter."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One waiting case, seen by matching.

    `languages`: any of them will do, the first is liked best; none named means no matter.
    Either `place_id` or, when only that was told, `region` (a region's id). `known` are staff
    ids this seeker has talked with before. `urgent` goes first in the queue and is offered
    rather to somebody with room.
    """

    case_id: str
    languages: tuple[str, ...] = ()
    gender: Gender | None = None
    community: str | None = None
    place_id: str | None = None
    region: str | None = None
    distance: Distance = "any"
    urgent: bool = False
    topics: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
