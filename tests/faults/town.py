"""The line of one round, founded anew: Telegram over HTTP, people with phones, and a home or a server."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from bot.demo.joining import join_confidant
from bot.demo.people import Confidant, Person as Personage
from bot.founding import default_questionnaire
from bot.sandbox.botapi import MOST_BODY
from bot.sandbox.chats import Bot, Person
from bot.sandbox.server import HOST
from bot.sandbox.updates import KEPT as KEPT_BY_TELEGRAM
from bot.settings import Settings
from bot.wiring import Chance, serving
from db.home import Home
from db.store import Store
from handlers.intake.reading_yaml import published
from handlers.staff.card import Card
from tests.faults.crowd import QuickPhone
from tests.faults.launched import SharedClock
from tests.simulation.network import Memory, Tunnel, Weather
from tests.simulation.town import DUTCH, SEEKER_BOT, STAFF_BOT, TOKENS, Telegram
from tests.stories.line import QUICK
from tests.stories.people import ConfidantHolder, SeekerHolder

SEEKERS = ("Yamina", "Samira", "Noor", "Hanan", "Esra", "Zohra")
CONFIDANTS = (("Karima", "Utrecht"), ("Marijke", "Groningen"), ("Fatma", "Breda"))
NOON = 12
GRACE = 1
"""Hours that a closed case stays on a confidant's phone."""
KEPT = KEPT_BY_TELEGRAM - timedelta(minutes=30)
"""How old what waits at Telegram may become: some of it has to be fetched yet."""


@dataclass(slots=True)
class Town:
    """Everything that outlives the line's processes, and what they have to be told."""

    folder: Path
    clock: SharedClock
    telegram: Telegram
    database_url: str
    seekers: dict[int, str]
    confidants: dict[int, str]
    url: str = ""

    @property
    def home(self) -> Home:
        return Home(self.folder / "home", database_url=self.database_url or None)

    @property
    def settings(self) -> dict[str, str]:
        """Of every process, without AMANA_ before them."""
        given = {
            "API_URL": self.url,
            "SEEKER_TOKEN": TOKENS["seeker"],
            "STAFF_TOKEN": TOKENS["staff"],
            "HOME": str(self.home.path),
            "GRACE_HOURS": str(GRACE),
            "INTAKES_A_DAY": "1000",
        }
        return given | ({"DATABASE_URL": self.database_url} if self.database_url else {})

    @property
    def database(self) -> str:
        """Which kind it is."""
        return "postgres" if self.database_url else "sqlite"

    def seeker(self, person_id: int) -> SeekerHolder:
        asked = published(default_questionnaire())
        return SeekerHolder(self._phone(person_id), SEEKER_BOT, DUTCH, self.seekers[person_id], asked)

    def confidant(self, person_id: int) -> ConfidantHolder:
        return ConfidantHolder(self._phone(person_id), STAFF_BOT, DUTCH, self.confidants[person_id])

    def _phone(self, person_id: int) -> QuickPhone:
        return QuickPhone(self.telegram.world, self.telegram.phones, person_id)

    def store(self) -> Store:
        """A look beside whoever runs."""
        return Store.open(self.home, clock=self.clock)

    def leaps(self, seconds: float) -> float:
        """Let so many seconds go by, or as many as what waits at Telegram allows; how many did."""
        queues = [queue for _, queue in self.telegram.mailbox.queues()]
        oldest = [one.at for queue in queues for one in queue.take(1)]
        spare = KEPT - (self.clock.now() - min(oldest, default=self.clock.now()))
        seconds = max(0.0, min(seconds, spare.total_seconds()))
        self.clock.leaps(seconds)
        return seconds

    def pending(self) -> int:
        """How many updates Telegram still has."""
        return sum(len(queue) for _, queue in self.telegram.mailbox.queues())


@asynccontextmanager
async def founded(folder: Path, database_url: str = "") -> AsyncIterator[Town]:
    """Let everybody in through the bots themselves; then Telegram can be reached over HTTP, as long as the
    block lasts.
    """
    clock = SharedClock(folder / "clock")
    noon = datetime.now(UTC).replace(hour=NOON, minute=0)
    clock.leaps((noon - datetime.now(UTC)).total_seconds())
    telegram = Telegram(clock)
    telegram.limits.on = False
    seekers = {700_000_001 + number: name for number, name in enumerate(SEEKERS)}
    confidants = {700_000_101 + number: name for number, (name, _) in enumerate(CONFIDANTS)}
    for bot, name in (("seeker", SEEKER_BOT), ("staff", STAFF_BOT)):
        made = Bot(TOKENS[bot], name, "Faults", topics=bot == "staff")
        telegram.world.bots[made.id] = made
    for person_id, name in (seekers | confidants).items():
        telegram.world.people[person_id] = Person(person_id, name, None, "nl")
    town = Town(folder, clock, telegram, database_url, seekers, confidants)
    await _everybody_comes(town)
    telegram.limits.on = True
    async with _served(town):
        yield town


async def _everybody_comes(town: Town) -> None:
    town.home.create(clock=town.clock)
    town.home.archive_private.rename(town.folder / "private.key")
    rng = random.Random(1)
    tunnel = Tunnel(town.telegram.world, town.telegram.api, Weather(rng, calm=True), _at_once)
    given = {name.lower(): value for name, value in town.settings.items() if value}
    settings, chance = Settings.model_validate(given), Chance(town.clock, asyncio.sleep, time.monotonic, rng)
    with town.store() as store:
        await store.anchor(anew=True)
        codes = await _codes(store)
        async with serving(settings, store, Memory(tunnel, TOKENS), chance, pace=QUICK):
            joining = [_joins(town, *one) for one in zip(town.confidants, CONFIDANTS, codes, strict=True)]
            asking = [town.seeker(one).answers_everything() for one in town.seekers]
            await asyncio.gather(*joining, *asking)


async def _codes(store: Store) -> list[str]:
    async with store.transaction() as work:
        work.questionnaires.publish(default_questionnaire(), "default")
        until = work.now + timedelta(hours=1)
        return [work.invites.new("confidant", until, approved=True) for _ in CONFIDANTS]


async def _joins(town: Town, person_id: int, who: tuple[str, str], code: str) -> None:
    name, place = who
    card = Card("woman", ("nl",), (), limit=3)
    await join_confidant(
        town.confidant(person_id), Confidant(Personage(person_id, name, "nl"), card, place), code
    )


async def _at_once(seconds: float) -> None:
    del seconds
    await asyncio.sleep(0)


@asynccontextmanager
async def _served(town: Town) -> AsyncIterator[None]:
    app = web.Application(client_max_size=MOST_BODY)
    app.add_routes(town.telegram.api.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, 0).start()
        town.url = f"http://{HOST}:{runner.addresses[0][1]}"
        yield
    finally:
        for _, queue in town.telegram.mailbox.queues():
            queue.close()
        await runner.cleanup()
