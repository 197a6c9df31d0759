"""How many letters are under way at once, and how many more may be."""

from __future__ import annotations

from dataclasses import dataclass

OF_A_KIND = 64
"""Urgent letters under way at once, and as many others, each of another chat."""

KEPT = 8
"""Hands more than that: so many are always left for either kind, whatever the other one does."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many more may go: in all, of them urgent ones, and of them others."""

    letters: int
    urgent: int
    others: int


class Hands:
    """Letters under way, by their numbers. One that rests takes no hand."""

    def __init__(self, of_a_kind: int = OF_A_KIND, kept: int = KEPT) -> None:
        self._of_a_kind = of_a_kind
        self._all = of_a_kind + kept
        self._busy: dict[int, bool] = {}
        self._urgent = 0

    def take(self, letter: int, *, urgent: bool) -> None:
        """A letter is on its way."""
        self.free(letter)
        self._busy[letter] = urgent
        self._urgent += urgent

    def free(self, letter: int) -> None:
        """A letter has ended, or rests."""
        self._urgent -= self._busy.pop(letter, False)

    @property
    def room(self) -> Room:
        """How many more letters may begin."""
        others = len(self._busy) - self._urgent
        left = max(0, self._all - len(self._busy))
        return Room(
            left,
            max(0, min(left, self._of_a_kind - self._urgent)),
            max(0, min(left, self._of_a_kind - others)),
        )
