"""The simulated world: the sandbox in memory, the people in it, and one line that can be killed."""

from __future__ import annotations

import asyncio
import copy
import logging
import random
import shutil
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

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
from db.store import Store
from handlers.intake.reading_yaml import published
from handlers.staff.card import Card
from locales import tongue
from tests.simulation.loop import SimLoop, Timeline
from tests.simulation.network import Memory, Tunnel, Weather
from tests.simulation.phone import MemoryPhone
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

    def copied(self, seed: int) -> Telegram:
        """The same once more, with chance of its own. Only when no loop is running."""
        made = copy.deepcopy(self)
        made.world.rng.seed(seed)
        return made

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


@dataclass(slots=True)
class Process:
    """One life of the line."""

    loop: SimLoop
    store: Store
    tunnel: Tunnel
    stopped: asyncio.Event
    main: asyncio.Task[object]

    def is_killed(self) -> None:
        """Nothing runs any further; what was not committed is gone, as SQLite's log would have it."""
        self.tunnel.lost = True
        self._is_gone()

    @property
    def ended(self) -> bool:
        return self.main.done()

    def is_over(self) -> None:
        """It ended by itself. Raises what ended it."""
        self._is_gone()
        self.main.result()

    def _is_gone(self) -> None:
        """What it still says while it is taken apart is of no interest."""
        self.loop.die()
        self.store.close()
        logging.disable()
        try:
            self.loop.bury()
        finally:
            logging.disable(logging.NOTSET)


def starts(telegram: Telegram, folder: Path, weather: Weather, rng: random.Random) -> Process:
    """Begin a life of the line whose home this is."""
    timeline = telegram.timeline
    loop = SimLoop(timeline, lambda: rng.uniform(0.0005, 0.02))
    store = Store.open(Home(folder), clock=timeline, rng=rng)
    tunnel = Tunnel(telegram.world, telegram.api, weather)
    stopped = asyncio.Event()
    settings = Settings.model_validate(
        {"seeker_token": TOKENS["seeker"], "staff_token": TOKENS["staff"], "home": folder}
    )

    async def live() -> None:
        chance = Chance(timeline, asyncio.sleep, timeline.tick, rng)
        async with serving(settings, store, Memory(tunnel, TOKENS), chance):
            await stopped.wait()

    return Process(loop, store, tunnel, stopped, loop.spawn(live()))


@dataclass(slots=True)
class Town:
    """A morning before anything goes wrong: confidants have joined, seekers are about to be matched."""

    telegram: Telegram
    home: Path
    seekers: list[int]
    confidants: list[int]

    def day(self, folder: Path, seed: int) -> Town:
        """This morning once more, for one seed."""
        home = folder / "home"
        shutil.copytree(self.home, home)
        return Town(self.telegram.copied(seed), home, self.seekers, self.confidants)


def founded(folder: Path) -> Town:
    """Found a line, and let everybody in through the bots themselves."""
    telegram, home = Telegram(), folder / "home"
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
    outside = SimLoop(telegram.timeline, float)
    codes = outside.spawn(_prepared(town, rng))
    telegram.timeline.run(codes.done)
    process = starts(telegram, home, Weather(rng, calm=True), rng)
    done = outside.spawn(_everybody_comes(town, codes.result()))
    telegram.timeline.run(lambda: done.done() or process.ended)
    process.stopped.set()
    telegram.timeline.run(lambda: process.ended)
    process.is_over()
    outside.die()
    done.result()
    outside.bury()
    return town


async def _prepared(town: Town, rng: random.Random) -> list[str]:
    """Publish the questionnaire and invite; the codes come back."""
    with Store.open(Home(town.home), clock=town.telegram.timeline, rng=rng) as store:
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
