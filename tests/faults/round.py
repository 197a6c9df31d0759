"""One round: a line founded anew, people who write all the while, and processes that are killed."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from db.schema import KNOWN
from tests.faults import points
from tests.faults.counts import Counts
from tests.faults.crowd import Confidant, Seeker
from tests.faults.lives import START, Lives
from tests.faults.stage import PATIENT, Stage
from tests.faults.storm import Storm
from tests.faults.town import founded
from tests.faults.verdict import judged, looked_over
from tests.faults.victim import Hangman, Victim
from tests.simulation.chronicle import Chronicle
from tests.simulation.day import AMISS

COLD = 0.025
"""One start in forty is cold: a process that imports everything itself, as an admin starts it, which takes
fifty times as long.
"""
AIMED = 0.75
"""How many lives are to end at a point."""
LONGEST = {"talk": 5.0, "day": 5.0, "once": 5.0}
"""Seconds after which a process that has not come by its point is killed all the same, by occasion."""
LEAP = 0.1
"""How often hours go by at once between two lives."""
HOURS = (3.0, 7.0)
LEFT = (0.0, 2.0)
"""Seconds for which those that are left go on."""
ROTATES, BACKS_UP, MIGRATES = 0.06, 0.06, 0.04
"""How often an admin does something, for each time that processes die at any moment."""
WANTING = 5
"""So many times more often, while there is a point in it at which nobody has died."""
PATIENCE = 600.0
"""Seconds after the last kill in which everything that was written has to arrive."""
NIGHT = 26 * 3600.0
"""After this every closed case has to be sealed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a round is made from; the same plan makes the same choices, as far as processes let it.

    `longest` is for how many seconds an occasion that takes several people is waited for.
    """

    seed: str
    kills: int = 60
    processes: int = 1
    longest: float = 30.0


@dataclass(slots=True, kw_only=True)
class Round(Lives):
    """One town, its line's processes, and what was found."""

    plan: Plan
    is_late: Callable[[], bool] = lambda: False
    storm: Storm = field(init=False)
    chronicle: Chronicle = field(init=False)
    stage: Stage = field(init=False)
    begun: int = 0

    def __post_init__(self) -> None:
        self.storm = Storm(random.Random(self.rng.random()), self.rng.choice((0.0, 0.02, 0.02, 0.06)))
        self.chronicle = Chronicle(self.town.telegram.world)
        self.stage = Stage(self.town, self.storm, self.chronicle, self._chance())
        self.storm.breaks_over(self.town.telegram.faults)

    async def run(self) -> Counts:
        """Live through it, let everything come to rest, and judge."""
        async with self.crowded():
            await self._begins()
            await self._suffers()
        return await self.ends()

    async def _begins(self) -> None:
        """Nobody is killed before somebody has written."""
        victim = await self.starts("run")
        await self.talk()
        await self.kills(victim)

    async def talk(self) -> None:
        """Wait until somebody has written. Raises TimeoutError."""
        async with asyncio.timeout(START):
            while not self.chronicle.written:  # noqa: ASYNC110 - by people
                await asyncio.sleep(0.1)

    async def _suffers(self) -> None:
        """One after another: processes that are to die at a point, and those that die at any moment."""
        while not self._over:
            if self.rng.random() < AIMED:
                await self._aimed()
            else:
                await self._blind()
            if self.rng.random() < LEAP:
                self.town.leaps(self.rng.uniform(*HOURS) * 3600)

    @asynccontextmanager
    async def crowded(self) -> AsyncIterator[None]:
        """Everybody writes, until the block ends."""
        town, up = self.town, True
        seekers = [Seeker(town.seeker(one), self._chance(), self.chronicle) for one in town.seekers]
        staff = [Confidant(town.confidant(one), self._chance(), self.chronicle) for one in town.confidants]
        self.stage.seekers, self.stage.confidants = seekers, staff
        crowd: list[Seeker | Confidant] = [*seekers, *staff]
        for one in crowd:
            one.waits_while = lambda: town.pending() > PATIENT
        people = [asyncio.create_task(one.lives(lambda: up)) for one in crowd]
        try:
            yield
        finally:
            up = False
            await asyncio.gather(*people)

    async def ends(self) -> Counts:
        """Let everything come to rest, and judge."""
        await self._rests()
        self.counts.struck = self.storm.struck
        judged(self.chronicle, frozenset(self.town.seekers), self.counts)
        self.counts.wrong += [line.strip() for line in self.log if _is_amiss(line)]
        return self.counts

    def _chance(self) -> random.Random:
        return random.Random(self.rng.random())

    # Killing

    @property
    def _over(self) -> bool:
        return self.begun >= self.plan.kills or self.is_late()

    async def _aimed(self) -> None:
        """Each process is to die at the same point, and the occasion for it is made; when the first has died,
        others may take over for a while.
        """
        point = self.aims.choose(self.rng, points.over(self.town.database, points.LINE))
        hit = self.rng.choice((1, 1, 2, 4)) if point.occasion == "talk" else 1
        self.stage.sets(point.occasion)
        running = [await self._begins_life(point.name, hit) for _ in range(self.plan.processes)]
        warm = [victim for victim in running if not victim.cold]
        for victim in (warm or running) if point.name not in points.ENDING else running:
            await self.opens(victim)
        if point.name in points.ENDING:
            self._asks_to_end(running)
        playing = asyncio.create_task(self.stage.plays(point.occasion))
        await self.first_of(running, LONGEST.get(point.occasion, self.plan.longest))
        await self._rest_of(running)
        playing.cancel()
        await asyncio.gather(playing, return_exceptions=True)
        await self.stage.clears()

    def _asks_to_end(self, running: list[Victim]) -> None:
        for victim in running:
            victim.terminates()

    async def _rest_of(self, running: list[Victim]) -> None:
        """The others have to do without it for a moment, and die as well."""
        for victim in running:
            await victim.within(self.rng.uniform(*LEFT) if len(running) > 1 else 0)
            await self.kills(victim)

    async def _migrates(self) -> None:
        """The line is stopped; back by one migration and forward again, each killed before it may end."""
        for words in (("--back-to", KNOWN[-2]), ()):
            await self.errand(("upgrade", "--yes", *words), points.MIGRATION)
            await self.command("upgrade", "--yes", *words)

    def _backup(self) -> str:
        return str(self.town.folder / f"backup-{self.rng.getrandbits(40):010x}")

    async def _blind(self) -> None:
        """Side by side, each process dies at a moment of its own; an admin does something beside."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self.plan.processes):
                group.create_task(self._lives())
            words, among = self._chore()
            if words:
                group.create_task(self.errand(words, among))
        if self._is_due(MIGRATES, points.MIGRATION):
            await self._migrates()

    async def _lives(self) -> None:
        victim = await self._begins_life()
        if self.rng.random() < 0.75:
            await self.opens(victim)
        await victim.within(min(6.0, self.rng.expovariate(1.0)))
        await self.kills(victim)

    async def _begins_life(self, point: str = "", hit: int = 1) -> Victim:
        self.begun += 1
        return await self.starts("run", point=point, hit=hit, cold=self.rng.random() < COLD)

    def _is_due(self, odds: float, among: tuple[points.Point, ...]) -> bool:
        """More often while there is a point at which nobody has died yet."""
        wanting = self.aims.are_open(points.over(self.town.database, among))
        return self.rng.random() < (odds * WANTING if wanting else odds)

    def _chore(self) -> tuple[tuple[str, ...], tuple[points.Point, ...]]:
        """What an admin does beside the line, if anything."""
        if self._is_due(ROTATES, points.ROTATION):
            return ("keys", "rotate"), points.ROTATION
        if self._is_due(BACKS_UP, points.BACKUP):
            return ("backup", self._backup()), points.BACKUP
        return (), ()

    # Coming to rest

    async def _rests(self) -> None:
        """Fair weather, until nothing waits any more; and once more after a night."""
        self.storm.over = True
        for night in (0.0, NIGHT):
            self.town.clock.leaps(night)
            running = [await self.starts("run") for _ in range(self.plan.processes)]
            for one in running:
                await self.opens(one)
            await self._finishes()
            await self.stop(running)
        await self.command("keys", "rotate")
        await self.command("backup", self._backup())
        await self.command("audit", "verify")
        await looked_over(self.town, self.counts)

    async def _finishes(self) -> None:
        await asyncio.sleep(3.0)  # every duty begins with the process
        try:
            async with asyncio.timeout(PATIENCE):
                with self.town.store() as store:
                    while await self._waiting(store):  # noqa: ASYNC110 - it happens in another process
                        await asyncio.sleep(0.5)
        except TimeoutError:
            self.counts.wrong.append(f"something still waits after {PATIENCE:.0f} seconds")

    async def _waiting(self, store) -> int:
        if pending := self.town.pending():
            return pending
        async with store.transaction() as work:
            return work.inbox.waiting() + work.outbox.waiting()


def _is_amiss(line: str) -> bool:
    """What no log may say."""
    return "Traceback" in line or "CRITICAL" in line or any(words in line for words in AMISS)


@asynccontextmanager
async def round_in(
    folder: Path,
    plan: Plan,
    hangman: Hangman,
    aims: points.Aims,
    database_url: str = "",
    is_late: Callable[[], bool] = lambda: False,
) -> AsyncIterator[Round]:
    """Found a town; afterwards none of its processes runs any more. Once it `is_late` nobody is killed."""
    async with founded(folder, database_url) as town:
        rng = random.Random(plan.seed)
        made = Round(town=town, hangman=hangman, aims=aims, rng=rng, plan=plan, is_late=is_late)
        try:
            yield made
        finally:
            for one in list(made.victims):
                one.kills()
                await one.ends()
