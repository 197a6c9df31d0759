"""Which cases of a queue can be served together, the first in turn before all others.

Sets of cases that can each have a confidant of their own (or a place of their own at one) are the
independent sets of a transversal matroid (Edmonds and Fulkerson, Transversals and matroid
partition, 1965). In a matroid, taking each element in turn whenever it can join those taken
already gives a set as large as any, and none that is better when compared in that order (Rado
1957; Edmonds, Matroids and the greedy algorithm, 1971). So nobody is passed over for somebody
later in the queue, and no confidant stays idle for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from matching.arrays import Flags, Positions, np

Set = int
"""A set of positions, as bits."""


def served(may: Flags, room: Positions) -> list[int]:
    """The cases (rows, in turn) that are served: positions in `may`, which has the shape
    (cases, confidants) and says who may have which case. `room` is how many each may still take.
    """
    # Whoever is asked for least comes first, so that fewer cases have to move later.
    least = np.argsort(np.count_nonzero(may, axis=0), kind="stable")
    seats = _Seats(may[:, least], room[least])
    return [case for case in range(len(may)) if seats.take(case)]


class _Seats:
    """Cases seated at confidants, one more at a time; none that has a seat ever loses it."""

    def __init__(self, may: Flags, room: Positions) -> None:
        self._choices = [_set(row) for row in may]
        self._room: list[int] = room.tolist()
        self._free = _set(room > 0)
        self._hopeful = _set(np.ones(len(room), dtype=np.bool_))
        self._cases: list[list[int]] = [[] for _ in self._room]
        self._seat: dict[int, int] = {}

    def take(self, case: int) -> bool:
        """Seat a case, moving others if that is what it takes; False when it cannot be done."""
        came: dict[int, int] = {}
        seen, reached = 0, [case]
        for one in reached:
            new = self._choices[one] & self._hopeful & ~seen
            if free := new & self._free:
                self._move(one, next(_members(free)), came)
                return True
            seen |= new
            for confidant in _members(new):
                came[confidant] = one
                reached += self._cases[confidant]
        # All whom this search came by are full, and whoever sits with them may go to nobody else: no
        # later search that enters here comes out. They are set aside for good.
        self._hopeful &= ~seen
        return False

    def _move(self, case: int, confidant: int, came: dict[int, int]) -> None:
        """Seat `case` at one who is free, the case that led to it at the seat it leaves, and so on."""
        self._room[confidant] -= 1
        if not self._room[confidant]:
            self._free &= ~(1 << confidant)
        while True:
            left = self._seat.get(case)
            self._seat[case] = confidant
            self._cases[confidant].append(case)
            if left is None:
                return
            self._cases[left].remove(case)
            case, confidant = came[left], left


def _set(flags: Flags) -> Set:
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def _members(positions: Set) -> Iterator[int]:
    while positions:
        lowest = positions & -positions
        yield lowest.bit_length() - 1
        positions ^= lowest
