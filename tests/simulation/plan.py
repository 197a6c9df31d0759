"""What goes wrong on a simulated day: everything of it follows from a seed, and can be said in a command."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal, get_args

How = Literal["step", "commit", "committed", "asked"]
"""How a life of the line ends: killed between two steps of its loop, that is where something awaits; killed
in a commit, just before the database makes it, or as soon as it has; or asked to end.
"""

Form = Literal["day", "short"]
"""A whole day begins with everybody in search of somebody; a short one in the middle of their talks."""

KINDLY = 600
"""Steps after which a life ends that is asked to."""


@dataclass(frozen=True, slots=True)
class Death:
    """The end of one life: after so many steps or at its commit with that number, from 1."""

    how: How
    at: int

    @classmethod
    def said(cls, words: str) -> Death:
        """The death that `str` wrote. Raises ValueError."""
        how, _, at = words.partition(":")
        if how not in get_args(How):
            raise ValueError(f"{how!r} is none of {', '.join(get_args(How))}")
        return cls(how, int(at))

    def __str__(self) -> str:
        return f"{self.how}:{self.at}"


@dataclass(frozen=True, slots=True)
class Plan:
    """`storm`: how likely each thing that can go wrong in a call is at most. `nights`: how often hours go
    by, or a clock is put right. `seconds`: how long people are up.
    """

    seed: int
    deaths: tuple[Death, ...] = ()
    storm: float = 0.0
    nights: int = 0
    seconds: float = 60.0
    form: Form = "day"

    def command(self) -> str:
        """What runs this very plan once more."""
        words = [f"--from {self.seed} --seeds 1", *(["--short"] if self.form == "short" else [])]
        own = planned(self.seed, self.form)
        if self.deaths != own.deaths:
            words += [f"--die {one}" for one in self.deaths] or ["--die never"]
        others = (each.name for each in fields(self) if each.name not in {"seed", "deaths", "form"})
        words += [f"--{name} {getattr(self, name)!r}" for name in others if self._differs(own, name)]
        return f'make simulate ARGS="{" ".join(words)}"'

    def _differs(self, own: Plan, name: str) -> bool:
        return bool(getattr(self, name) != getattr(own, name))


def planned(seed: int, form: Form = "day") -> Plan:
    """What a seed stands for."""
    rng = random.Random(f"{form} {seed}")
    most = 4 if form == "day" else 2
    deaths = tuple(_deaths(rng, rng.randint(1, most), 600 if form == "day" else 250))
    storm = rng.choice((0.0, 0.0, 0.02, 0.05, 0.15))
    if form == "short":
        return Plan(seed, deaths, storm, rng.randint(0, 1), rng.uniform(5, 15), form)
    return Plan(seed, deaths, storm, rng.randint(0, 3), rng.uniform(40, 90), form)


def _deaths(rng: random.Random, count: int, steps: int) -> Iterator[Death]:
    """One life in five ends as it should; of the others many are short."""
    for _ in range(count):
        how: How = rng.choice(("asked", "step", "step", "commit", "committed"))
        if how == "asked":
            yield Death(how, KINDLY)
        else:  # about one step in sixty is a commit
            yield Death(how, 1 + int(rng.expovariate(1 / steps) / (1 if how == "step" else 60)))
