"""Records that one unit of work has opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from db.scope import Row

R = TypeVar("R")


class Opened(Generic[R]):
    """A row that is read once more, and lies there as it did, is not opened once more.

    Records are frozen, so that whoever gets one again cannot tell. Every read looks at the row: what was
    changed meanwhile, or put there by another hand, differs in its sealed columns, since no two values are
    sealed alike. `face` is as much of a row as goes into the record.
    """

    def __init__(self, opening: Callable[[Row], R], face: Callable[[Row], object] = lambda row: row) -> None:
        self._opening = opening
        self._face = face
        self._known: dict[str, tuple[object, object, R]] = {}

    def of(self, row: Row, key: object) -> R:
        """The record that lies in a row, as long as it is the same `key` that opens it.

        Raises whatever opening it raises.
        """
        face, known = self._face(row), self._known.get(row.id)
        if known is not None and known[0] is key and known[1] == face:
            return known[2]
        record = self._opening(row)
        self._known[row.id] = (key, face, record)
        return record
