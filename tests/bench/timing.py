"""How long something takes: the median of many tries, so that one hiccup does not count."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the results. `aim` is what it should stay under, in the same unit."""

    what: str
    value: float
    unit: str
    aim: float | None = None

    def __str__(self) -> str:
        wanted = "" if self.aim is None else f"   aim: under {self.aim:g} {self.unit}"
        return f"{self.what:<52}{self.value:>10.3f} {self.unit}{wanted}"


def milliseconds(do: Callable[[], object], tries: int = 200) -> float:
    """The median time of one call, after ten that are not counted."""
    for _ in range(10):
        do()
    took = []
    for _ in range(tries):
        began = time.perf_counter()
        do()
        took.append(time.perf_counter() - began)
    return median(took) * 1000
