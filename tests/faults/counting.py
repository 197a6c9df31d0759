"""What became of every message: arrived, lost, out of order, or twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of messages. `unmarked` are second copies that do not say that they may be one."""

    written: int = 0
    lost: int = 0
    misplaced: int = 0
    unmarked: int = 0
    marked: int = 0
    misdelivered: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    @property
    def sound(self) -> bool:
        """Whether the promise held: at least once, in order, to the right person, copies marked."""
        return not (self.lost or self.misplaced or self.unmarked or self.misdelivered)


def tally(written: Sequence[str], shown: Sequence[str], elsewhere: Sequence[str], mark: str) -> Tally:
    """Compare what was written with what stands on the right phone and on all the others.

    No written text may be part of another. `mark` is in every message that may be a repeat.
    """
    copies = {text: [at for at, message in enumerate(shown) if text in message] for text in written}
    first = [at[0] for at in copies.values() if at]
    flagged = {at for at, message in enumerate(shown) if mark in message}
    return Tally(
        written=len(written),
        lost=sum(not at for at in copies.values()),
        misplaced=sum(one > two for one, two in pairwise(first)),
        unmarked=sum(max(0, len(set(at) - flagged) - 1) for at in copies.values()),
        marked=sum(len(set(at) & flagged) for at in copies.values()),
        misdelivered=sum(text in message for text in written for message in elsewhere),
    )
