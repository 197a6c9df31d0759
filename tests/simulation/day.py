"""One simulated day, made from one seed: people, weather, and where the line is killed."""

from __future__ import annotations

import asyncio
import logging
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from db.home import Home
from db.store import Store
from db.work import Work
from tests.simulation.chronicle import Chronicle
from tests.simulation.loop import SimLoop
from tests.simulation.network import Weather
from tests.simulation.people import Confidant, Seeker
from tests.simulation.town import Process, Town, starts
from tests.simulation.verdict import Judge, Verdict

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
PATIENCE = 900.0
"""Seconds after the storm in which everything has to be done."""

LEAPS = (90.0, 3600.0, 7 * 3600.0)
"""Seconds that go by at once; three of them in a row are less than the day that Telegram keeps updates."""

KINDLY = 600
"""Steps after which a life ends that is asked to."""

NIGHT = 26 * 3600.0
"""Seconds after everything has come to rest: longer than the time of grace after a case was closed."""

AMISS = (
    "failed at try",
    " broke: ",
    "rolled back",
    "could not be settled",
    "could not be read",
    "could not be told",
    "passed over",
    "duty ",
)
"""What no log may say: it happens only when a handler or a loop has a mistake in it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes wrong on a day.

    `deaths`: after how many steps of each life it is killed, 0 for asked to end. `storm`: how likely each
    thing that can go wrong in a call is at most. `nights`: how often hours go by, or a clock is put right.
    """

    seed: int
    deaths: tuple[int, ...] = ()
    storm: float = 0.0
    nights: int = 0
    seconds: float = 60.0


def _death(rng: random.Random) -> int:
    """One life in five ends as it should; of the others many are short."""
    return 0 if rng.random() < 0.2 else int(rng.expovariate(1 / 600))


def planned(seed: int) -> Plan:
    """What a seed stands for."""
    rng = random.Random(f"plan {seed}")
    deaths = tuple(_death(rng) for _ in range(rng.randint(1, 4)))
    storm = rng.choice((0.0, 0.0, 0.02, 0.05, 0.15))
    return Plan(seed, deaths, storm, rng.randint(0, 3), rng.uniform(40, 90))


@dataclass(slots=True)
class Ran:
    """How a day went. `trace` is the same whenever the same plan is run."""

    plan: Plan
    verdict: Verdict
    killed: int
    steps: int
    trace: str


@dataclass(slots=True)
class Day:
    """The day itself."""

    town: Town
    plan: Plan
    rng: random.Random = field(init=False)
    chronicle: Chronicle = field(init=False)
    weather: Weather = field(init=False)
    steps: int = 0
    killed: int = 0
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.plan.seed)
        self.chronicle = Chronicle(self.town.telegram.world)
        self.weather = self._weather()

    def _weather(self) -> Weather:
        rng, worst = self._chance(), self.plan.storm
        odds = [self.rng.uniform(0, worst) for _ in range(5)]
        return Weather(rng, *odds, slow=self.rng.uniform(0, worst / 3))

    def run(self) -> Ran:
        """Live through it, let everything come to rest, and judge."""
        timeline = self.town.telegram.timeline
        outside = SimLoop(timeline, float)
        try:
            with _overheard(self.wrong):
                busy = outside.spawn(self._people(timeline.awake + self.plan.seconds))
                process = self._lives(busy)
                self._rests(process)
        finally:
            if outside in timeline.loops:
                outside.die()
            outside.bury()
        busy.result()
        verdict = Judge(self.chronicle, frozenset(self.town.seekers)).verdict()
        self.wrong += outside.faults
        verdict = replace(verdict, wrong=(*verdict.wrong, *self.wrong))
        return Ran(self.plan, verdict, self.killed, self.steps, self._trace())

    def _trace(self) -> str:
        seen = repr([(one.at, one.place, one.words) for one in self.chronicle.shown])
        return sha256(seen.encode()).hexdigest()[:16]

    async def _people(self, until: float) -> None:
        telegram, timeline = self.town.telegram, self.town.telegram.timeline
        people = [Seeker(telegram.seeker(one), self._chance(), self.chronicle) for one in self.town.seekers]
        staff = [telegram.holder(one) for one in self.town.confidants]
        people += [Confidant(one, self._chance(), self.chronicle) for one in staff]
        lives = [one.lives(lambda: timeline.awake < until) for one in people]
        await asyncio.gather(self._nights(), *lives)

    def _chance(self) -> random.Random:
        return random.Random(self.rng.random())

    async def _nights(self) -> None:
        """Now and then hours go by at once, or the clock on the wall is put right."""
        rng, timeline = self._chance(), self.town.telegram.timeline
        for _ in range(self.plan.nights):
            await asyncio.sleep(rng.uniform(5, 40))
            if rng.random() < 0.5:
                timeline.off += timedelta(seconds=rng.uniform(-90, 90))
            else:
                timeline.leaps(rng.choice(LEAPS))

    def _starts(self) -> Process:
        return starts(self.town.telegram, self.town.home, self.weather, self._chance())

    def _lives(self, busy: asyncio.Task[object]) -> Process:
        """One life after another, as long as people are up."""
        for death in self.plan.deaths:
            process = self._starts()
            self._goes_on(process, busy, death or KINDLY)
            if busy.done():
                return process
            self._ends(process, kindly=death == 0)
            self._pauses(self.rng.uniform(0.1, 20), busy.done)
        process = self._starts()
        self._goes_on(process, busy, None)
        return process

    def _goes_on(self, process: Process, busy: asyncio.Task[object], steps: int | None) -> None:
        def enough() -> bool:
            return steps is not None and process.loop.steps >= steps

        self.town.telegram.timeline.run(lambda: busy.done() or process.ended or enough())

    def _pauses(self, seconds: float, otherwise: Callable[[], bool]) -> None:
        """Let time go by, unless something else is true first. Without a process only people act."""
        timeline = self.town.telegram.timeline
        until = timeline.seconds + seconds
        timeline.run(lambda: timeline.seconds >= until or otherwise())

    def _ends(self, process: Process, *, kindly: bool) -> None:
        self.steps += process.loop.steps
        if kindly:
            process.stopped.set()
            self.town.telegram.timeline.run(lambda: process.ended)
        if process.ended:
            process.is_over()
        else:
            self.killed += 1
            process.is_killed()
        self.wrong += process.loop.faults

    def _rests(self, process: Process) -> None:
        """Fair weather, until nothing waits any more, and once more a day later; then look at the disk."""
        self.weather.calm = True
        timeline = self.town.telegram.timeline
        for night in (0.0, NIGHT):
            timeline.leaps(night)
            self._finishes(process)
        self._ends(process, kindly=True)
        with Store.open(Home(self.town.home), clock=timeline) as store:
            self.wrong += _amiss(store)

    def _finishes(self, process: Process) -> None:
        timeline = self.town.telegram.timeline
        end = timeline.seconds + PATIENCE
        self._pauses(5.0, lambda: process.ended)
        while self._unfinished(process):
            if timeline.seconds >= end or process.ended:
                self.wrong.append("something still waits")
                return
            self._pauses(5.0, lambda: process.ended)

    def _unfinished(self, process: Process) -> bool:
        if any(len(queue) for _, queue in self.town.telegram.mailbox.queues()):
            return True
        if process.store._lock.locked():
            return True
        return bool(_at_once(process.store, lambda work: work.inbox.waiting() + work.outbox.waiting()))


def _at_once(store: Store, look):
    """One look at a store, between two steps of whoever uses it."""

    async def looking():
        async with store.transaction() as work:
            return look(work)

    errand = looking()
    try:
        errand.send(None)
    except StopIteration as answer:
        return answer.value
    raise AssertionError("a look had to wait")


def _amiss(store: Store) -> list[str]:
    """What is wrong with a database."""
    found = []
    check = store._connection.connection.dbapi_connection.execute("PRAGMA integrity_check").fetchone()
    if check[0] != "ok":
        found.append(f"the database says {check[0]}")
    broken = _at_once(store, lambda work: work.audit.broken_at())
    if broken is not None:
        found.append(f"the audit chain is broken at {broken}")
    if _at_once(store, _unsealed):
        found.append("a case that is closed for a day is not sealed")
    aside = _at_once(store, lambda work: work.inbox.set_aside())
    return [*found, f"{aside} updates were set aside"] if aside else found


def _unsealed(work: Work) -> bool:
    return not all(work.cases.is_sealed(case.id) for case in work.cases.in_state("closed"))


class Listener(logging.Handler):
    """Notes what a log says that none may say."""

    def __init__(self, wrong: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._wrong = wrong

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if any(words in said for words in AMISS):
            self._wrong.append(said)


@contextmanager
def _overheard(wrong: list[str]) -> Iterator[None]:
    top, listener = logging.getLogger(), Listener(wrong)
    top.addHandler(listener)
    try:
        yield
    finally:
        top.removeHandler(listener)


def run(town: Town, plan: Plan) -> Ran:
    """Run one plan in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="amana-day-", dir=MEMORY) as folder:
        return Day(town.day(Path(folder), plan.seed), plan).run()
