"""Two attackers on what is shown: one who calculates, and one who knows the rule by which it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from handlers.figures import releasing
from handlers.figures.releasing import Cell, Span

Row = tuple[int, ...]
"""How often each value came up in one month."""

Data = tuple[Row, ...]
"""All months of one table."""

NAMES = "abcdefgh"


def counts_of(months: Sequence[str], data: Data) -> dict[str, dict[str, int]]:
    """As the counters have it."""
    return {month: dict(zip(NAMES, row, strict=False)) for month, row in zip(months, data, strict=True)}


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is ever shown of one series: its sums, and the spans of its tables."""

    cells: list[Cell]
    tables: list[list[Span]]


def shown(months: Sequence[str], tables: Sequence[Data]) -> Shown:
    """What is shown of tables that are told apart in different ways, of the same events."""
    totals = {month: sum(row) for month, row in zip(months, tables[0], strict=True)}
    cells = releasing.grid(months, totals)
    return Shown(cells, [releasing.spans(cells, counts_of(months, data)) for data in tables])


class Calculator:
    """Knows everything that is shown and that tables of one series have the same sums each month.

    What is not known are whole numbers from nought up: one for each value of each table in each month.
    """

    def __init__(self, months: Sequence[str], values: Sequence[int], seen: Shown) -> None:
        self._months, self._values = months, values
        self._starts = [len(months) * sum(values[:nr]) for nr in range(len(values))]
        self._size = len(months) * sum(values)
        rules = [*self._same_sums(), *self._sums(seen.cells), *self._spans(seen.tables)]
        self._rule = LinearConstraint(np.array([row for row, _ in rules]), *[[n for _, n in rules]] * 2)

    def _at(self, table: int, month: str, value: int) -> int:
        return self._starts[table] + self._months.index(month) * self._values[table] + value

    def _row(self, table: int, months: Sequence[str], values: Sequence[int], sign: int = 1) -> np.ndarray:
        made = np.zeros(self._size)
        for month in months:
            for value in values:
                made[self._at(table, month, value)] += sign
        return made

    def _whole(self, table: int, months: Sequence[str], sign: int = 1) -> np.ndarray:
        return self._row(table, months, range(self._values[table]), sign)

    def _same_sums(self) -> Iterator[tuple[np.ndarray, int]]:
        for table in range(1, len(self._values)):
            for month in self._months:
                yield self._whole(0, [month]) + self._whole(table, [month], -1), 0

    def _sums(self, cells: Sequence[Cell]) -> Iterator[tuple[np.ndarray, int]]:
        return ((self._whole(0, cell.months), cell.total) for cell in cells)

    def _spans(self, tables: Sequence[Sequence[Span]]) -> Iterator[tuple[np.ndarray, int]]:
        for nr, spans in enumerate(tables):
            for span in spans:
                for name, n in span.shown.items():
                    yield self._row(nr, span.months, [NAMES.index(name)]), n
                if span.pool:
                    yield self._row(nr, span.months, [NAMES.index(one) for one in span.pool]), span.pooled

    def bounds(self, table: int, months: Sequence[str], values: Sequence[int]) -> tuple[int, int]:
        """The least and the most that these values can come to in these months."""
        aim = self._row(table, months, values)
        ends = (self._least(aim), -self._least(-aim))
        return ends[0], ends[1]

    def _least(self, aim: np.ndarray) -> int:
        most = Bounds(0, 200)
        found = milp(aim, constraints=[self._rule], bounds=most, integrality=np.ones(self._size))
        assert found.success, "what is shown fits no table at all"
        return round(found.fun)


def giveaways(months: Sequence[str], values: int, most: int) -> list[tuple[Data, int, int]]:
    """Every table of at most so many events of which somebody who knows the rule would know a small number.

    Tables that are shown alike cannot be told apart, whatever is known of the rule; a number that is the
    same in all of them is known.
    """
    alike: dict[object, list[Data]] = defaultdict(list)
    for flat in _parts(len(months) * values, most):
        data = tuple(flat[start : start + values] for start in range(0, len(flat), values))
        seen = shown(months, [data])
        alike[repr(seen)].append(data)
    return [found for tables in alike.values() for found in _known(tables, len(months), values)]


def _known(tables: list[Data], months: int, values: int) -> Iterator[tuple[Data, int, int]]:
    for value in range(values):
        for month in range(months):
            (one, *more) = {data[month][value] for data in tables}
            if not more and releasing.is_small(one):
                yield tables[0], month, value
        (one, *more) = {sum(row[value] for row in data) for data in tables}
        if not more and releasing.is_small(one):
            yield tables[0], -1, value


def _parts(size: int, most: int) -> Iterator[Row]:
    if size == 0:
        yield ()
        return
    for first in range(most + 1):
        for rest in _parts(size - 1, most - first):
            yield (first, *rest)
