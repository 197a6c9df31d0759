"""The processes of a round: how they begin, where they die, and how those end that may."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.faults import points
from tests.faults.counts import Counts
from tests.faults.launched import Order
from tests.faults.town import Town
from tests.faults.victim import Hangman, Victim

START = 240.0
"""Seconds in which a process has to be open, or to have died where it should."""


@dataclass(slots=True, kw_only=True)
class Lives:
    """All processes of one town's line, and what is counted of them. `log` is what they said."""

    town: Town
    hangman: Hangman
    aims: points.Aims
    rng: random.Random
    counts: Counts = field(default_factory=Counts)
    victims: set[Victim] = field(default_factory=set)
    log: list[str] = field(default_factory=list)

    async def opens(self, victim: Victim) -> None:
        """Wait until it is open, or dead already."""
        opening = asyncio.create_task(victim.is_open.wait())
        over = asyncio.create_task(victim.is_over.wait())
        done, late = await asyncio.wait((opening, over), timeout=START, return_when="FIRST_COMPLETED")
        for task in late:
            task.cancel()
        if not done:
            self.counts.wrong.append(f"a process was not open after {START:.0f} seconds")

    async def kills(self, victim: Victim) -> None:
        """SIGKILL, unless it has died already."""
        victim.kills()
        code = await victim.ends()
        self.buried(victim)
        if code != -signal.SIGKILL:
            self.counts.wrong.append(f"a process ended by itself, with {code}")

    def buried(self, victim: Victim) -> None:
        """Note how it died."""
        self.victims.discard(victim)
        self.log += victim.log
        self.counts.kills += 1
        self.counts.cold += victim.cold
        if victim.died_at:
            self.counts.at[victim.died_at] += 1
            self.aims.hit[victim.died_at] += 1

    async def starts(self, *words: str, point: str = "", hit: int = 1, cold: bool = False) -> Victim:
        """Begin an `amana` command in a process of its own."""
        town = self.town
        order = Order(words, str(town.folder), str(town.clock.path), town.settings, point, hit)
        victim = await (self.hangman.starts_cold(order) if cold else self.hangman.forks(order))
        self.victims.add(victim)
        return victim

    async def errand(self, words: tuple[str, ...], among: tuple[points.Point, ...]) -> None:
        """Begin a command beside the line; it dies at one of its points, or at any moment."""
        among = tuple(points.over(self.town.database, among))
        point = self.aims.choose(self.rng, among).name if self.rng.random() < 0.8 else ""
        self.counts.errands += 1
        victim = await self.starts(*words, point=point)
        if not await victim.within(START if point else self.rng.uniform(0, 0.3)):
            victim.kills()
        if await victim.ends() == -signal.SIGKILL:
            self.buried(victim)
        else:
            self.victims.discard(victim)
            self._ended_well(words, victim)

    def _ended_well(self, words: tuple[str, ...], victim: Victim) -> None:
        if victim.code != 0:
            self.counts.wrong.append(f"{' '.join(words[:2])} ended with {victim.code}: {victim.log[-1:]}")

    async def command(self, *words: str) -> None:
        """Run a command to its end, which has to be a good one."""
        victim = await self.starts(*words)
        if not await victim.within(START):
            victim.kills()
        await victim.ends()
        self.victims.discard(victim)
        self.log += victim.log
        self._ended_well(words, victim)

    async def stop(self, running: Sequence[Victim]) -> None:
        """SIGTERM, to which each has to end well."""
        for one in running:
            one.terminates()
        for one in running:
            if not await one.within(START):
                one.kills()
            if await one.ends() != 0:
                self.counts.wrong.append(f"SIGTERM ended with {one.code}")
            self.victims.discard(one)
            self.log += one.log

    async def first_of(self, running: list[Victim], longest: float) -> None:
        """Wait until one of them has died."""
        deaths = [asyncio.create_task(victim.is_over.wait()) for victim in running]
        await asyncio.wait(deaths, timeout=longest, return_when="FIRST_COMPLETED")
        for task in deaths:
            task.cancel()
