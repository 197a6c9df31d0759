"""Wrong codes, counted for each chat, so that nobody can go on trying."""

from __future__ import annotations

import hashlib
import random
from datetime import datetime, timedelta

MOST = 5
"""Wrong codes from one chat within an hour before none is looked at."""

HOUR = timedelta(hours=1)


class Knocks:
    """Only in memory, under a key that is made anew with the program: nothing of it is ever stored.

    It starts from nothing when the program starts. What keeps codes from being guessed are their
    128 random bits.
    """

    def __init__(self, rng: random.Random) -> None:
        self._key = rng.randbytes(32)
        self._missed: dict[bytes, list[datetime]] = {}

    def too_many(self, chat_id: int, now: datetime) -> bool:
        """Whether this chat has to wait."""
        return len(self._lately(self._name(chat_id), now)) >= MOST

    def missed(self, chat_id: int, now: datetime) -> int:
        """A code from this chat was wrong; how many were within the hour."""
        for name in list(self._missed):
            if not self._lately(name, now):
                del self._missed[name]
        name = self._name(chat_id)
        self._missed[name] = [*self._lately(name, now), now]
        return len(self._missed[name])

    def _lately(self, name: bytes, now: datetime) -> list[datetime]:
        return [moment for moment in self._missed.get(name, ()) if now - moment < HOUR]

    def _name(self, chat_id: int) -> bytes:
        return hashlib.blake2b(str(chat_id).encode(), key=self._key, digest_size=16).digest()
