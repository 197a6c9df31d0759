"""How often things happened in a month: numbers that nothing leads back from.

A tally has no case, person, day or order. What is counted is counted in the unit of work in which it
happens, so that it is counted once or not at all; nothing is taken away again when a case is erased.
"""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update

from db import tables
from db.records import Tally
from db.scope import Scope

_t = tables.tallies.c
_ADD = insert(tables.tallies)
_MORE = (
    update(tables.tallies)
    .where(_t.month == bindparam("then"), _t.figure == bindparam("of"), _t.value == bindparam("which"))
    .values(n=_t.n + 1)
)
_ALL = select(tables.tallies).order_by(_t.month, _t.figure, _t.value)


class Tallies:
    """The counters. They outlive what they count."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def count(self, month: str, figure: str, value: str = "") -> None:
        """One more of this value of a figure; `month` is written as 2026-11."""
        if not self._scope.do(_MORE, {"then": month, "of": figure, "which": value}):
            self._scope.do(_ADD, {"month": month, "figure": figure, "value": value, "n": 1})

    def every(self) -> list[Tally]:
        """All of them, the oldest month first."""
        return [Tally(row.month, row.figure, row.value, row.n) for row in self._scope.all(_ALL)]
