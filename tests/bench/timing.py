"""How long something takes: the median of many tries, so that one hiccup does not count."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the results. `aim` is what it should stay under, `least` what it should reach, both in
    its unit. `told` is what else there is to say of it; `because` is why the aim is not
    reached, for where it is not.
    """

    what: str
    value: float
    unit: str
    aim: float | None = None
    least: float | None = None
    told: str = ""
    because: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether it is as it should be; None where nothing is aimed at."""
        if self.aim is None and self.least is None:
            return None
        return (self.aim is None or self.value < self.aim) and (
            self.least is None or self.value >= self.least
        )

    @property
    def aimed(self) -> str:
        """What is aimed at; "" for nothing."""
        told = [] if self.aim is None else [f"under {self.aim:g} {self.unit}".rstrip()]
        told += [] if self.least is None else [f"at least {self.least:g} {self.unit}".rstrip()]
        return ", ".join(told)

    @property
    def verdict(self) -> str:
        """Whether it holds, and by how much it does not; "" where nothing is aimed at."""
        if self.holds is None:
            return ""
        wanted = self.aim if self.aim is not None and self.value >= self.aim else self.least
        if self.holds or not wanted:
            return "holds" if self.holds else "falls short"
        return f"falls short: {self.value / wanted:.2f} times the aim"

    def __str__(self) -> str:
        wanted = f"   aim: {self.aimed}: {self.verdict}" if self.aimed else ""
        return f"{self.what:<66}{self.value:>10.3f} {self.unit}{wanted}"


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


def share(part: float, ordered: Sequence[float]) -> float:
    """The value that this part of all is not above."""
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
