"""One simulated day, made from one seed: people, weather, and where the line is killed."""

from __future__ import annotations

import asyncio
import logging
import random
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from db.home import Home
from tests.simulation.chronicle import Chronicle
from tests.simulation.disk import amiss, at_once, unsealed
from tests.simulation.loop import SimLoop, Timeline
from tests.simulation.network import Weather
from tests.simulation.people import Confidant, Seeker
from tests.simulation.plan import Death, How, Plan
from tests.simulation.town import Process, SimStore, Town, Towns, starts
from tests.simulation.verdict import Judge, Verdict

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
HOME = "home-{}"
"""A home's folder, by how many lives were killed before the one in it began."""

GLANCE = 3.0
"""Seconds between two looks at whether everything is done."""

PATIENCE = 900.0
"""Seconds after the storm in which everything has to be done."""

LEAPS = (90.0, 3600.0, 7 * 3600.0)
"""Seconds that go by at once; three of them in a row are less than the day that Telegram keeps updates."""

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


class EndedByItself(Exception):
    """The line ended, and nobody had asked it to."""


class Probe(Protocol):
    """Looks on at a day at each of its moments; what it does to a day, it does to a forked one."""

    def at_step(self, day: Day, steps: int) -> None:
        """So many steps of this life are done."""

    def at_commit(self, day: Day, commit: int) -> None:
        """This commit is about to be made."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a day went. `trace` is the same whenever the same plan is run. `killed`: how, each time."""

    plan: Plan
    verdict: Verdict
    killed: tuple[How, ...]
    steps: int
    trace: str


@dataclass(slots=True)
class Day:
    """The day itself, in a folder of its own. `forked`: it shares what was before with its parent."""

    town: Town
    plan: Plan
    folder: Path
    probe: Probe | None = None
    forked: bool = False
    rng: random.Random = field(init=False)
    chronicle: Chronicle = field(init=False)
    weather: Weather = field(init=False)
    outside: SimLoop = field(init=False)
    process: Process = field(init=False)
    deaths: list[Death] = field(init=False)
    dead: list[Process] = field(default_factory=list)
    steps: int = 0
    killed: list[How] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.plan.seed)
        self.chronicle = Chronicle(self.town.telegram.world)
        self.weather = self._weather()
        self.outside = SimLoop(self.timeline, float)
        self.deaths = list(self.plan.deaths)

    @property
    def timeline(self) -> Timeline:
        """The clock of this day."""
        return self.town.telegram.timeline

    def _weather(self) -> Weather:
        rng, worst = self._chance(), self.plan.storm
        odds = [self.rng.uniform(0, worst) for _ in range(5)]
        return Weather(rng, *odds, slow=self.rng.uniform(0, worst / 3))

    def run(self) -> Ran:
        """Live through it, let everything come to rest, and judge."""
        try:
            with _overheard(self.wrong):
                self._is_lived_through()
        finally:
            self._is_buried()
        verdict = Judge(self.chronicle, frozenset(self.town.seekers)).verdict()
        self.wrong += self.outside.faults
        verdict = replace(verdict, wrong=(*verdict.wrong, *self.wrong))
        return Ran(self.plan, verdict, tuple(self.killed), self.steps, self._trace())

    def _trace(self) -> str:
        seen = repr([(one.at, one.place, one.words) for one in self.chronicle.shown])
        return sha256(seen.encode()).hexdigest()[:16]

    def _is_lived_through(self) -> None:
        timeline = self.timeline
        busy = self.outside.spawn(self._people(timeline.awake + self.plan.seconds))
        self.process = self._starts()
        self._goes_on(busy.done)
        busy.result()
        self.weather.calm = True
        self._comes_to_rest()
        if self.plan.form == "day":
            timeline.leaps(NIGHT)
            self._comes_to_rest()
        self._closes()
        with SimStore.open(Home(self.process.folder), clock=timeline) as store:
            self.wrong += amiss(timeline, store)
            self.wrong += unsealed(store) if self.plan.form == "day" else []

    def _is_buried(self) -> None:
        """What a forked day shares with its parent stays as it is: closing a database would change it."""
        self.outside.die()
        if not self.forked:
            for process in self.dead:
                process.is_buried()
            self.outside.bury()

    # People and time

    async def _people(self, until: float) -> None:
        telegram, timeline = self.town.telegram, self.timeline
        people = [Seeker(telegram.seeker(one), self._chance(), self.chronicle) for one in self.town.seekers]
        staff = [telegram.holder(one) for one in self.town.confidants]
        people += [Confidant(one, self._chance(), self.chronicle) for one in staff]
        lives = [one.lives(lambda: timeline.awake < until) for one in people]
        await asyncio.gather(self._nights(), *lives)

    def _chance(self) -> random.Random:
        return random.Random(self.rng.random())

    async def _nights(self) -> None:
        """Now and then hours go by at once, or the clock on the wall is put right."""
        rng, timeline = self._chance(), self.timeline
        for _ in range(self.plan.nights):
            await asyncio.sleep(rng.uniform(0, 2 / 3) * self.plan.seconds)
            if rng.random() < 0.5:
                timeline.off += timedelta(seconds=rng.uniform(-90, 90))
            else:
                timeline.leaps(rng.choice(LEAPS))

    def _passes(self, seconds: float) -> Callable[[], bool]:
        """Whether so much time is over. Something happens then, so that nobody waits for ever."""
        until = self.timeline.seconds + seconds
        self.outside.call_at(until, lambda: None)
        return lambda: self.timeline.seconds >= until

    # Lives of the line

    def _starts(self) -> Process:
        return starts(self.town.telegram, self._home(), self.weather, self._chance(), self._breaks)

    def _home(self) -> Path:
        return self.folder / HOME.format(len(self.dead))

    def _breaks(self, commit: int) -> bool:
        if self.probe and not self.forked:
            self.probe.at_commit(self, commit)
        return bool(self.deaths) and self.deaths[0].how == "commit" and commit >= self.deaths[0].at

    def _is_due(self) -> bool:
        if self.probe and not self.forked:
            self.probe.at_step(self, self.process.loop.steps)
        return bool(self.deaths) and self.process.is_at(self.deaths[0])

    def _goes_on(self, done: Callable[[], bool]) -> None:
        """Go on until something is true, through as many lives as that takes."""
        while not done():
            self.timeline.run(lambda: self._is_due() or self.process.ended or done())
            if self._is_due():
                self._dies(self.deaths.pop(0))
            elif self.process.ended and not done():
                self.process.main.result()
                raise EndedByItself

    def _dies(self, death: Death) -> None:
        """One life ends; a while later another begins. Meanwhile only people act."""
        if death.how == "asked":
            self._ends()
        else:
            self.killed.append(death.how)
            self.dead.append(self.process)
            self.process.is_killed(self._home())
            self._note()
        self.timeline.run(self._passes(self.rng.uniform(0.1, 20)))
        self.process = self._starts()

    def _ends(self) -> None:
        """A life ends as it should, with all that it has in hand; the next death is the next life's."""
        self.process.breaks = lambda _: False
        self.process.stopped.set()
        self.timeline.run(lambda: self.process.ended)
        self._note()
        self.process.is_over()

    def _note(self) -> None:
        self.steps += self.process.loop.steps
        self.wrong += self.process.loop.faults

    def _comes_to_rest(self) -> None:
        """Until nothing waits any more."""
        end = self.timeline.seconds + PATIENCE
        self._goes_on(self._passes(GLANCE))
        while self._unfinished(self.process):
            if self.timeline.seconds >= end:
                self.wrong.append("something still waits")
                return
            self._goes_on(self._passes(GLANCE))

    def _unfinished(self, process: Process) -> bool:
        if any(len(queue) for _, queue in self.town.telegram.mailbox.queues()):
            return True
        if process.store._lock.locked():
            return True
        return bool(at_once(process.store, lambda work: work.inbox.waiting() + work.outbox.waiting()))

    def _closes(self) -> None:
        """The last life ends; should it be killed meanwhile, another one has to come to rest first."""
        while not self._survives(self.process):
            self._comes_to_rest()
        self._ends()

    def _survives(self, asked: Process) -> bool:
        """Whether this life ends as it is asked to."""
        asked.stopped.set()
        self._goes_on(lambda: asked.ended or asked is not self.process)
        return asked is self.process


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


def run(towns: Towns, plan: Plan) -> Ran:
    """Run one plan in a folder of its own. A day that breaks off is not sound."""
    with tempfile.TemporaryDirectory(prefix="amana-day-", dir=MEMORY) as folder:
        return lived(begun(towns, plan, Path(folder)))


def begun(towns: Towns, plan: Plan, folder: Path, probe: Probe | None = None) -> Day:
    """A day about to be lived through."""
    return Day(towns.of(plan.form).day(folder / HOME.format(0), plan.seed), plan, folder, probe)


def lived(day: Day) -> Ran:
    """Live through it; whatever breaks it off is written into its verdict."""
    try:
        return day.run()
    except Exception as fault:  # noqa: BLE001 - a seed that fails must not end all the others
        at = traceback.extract_tb(fault.__traceback__)[-1]
        what = f"the day broke off: {type(fault).__name__} at {Path(at.filename).name}:{at.lineno}"
        return Ran(day.plan, Verdict(wrong=(*day.wrong, what)), tuple(day.killed), day.steps, "")
