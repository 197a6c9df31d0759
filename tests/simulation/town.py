"""The simulated world: the sandbox in memory, the people in it, and one line that can be killed."""

from __future__ import annotations

import asyncio
import logging
import pickle
import random
import shutil
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import event

from bot.demo.holder import Holder
from bot.demo.joining import join_confidant
from bot.demo.people import Confidant, Person as Personage
from bot.founding import default_questionnaire
from bot.post.quiet import quiet_frameworks
from bot.sandbox.botapi import BotApi
from bot.sandbox.callog import CallLog
from bot.sandbox.chats import Bot, Person
from bot.sandbox.events import Events
from bot.sandbox.faults import Faults
from bot.sandbox.flood import Limits
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.phones import Phones
from bot.sandbox.world import World
from bot.settings import Settings
from bot.wiring import Chance, serving
from db.home import Home
from db.prepared import Statements
from db.store import Store
from handlers.intake.reading_yaml import published
from handlers.staff.card import Card
from locales import tongue
from locales.texts import staff as staff_texts
from tests.simulation.loop import BrokenOff, SimLoop, Timeline, finished
from tests.simulation.network import Memory, Tunnel, Weather
from tests.simulation.phone import MemoryPhone
from tests.simulation.plan import Death, Form
from tests.stories.people import ConfidantHolder, SeekerHolder

SEEKER_BOT, STAFF_BOT = "simulated_seeker_bot", "simulated_staff_bot"
TOKENS = {"seeker": "4000001:simulated-seeker", "staff": "4000002:simulated-staff"}
DUTCH = tongue("nl")
SEEKERS = ("Yamina", "Samira", "Noor")
CONFIDANTS = (("Karima", "Utrecht"), ("Marijke", "Groningen"), ("Fatma", "Breda"))

quiet_frameworks()


@dataclass(slots=True)
class Telegram:
    """Everything that outlives the line: the clock, and Telegram with all phones."""

    timeline: Timeline = field(default_factory=Timeline)
    world: World = field(init=False)
    mailbox: Mailbox = field(init=False)
    phones: Phones = field(init=False)
    limits: Limits = field(init=False)
    api: BotApi = field(init=False)
    faults: Faults = field(default_factory=Faults)

    def __post_init__(self) -> None:
        self.world = World(self.timeline, random.Random(0))
        self.mailbox = Mailbox(self.world)
        self.phones = Phones(self.world, Events(self.world))
        self.limits = Limits(self.timeline, on=True)
        self.api = BotApi(self.world, self.mailbox, self.faults, self.limits, CallLog())

    def holder(self, person_id: int) -> Holder:
        """Somebody at the staff's end, with a phone."""
        return ConfidantHolder(self._phone(person_id), STAFF_BOT, DUTCH, self._name(person_id))

    def seeker(self, person_id: int) -> SeekerHolder:
        """Somebody at the seekers' end, with a phone."""
        asked = published(default_questionnaire())
        return SeekerHolder(self._phone(person_id), SEEKER_BOT, DUTCH, self._name(person_id), asked)

    def _phone(self, person_id: int) -> MemoryPhone:
        return MemoryPhone(self.world, self.phones, person_id)

    def _name(self, person_id: int) -> str:
        return self.world.people[person_id].first_name


class SimStore(Store):
    """All lives speak to their databases in the same words: compiled once, they serve every one of them."""

    known: ClassVar[Statements | None] = None

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        SimStore.known = self._statements = SimStore.known or self._statements


@dataclass(slots=True)
class Process:
    """One life of the line. `commits` counts what it has brought to the disk, or was about to.

    `breaks` is asked just before each commit with its number; true ends this life in the middle of it.
    """

    folder: Path
    loop: SimLoop
    store: Store
    tunnel: Tunnel
    stopped: asyncio.Event
    main: asyncio.Task[object]
    breaks: Callable[[int], bool]
    commits: int = 0
    left: set[asyncio.Task[object]] = field(default_factory=set)
    """What a killed life was at: kept, since whatever is forgotten is taken apart, and would roll back."""

    def __post_init__(self) -> None:
        event.listen(self.store._connection.engine, "commit", self._commits)

    def _commits(self, _: object) -> None:
        """Only what was written is committed in a thread; what was only read leaves nothing."""
        if self.loop.at_disk:
            self.commits += 1
            if self.breaks(self.commits):
                raise BrokenOff

    def is_at(self, death: Death) -> bool:
        """Whether this is the moment for it."""
        if death.how == "commit":
            return self.loop.broken
        return (self.commits if death.how == "committed" else self.loop.steps) >= death.at

    def is_killed(self, left: Path) -> None:
        """Nothing runs any further. What lay on the disk at that moment is `left`, if it is not there yet."""
        self.tunnel.lost = True
        if not left.exists():
            self.is_left_as(left)
        self.left = asyncio.all_tasks(self.loop)
        self.loop.die()

    def is_left_as(self, left: Path) -> None:
        """Keep what lies on the disk at this moment, with SQLite's log as it is."""
        shutil.copytree(self.folder, left)

    @property
    def ended(self) -> bool:
        return self.main.done()

    def is_over(self) -> None:
        """It ended by itself. Raises what ended it."""
        self.loop.die()
        self.is_buried()
        self.main.result()

    def is_buried(self) -> None:
        """Take it out of memory. What it still says meanwhile is of no interest."""
        self.store.close()
        logging.disable()
        try:
            self.loop.bury()
        finally:
            logging.disable(logging.NOTSET)


def starts(
    telegram: Telegram,
    folder: Path,
    weather: Weather,
    rng: random.Random,
    breaks: Callable[[int], bool] = lambda _: False,
) -> Process:
    """Begin a life of the line whose home this is."""
    timeline = telegram.timeline
    loop = SimLoop(timeline, lambda: rng.uniform(0.0005, 0.02))
    store = SimStore.open(Home(folder), clock=timeline, rng=rng)
    tunnel = Tunnel(telegram.world, telegram.api, weather)
    stopped = asyncio.Event()
    settings = Settings.model_validate(
        {"seeker_token": TOKENS["seeker"], "staff_token": TOKENS["staff"], "home": folder}
    )

    async def live() -> None:
        chance = Chance(timeline, asyncio.sleep, timeline.tick, rng)
        async with serving(settings, store, Memory(tunnel, TOKENS), chance):
            await stopped.wait()

    return Process(folder, loop, store, tunnel, stopped, loop.spawn(live()), breaks)


@dataclass(slots=True)
class Town:
    """A moment before anything goes wrong."""

    telegram: Telegram
    home: Path
    seekers: list[int]
    confidants: list[int]
    frozen: bytes = b""

    def day(self, home: Path, seed: int) -> Town:
        """This moment once more, with chance of its own, and its home there. Only when no loop is running."""
        telegram: Telegram = pickle.loads(self.frozen or pickle.dumps(self.telegram))
        telegram.world.rng.seed(seed)
        shutil.copytree(self.home, home)
        return Town(telegram, home, self.seekers, self.confidants)


@dataclass(frozen=True, slots=True)
class Towns:
    """In the morning confidants have joined and seekers are about to be matched; at noon they all talk."""

    morning: Town
    noon: Town

    def of(self, form: Form) -> Town:
        """Where such a day begins."""
        return self.morning if form == "day" else self.noon


def founded(folder: Path) -> Towns:
    """Found a line, and let everybody in through the bots themselves."""
    telegram, home = Telegram(), folder / "line"
    rng = random.Random(1)
    for bot, name in (("seeker", SEEKER_BOT), ("staff", STAFF_BOT)):
        made = Bot(TOKENS[bot], name, "Simulated", topics=bot == "staff")
        telegram.world.bots[made.id] = made
    names = [*SEEKERS, *(name for name, _ in CONFIDANTS)]
    for number, name in enumerate(names):
        telegram.world.people[700_000_001 + number] = Person(700_000_001 + number, name, None, "nl")
    ids = list(telegram.world.people)
    town = Town(telegram, home, ids[: len(SEEKERS)], ids[len(SEEKERS) :])
    Home(home).create(clock=telegram.timeline)
    Home(home).archive_private.rename(folder / "private.key")
    codes = finished(telegram.timeline, _prepared(town, rng))
    _meanwhile(town, rng, _everybody_comes(town, codes))
    morning = _kept(town, folder / "morning")
    _meanwhile(town, rng, _everybody_talks(town))
    return Towns(morning, _kept(town, folder / "noon"))


def _kept(town: Town, home: Path) -> Town:
    made = town.day(home, 0)
    made.frozen = pickle.dumps(made.telegram)
    return made


def _meanwhile(town: Town, rng: random.Random, errand: Coroutine[object, object, None]) -> None:
    """Run an errand while the line is open, in fair weather."""
    process = starts(town.telegram, town.home, Weather(rng, calm=True), rng)
    finished(town.telegram.timeline, errand)
    process.stopped.set()
    town.telegram.timeline.run(lambda: process.ended)
    process.is_over()


async def _prepared(town: Town, rng: random.Random) -> list[str]:
    """Publish the questionnaire and invite; the codes come back."""
    with SimStore.open(Home(town.home), clock=town.telegram.timeline, rng=rng) as store:
        async with store.transaction() as work:
            work.questionnaires.publish(default_questionnaire(), "default")
            until = work.now + timedelta(hours=1)
            return [work.invites.new("confidant", until, approved=True) for _ in town.confidants]


async def _everybody_comes(town: Town, codes: list[str]) -> None:
    for person_id, (name, place), code in zip(town.confidants, CONFIDANTS, codes, strict=True):
        who = Confidant(Personage(person_id, name, "nl"), Card("woman", ("nl",), (), limit=3), place)
        await join_confidant(town.telegram.holder(person_id), who, code)
    for person_id in town.seekers:
        await town.telegram.seeker(person_id).answers_everything()
    await asyncio.sleep(20)


async def _everybody_talks(town: Town) -> None:
    """Each seeker is matched; whoever is asked first accepts."""
    staff = [town.telegram.holder(one) for one in town.confidants]
    for person_id in town.seekers:
        seeker = town.telegram.seeker(person_id)
        await seeker.agrees_to_be_matched()
        matched = asyncio.ensure_future(seeker.is_matched())
        while not matched.done():
            for one in staff:
                if one.say(staff_texts.ACCEPT) in await _labels(one):
                    await one.taps(staff_texts.ACCEPT)
            await asyncio.sleep(2)
        await matched
    await asyncio.sleep(20)


async def _labels(holder: Holder) -> set[str]:
    return {label for one in await holder.phone.messages(holder.bot) for label in one.labels}
