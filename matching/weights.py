"""How much each soft wish counts, against the others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Points each thing is worth when it is fully met. Defaults; an admin may set others.

    `language` goes fully to the language liked best and in part to later ones; `distance` by
    band; `room` to an empty desk (twice in an urgent case); `rest` grows until `rest_days`
    after the confidant's last new case.
    """

    known: float = 4.0
    language: float = 3.0
    community: float = 3.0
    distance: float = 3.0
    topic: float = 1.5
    room: float = 1.5
    rest: float = 1.0
    rest_days: float = 14.0
