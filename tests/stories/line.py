"""A whole line for a story: the sandbox, both bots with their real frameworks, and people with phones."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from bot.demo.holder import Holder
from bot.demo.joining import join_confidant, join_leader
from bot.demo.people import Confidant, Person
from bot.founding import Founded, found
from bot.post.limits import Pace
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from bot.settings import Settings
from bot.webhooks import delete_all
from bot.wiring import Chance, Running, running
from db.records import CaseState, Role
from handlers.intake.reading_yaml import published
from handlers.staff.card import Card
from locales import tongue
from tests.stories.people import ConfidantHolder, SeekerHolder

SEEKER_BOT, STAFF_BOT = "story_seeker_bot", "story_staff_bot"
SEEKER_TOKEN, STAFF_TOKEN = "2000001:story-seeker", "2000002:story-staff"
QUICK = Pace(bot_rate=1000.0, bot_burst=1000.0, chat_rate=500.0, chat_burst=500.0)


def _to_noon() -> timedelta:
    """From now to noon in Amsterdam on this day, back or forth: stories begin while the line is open."""
    here = datetime.now(ZoneInfo("Europe/Amsterdam"))
    return here.replace(hour=12, minute=0) - here


@dataclass(slots=True)
class MovableClock:
    """The machine's clock, put to noon, which a story can put forward."""

    ahead: timedelta = field(default_factory=_to_noon)

    def now(self) -> datetime:
        """The moment as the line sees it, in UTC."""
        return datetime.now(UTC) + self.ahead

    def tick(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic() + self.ahead.total_seconds()


@dataclass(slots=True)
class StoryLine:
    """The line of one story. Use it in `async with`."""

    folder: Path
    topics: bool = True
    database_url: str | None = None
    webhook_port: int = 0
    webhook_url: str = ""
    """Where Telegram brings updates, if that is not where the line listens."""
    organisation: Path | None = None
    seeker_token: str = SEEKER_TOKEN
    staff_token: str = STAFF_TOKEN
    clock: MovableClock = field(default_factory=MovableClock)
    sandbox: Sandbox = field(default_factory=Sandbox)
    _running: AsyncExitStack = field(default_factory=AsyncExitStack)
    _around: AsyncExitStack = field(default_factory=AsyncExitStack)
    _line: Running | None = None
    _people: int = 0
    founded: Founded | None = None

    async def __aenter__(self) -> Self:
        await self._around.enter_async_context(self.sandbox)
        self.sandbox.add_bot(SEEKER_TOKEN, SEEKER_BOT, "Story")
        self.sandbox.add_bot(STAFF_TOKEN, STAFF_BOT, "Story staff", topics=self.topics)
        self.founded = await found(self.settings)
        await self.opens()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.closes()
        await self._around.aclose()

    @property
    def home(self) -> Path:
        """Where this line keeps its keys and its database."""
        return self.folder / "home"

    @property
    def settings(self) -> Settings:
        """A line that talks to the sandbox, and to nobody else."""
        given: dict[str, object] = {
            "seeker_token": self.seeker_token,
            "staff_token": self.staff_token,
            "api_url": self.sandbox.url,
        }
        if self.webhook_port:
            hook = f"127.0.0.1:{self.webhook_port}"
            given |= {"webhook_url": self.webhook_url or f"http://{hook}/hook", "webhook_listen": hook}
        given |= {"organisation": self.organisation} if self.organisation else {}
        return Settings.model_validate({**given, "home": self.home, "database_url": self.database_url})

    @property
    def store(self) -> Running:
        """The running line."""
        assert self._line is not None
        return self._line

    async def opens(self) -> None:
        """Start the program."""
        self._line = await self._running.enter_async_context(self.another())

    def another(self) -> AbstractAsyncContextManager[Running]:
        """The same program once more, as another process would run it over the same database."""
        chance = Chance(self.clock, asyncio.sleep, self.clock.tick, random.SystemRandom())
        return running(self.settings, chance=chance, pace=QUICK, hooked=bool(self.webhook_port))

    async def closes(self) -> None:
        """Stop the program, as SIGTERM does."""
        await self._running.aclose()
        self._running = AsyncExitStack()

    async def restarts(self) -> None:
        """Stop the program and start it again."""
        await self.closes()
        await self.opens()

    async def webhook_off(self) -> None:
        """What `amana webhook off` does."""
        await delete_all(self.settings)

    async def seeker(
        self, name: str = "Yamina", language: str = "nl", username: str | None = None
    ) -> SeekerHolder:
        """Somebody with a phone, who has not written yet."""
        person = self._person(name, language, username)
        phone = await self._phone(person)
        assert self.founded is not None
        return SeekerHolder(phone, SEEKER_BOT, tongue(language), name, published(self.founded.questionnaire))

    async def confidant(self, name: str = "Karima", town: str = "Utrecht", **card: object) -> ConfidantHolder:
        """A confidant who has joined with a code and filled in a profile."""
        given = {"gender": "woman", "languages": ("nl",), "communities": (), "limit": 3, **card}
        language = str(given.pop("speaks", "nl"))
        person = self._person(name, language, None)
        holder = ConfidantHolder(await self._phone(person), STAFF_BOT, tongue(language), name)
        confidant = Confidant(person, Card(**given), town)  # type: ignore[arg-type]
        await join_confidant(holder, confidant, await self.invite("confidant"))
        return holder

    async def leader(self, name: str, role: Role) -> Holder:
        """A coordinator or admin who has joined."""
        person = self._person(name, "nl", None)
        holder = Holder(await self._phone(person), STAFF_BOT, tongue("nl"), name)
        await join_leader(holder, await self.invite(role))
        return holder

    async def stranger(self, name: str = "Mallory", bot: str = STAFF_BOT) -> Holder:
        """Somebody who knows a bot's name and nothing else."""
        return Holder(await self._phone(self._person(name, "nl", None)), bot, tongue("nl"), name)

    async def invite(self, role: Role) -> str:
        """A one-time code."""
        async with self.store.store.transaction() as work:
            return work.invites.new(role, work.now + timedelta(hours=1), approved=True)

    async def until(self, look: Callable[[], Awaitable[bool]]) -> bool:
        """Look again and again for a while; whether it came true."""
        for _ in range(200):
            if await look():
                return True
            await asyncio.sleep(0.05)
        return False

    async def has_no_case(self, *states: CaseState) -> bool:
        """Whether no case is in one of these states."""
        async with self.store.store.transaction() as work:
            return not work.cases.in_state(*states)

    def _person(self, name: str, language: str, username: str | None) -> Person:
        self._people += 1
        person = Person(800_000_000 + self._people, name, language, username)
        self.sandbox.add_person(person.id, name, username, "nl", "", language)
        return person

    async def _phone(self, person: Person) -> Phone:
        return await self._around.enter_async_context(Phone(self.sandbox.url, person.id))
