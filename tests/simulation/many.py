"""Thousands of days, each from a seed of its own, lived through side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from tests.simulation.crew import Crew, Tell
from tests.simulation.day import Ran, run
from tests.simulation.plan import Plan
from tests.simulation.shrinking import smallest
from tests.simulation.town import Towns

AT_ONCE = 20
"""Days that one child lives through: forking costs about as much as a tenth of a day."""

Answer = tuple[Ran, Ran | None]
"""How a day went; and one that was not sound once more, made as small as it can be."""


def many(towns: Towns, plans: Iterable[Plan], workers: int, late: Callable[[], bool]) -> Iterator[Answer]:
    """Live through all of them, in any order, or as many as are begun before it is late. Raises FellOver."""
    crew, plans = Crew(workers), iter(plans)
    while (some := list(islice(plans, AT_ONCE))) and not late():
        yield from crew.room()
        crew.sends(partial(_each, towns, some))
    yield from crew.answers()


def _each(towns: Towns, plans: list[Plan], tell: Tell) -> None:
    for plan in plans:
        ran = run(towns, plan)
        tell((ran, None if ran.verdict.sound else smallest(towns, ran)))
