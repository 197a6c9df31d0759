"""Which numbers may be shown, so that none of them, and no sum or difference of them, points at a person.

Months are put together until the numbers are large enough, and are never taken apart again:

1. A *grid* of one series of events joins whole months, in order, until nothing or at least `FEWEST`
   happened in them.
2. A table of that series closes a *span* of cells of the grid when a quarter is over and each of its
   numbers is 0 or so large that the rest of the year can be expected to bring `AMPLE` of it: that has to
   be told as well. A span that has come to the end of its year closes in any case; where a number is small
   then, the small ones are pooled: told together with one or two others.
3. Only whole spans are ever shown. A longer period is a sum of spans; a month that is not over yet, or that
   no span holds yet, is in none. Months that are over never change, so a later report shows the same spans.

Why nothing small follows from what is shown: the months inside a span are a table of which only the margins
are known, and for a table with margins r and c and the sum n a cell lies between max(0, r+c-n) and min(r, c),
both of which can be had; these are equal only where r or c is 0 or n, which is never a small number. Tables
of one series share nothing but the grid's sums, and for any two tables with the same sums there are people
who make them both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FEWEST = 5
"""A number from 1 up to this, exclusive, is small."""

AMPLE = 2 * FEWEST
"""How much of everything is left for the rest of a year before a table is shown in the middle of it."""

QUARTER, YEAR = 3, 12
"""In months."""

LEAST_POOLED = 3
"""Values in a pool, where there are so many: with two, a one and a five would show by their sum."""

Months = Mapping[str, Mapping[str, int]]
"""For each month, such as 2026-11, how often each value came up; a month without any may be left out."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Whole months of the grid, and how much happened in them."""

    months: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Span:
    """Whole cells, and what is shown of them.

    `pool` are the values that are told only together, as `pooled`; `hidden` those that are not told at all.
    """

    months: tuple[str, ...]
    shown: Mapping[str, int] = field(default_factory=dict)
    pool: tuple[str, ...] = ()
    pooled: int = 0
    hidden: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Everything in a span whose values exclude one another."""
        return sum(self.shown.values()) + self.pooled


def is_small(number: int) -> bool:
    """Whether a number could point at somebody."""
    return 0 < number < FEWEST


def grid(months: Sequence[str], totals: Mapping[str, int]) -> list[Cell]:
    """Months that are over, without a gap, joined to cells in their order; the rest at the end is in none."""
    cells: list[Cell] = []
    joined: tuple[str, ...] = ()
    for month in months:
        joined = (*joined, month)
        total = sum(totals.get(one, 0) for one in joined)
        if not is_small(total):
            cells.append(Cell(joined, total))
            joined = ()
    return cells


def spans(cells: Iterable[Cell], counts: Months, order: Sequence[str] = ()) -> list[Span]:
    """The spans of a table whose values exclude one another and add up to the grid's sums.

    In a pool those go first of which least was shown before, and then the last ones of `order`, which must
    never change: neither says anything of the span itself.
    """
    before: Counter[str] = Counter()

    def turn(value: str) -> tuple[int, int, str]:
        return before[value], -order.index(value) if value in order else -len(order), value

    def span(months: tuple[str, ...], _: int) -> Span | None:
        found = closed(months)
        before.update(found.shown if found else {})
        return found

    def closed(months: tuple[str, ...]) -> Span | None:
        there = _summed(months, counts)
        if _is_over(months, YEAR) and any(map(is_small, there.values())):
            return _with_pool(months, there, sorted(there, key=turn))
        return Span(months, there) if _may_close(months, there.values()) else None

    return _closed(cells, span)


def several(cells: Iterable[Cell], counts: Months) -> list[Span]:
    """The spans of a table in which one event can have several values, or none.

    How many have a value and how many have not must both not be small; a value for which that is not so
    when the year is over is hidden. Each value is a table of its own with the same sums.
    """

    def span(months: tuple[str, ...], total: int) -> Span | None:
        there = _summed(months, counts)
        hidden = tuple(one for one, n in there.items() if is_small(n) or is_small(total - n))
        if not _may_close(months, (*there.values(), *(total - n for n in there.values()))):
            return None
        return Span(months, {one: n for one, n in there.items() if one not in hidden}, hidden=hidden)

    return _closed(cells, span)


def _closed(cells: Iterable[Cell], span: Callable[[tuple[str, ...], int], Span | None]) -> list[Span]:
    """Cells put together until a span can be made of them; what is left at the end is in none."""
    made: list[Span] = []
    months: tuple[str, ...] = ()
    total = 0
    for cell in cells:
        months, total = months + cell.months, total + cell.total
        if (found := span(months, total)) is not None:
            made.append(found)
            months, total = (), 0
    return made


def _summed(months: Sequence[str], counts: Months) -> dict[str, int]:
    """How often each value came up in these months, in an order that never changes.

    A value that has only come up later is not there: with it an earlier span would change after it was shown.
    """
    met = sorted({value for month, values in counts.items() if month <= months[-1] for value in values})
    there = [counts.get(month, {}) for month in months]
    return {value: sum(month.get(value, 0) for month in there) for value in met}


def _may_close(months: Sequence[str], numbers: Iterable[int]) -> bool:
    """At the end of the year always, at the end of a quarter when there is enough of everything."""
    left = YEAR - 1 - _number(months[-1]) % YEAR
    least = max(FEWEST, AMPLE * len(months) / max(1, left))
    enough = all(number == 0 or number >= least for number in numbers)
    return _is_over(months, YEAR) or (enough and _is_over(months, QUARTER))


def _is_over(months: Sequence[str], length: int) -> bool:
    """Whether the quarter or year in which the first month lies is over after the last one."""
    return (_number(months[-1]) + 1) // length > _number(months[0]) // length


def _number(month: str) -> int:
    """Months since the year 0."""
    return int(month[:4]) * YEAR + int(month[5:]) - 1


def _with_pool(months: tuple[str, ...], there: Mapping[str, int], turns: Sequence[str]) -> Span:
    """The small numbers together with others, which are chosen by their turn and never by their size.

    So whoever knows this rule cannot tell a pooled number by it: one more here and one less there would
    have made the same pool. Nought is pooled as well, but is no reason for a pool.
    """
    small = [value for value in there if there[value] < FEWEST]
    others = [value for value in turns if value not in small]
    pool = (*small, *others[: max(1, LEAST_POOLED - len(small))])
    shown = {value: n for value, n in there.items() if value not in pool}
    return Span(
        months, shown, tuple(value for value in there if value in pool), sum(there[one] for one in pool)
    )
