"""Which sealed values stand: those the line put there and has not taken away.

An older value opens in its own place as the newest does. So each one that is opened must be among those
that stand: by the roll when the line starts, from then on in memory too. The tags lie in one ordered array,
eight bytes each, and what came or went since the roll was begun in two sets beside it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from db.roll import Roll

GROWN = 4
"""The roll is begun anew when it is so many times as long as it has to be."""
ROOM = 4096
"""Tags by which it may be longer in any case."""
LOOSE = 50_000
"""Tags that may lie in the two sets: one there takes ten times what it takes in the array. Where very many
stand it may be half as many as those, so that a line does not write all of them again and again.
"""


class Standing:
    """What stands in one database, for one process."""

    def __init__(self, roll: Roll) -> None:
        self._roll = roll
        self._base = array("Q")
        self._more: set[int] = set()
        self._gone: set[int] = set()
        self._refused: set[int] = set()
        self._told: set[str] = set()
        self.complete = False
        """Whether everything that stands is known here, and all else is not."""

    def __contains__(self, tag: int) -> bool:
        return tag in self._more or (tag not in self._gone and self._in_base(tag))

    def follow(self) -> None:
        """Take in what other processes have written on the roll."""
        for batch in self._roll.news():
            if batch.whole:
                self._base, self.complete = array("Q", batch.tags), True
                self._more, self._gone, self._refused = set(), set(), set()
            elif batch.went:
                self._strike(batch.tags)
            else:
                self._more.update(batch.tags)

    def came(self, tags: Iterable[int]) -> None:
        """These are put there, by a unit of work that is not committed yet."""
        self._more.update(tags)

    def came_not(self, tags: Iterable[int]) -> None:
        """That was undone."""
        self._more.difference_update(tags)

    def went(self, tags: Collection[int]) -> None:
        """These went, by a unit of work that is committed."""
        self._strike(tags)
        self._roll.note(tags, went=True)

    def coming(self, tags: Collection[int]) -> None:
        """These are about to be committed."""
        self._roll.note(tags)

    def refuse(self, tag: int) -> None:
        """Whoever asks again need not look for it again."""
        self._refused.add(tag)

    def refuses(self, tag: int) -> bool:
        """Whether it went, or was looked for and does not stand."""
        return tag in self._refused or tag in self._gone

    def asks_first(self, place: str) -> bool:
        """Whether nobody has asked after this column before, and so nothing of it is known without a roll."""
        first = place not in self._told and not self.complete
        self._told.add(place)
        return first

    def put(self, tags: Iterable[int]) -> None:
        """Have these stand, except what this process knows to have gone."""
        self._more.update(tag for tag in tags if tag not in self._gone)

    def begin_anew(self, tags: Iterable[int]) -> None:
        """Have these stand and no others, whatever was before. Raises OSError."""
        self._base = array("Q", sorted(tags))
        self._more, self._gone, self._refused = set(), set(), set()
        self.complete = True
        self._roll.begin_anew(self._base)

    def all(self) -> Iterator[int]:
        """Whatever stands now."""
        yield from self._more
        yield from (tag for tag in self._base if tag not in self._gone)

    def comb(self, missing: Iterable[int]) -> None:
        """Strike off what stood before and was found nowhere: whoever took it away was killed too soon to."""
        self.went([tag for tag in missing if tag in self])

    def settle(self) -> None:
        """The sums have a new mark: what went before needs no remembering any more. Raises OSError."""
        if self.complete:
            standing = len(self._base) + len(self._more)
            is_long = self._roll.length > GROWN * standing + ROOM
            if is_long or self.loose > LOOSE + standing // 2 or not self._roll.there:
                self.begin_anew(self.all())

    @property
    def loose(self) -> int:
        """How many came or went since the roll was begun."""
        return len(self._more) + len(self._gone)

    def close(self) -> None:
        """Let go of the roll."""
        self._roll.close()

    def _strike(self, tags: Collection[int]) -> None:
        self._more.difference_update(tags)
        self._gone.update(tags)

    def _in_base(self, tag: int) -> bool:
        at = bisect_left(self._base, tag)
        return at < len(self._base) and self._base[at] == tag
