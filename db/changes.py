"""What one unit of work changes in sealed columns, as sums (`db/tally.py` says why)."""

from __future__ import annotations

from hashlib import blake2b

from db.footprint import Heads
from db.vault.lookup import Lookup

MODULUS = 2**256

SUMS = "tally:"
"""How the settings are named in which the sums themselves are kept: these values are in no sum."""
_UNCOUNTED = f"settings.value/{SUMS}"


class Changes:
    """A sum for each column in which something came or went."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._key: bytes | None = None
        self._sums: dict[str, int] = {}

    def added(self, heads: Heads) -> None:
        """These came."""
        self._count(heads, 1)

    def removed(self, heads: Heads) -> None:
        """These went."""
        self._count(heads, -1)

    @property
    def sums(self) -> dict[str, int]:
        """What it came to so far, to be added to what is kept."""
        return dict(self._sums)

    def taken(self) -> dict[str, int]:
        """What it came to since this was last asked."""
        taken, self._sums = self._sums, {}
        return taken

    def back_to(self, sums: dict[str, int]) -> None:
        """What came after that was undone."""
        self._sums = sums

    def _count(self, heads: Heads, sign: int) -> None:
        key = self._key = self._key or self._lookup.of("tally")
        for where, head in heads:
            if not where.startswith(_UNCOUNTED):
                element = blake2b(where.encode() + b"/" + head, key=key, digest_size=32).digest()
                place = where.partition("/")[0]
                self._sums[place] = self._sums.get(place, 0) + sign * int.from_bytes(element, "big")
