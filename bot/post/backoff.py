"""How long to wait before trying again."""

from __future__ import annotations

import random

LONGEST = 60.0
"""Seconds that are waited at most before something is tried again."""


class Backoff:
    """Doubling pauses with chance in them, so that many who failed together do not return together."""

    def __init__(self, rng: random.Random, first: float = 1.0, most: float = LONGEST) -> None:
        self._rng = rng
        self._first = first
        self._most = most

    def pause(self, tries: int) -> float:
        """Seconds to wait after the failure number `tries` (0 is the first): half of it is chance."""
        full = min(self._most, self._first * 2.0 ** min(tries, 30))
        return full / 2 + self._rng.random() * full / 2
