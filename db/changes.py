"""What one unit of work changes in sealed columns: as sums (`db/sums.py` says why), and value by value."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from db.footprint import Heads
from db.roll import tag_of
from db.standing import Standing
from db.vault.lookup import Lookup

MODULUS = 2**256

SUMS = "tally:"
"""How the settings are named, in every database that there is, in which the sums themselves are kept: these
values are in no sum."""
_UNCOUNTED = f"settings.value/{SUMS}"


@dataclass(frozen=True, slots=True)
class Mark:
    """How far it was at some moment."""

    sums: dict[str, int]
    came: int
    went: int


class Changes:
    """A sum for each column in which something came or went; what came stands from then on."""

    def __init__(self, lookup: Lookup, standing: Standing) -> None:
        self._lookup = lookup
        self._standing = standing
        self._key: bytes | None = None
        self._sums: dict[str, int] = {}
        self._came: list[int] = []
        self._went: list[int] = []

    def added(self, heads: Heads) -> None:
        """These came."""
        self._count(heads, 1)
        tags = tags_of(heads)
        self._came += tags
        self._standing.came(tags)

    def removed(self, heads: Heads) -> None:
        """These went."""
        self._count(heads, -1)
        self._went += tags_of(heads)

    def sum_of(self, heads: Heads) -> int:
        """What these would add, all of one column."""
        return sum(self._element(where, head) for where, head in _counted(heads))

    def taken(self) -> dict[str, int]:
        """What it came to since this was last asked."""
        taken, self._sums = self._sums, {}
        return taken

    @property
    def mark(self) -> Mark:
        """How far it is now."""
        return Mark(dict(self._sums), len(self._came), len(self._went))

    def back_to(self, mark: Mark) -> None:
        """What came after that was undone."""
        self._sums = mark.sums
        self._standing.came_not(self._came[mark.came :])
        del self._came[mark.came :], self._went[mark.went :]

    def undo(self) -> None:
        """All of it was undone; nothing where it was committed."""
        self.back_to(Mark({}, 0, 0))

    def committing(self) -> None:
        """It is about to be committed."""
        if self._came:
            self._standing.coming(set(self._came).difference(self._went))

    def committed(self) -> None:
        """It stays."""
        if self._went:
            self._standing.went(self._went)
        self._came, self._went = [], []

    def _count(self, heads: Heads, sign: int) -> None:
        for where, head in _counted(heads):
            place = where.partition("/")[0]
            self._sums[place] = self._sums.get(place, 0) + sign * self._element(where, head)

    def _element(self, where: str, head: bytes) -> int:
        key = self._key = self._key or self._lookup.of("tally")
        return int.from_bytes(blake2b(where.encode() + b"/" + head, key=key, digest_size=32).digest())


def tags_of(heads: Heads) -> list[int]:
    """What these are known by, without the sums themselves."""
    return [tag_of(head) for _, head in _counted(heads)]


def is_a_sum(place: str, row: str | int) -> bool:
    """Whether this is where a sum is kept: an older one is told by its mark."""
    return f"{place}/{row}".startswith(_UNCOUNTED)


def _counted(heads: Heads) -> Heads:
    return [one for one in heads if not one[0].startswith(_UNCOUNTED)]
