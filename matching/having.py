"""Which candidates have which values: languages, communities, topics and the like, as columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from matching.arrays import Flags, np


class Having:
    """For each value, who has it. Columns are made when first asked for, kept, and not to be written in."""

    def __init__(self, values: Sequence[Iterable[str]]) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        for position, those in enumerate(values):
            for value in those:
                found[value].append(position)
        self._positions = dict(found)
        self._nobody = self._column(len(values), ())
        self._columns: dict[tuple[str, ...], Flags] = {}

    @property
    def values(self) -> tuple[str, ...]:
        """Every value that anybody has."""
        return tuple(self._positions)

    def any_of(self, *values: str) -> Flags:
        """Who has at least one of these: shape (candidates,)."""
        known = tuple(value for value in values if value in self._positions)
        if not known:
            return self._nobody
        if known not in self._columns:
            having = (self._positions[value] for value in known)
            self._columns[known] = self._column(len(self._nobody), having)
        return self._columns[known]

    @staticmethod
    def _column(length: int, having: Iterable[Sequence[int]]) -> Flags:
        flags = np.zeros(length, dtype=np.bool_)
        for positions in having:
            flags[positions] = True
        flags.flags.writeable = False
        return flags
