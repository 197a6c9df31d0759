"""Killing the line at every moment of a day: at each, a copy of everything is forked, and killed there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.simulation.crew import Crew, Tell, ends
from tests.simulation.day import HOME, MEMORY, Day, Ran, begun, lived
from tests.simulation.plan import Death, How, Plan
from tests.simulation.town import Towns

STEPS_A_COMMIT = 60
"""About so many steps of a day there are to one commit."""

Hear = Callable[[Ran], None]
"""Is told how each day went."""


@dataclass(slots=True)
class Sweep:
    """A probe: forks at every so many steps, which are the moments between two awaits, and in commits.

    What a fork goes through is what `Plan.deaths` with this one death stands for, to the last letter.
    """

    crew: Crew
    hear: Hear
    stride: int
    steps: int = 0
    commits: int = 0
    tell: Tell | None = None

    def at_step(self, day: Day, steps: int) -> None:
        """After a step."""
        if steps > self.steps:
            self.steps = steps
            if steps % self.stride == 0:
                self._forks(day, Death("step", steps))

    def at_commit(self, day: Day, commit: int) -> None:
        """Before a commit; the moment after it is one between two steps."""
        self.commits = commit
        if commit % max(1, self.stride // STEPS_A_COMMIT) == 0:
            self._forks(day, Death("commit", commit))

    def _forks(self, day: Day, death: Death) -> None:
        for answer in self.crew.room():
            self.hear(answer)
        folder = day.folder / str(death).replace(":", "-")
        day.process.is_left_as(folder / HOME.format(1))  # by us: while a child did it, we would write on
        self.tell = self.crew.fork()
        if self.tell:
            day.plan = replace(day.plan, deaths=(death,))
            day.deaths, day.forked, day.folder = [death], True, folder


def every(towns: Towns, plan: Plan, workers: int, hear: Hear, stride: int = 1) -> dict[How, int]:
    """Kill a day at each moment of its life; how many steps and commits there were. Raises FellOver."""
    sweep = Sweep(Crew(workers), hear, stride)
    with tempfile.TemporaryDirectory(prefix="amana-every-", dir=MEMORY) as folder:
        day = begun(towns, replace(plan, deaths=()), Path(folder), sweep)
        ran = lived(day)
        if sweep.tell:
            with ends():
                sweep.tell(ran)
                shutil.rmtree(day.folder)
        hear(ran)
        for answer in sweep.crew.answers():
            hear(answer)
    return {"step": sweep.steps, "commit": sweep.commits}
