"""Two people talk while the line between them is killed again and again."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.demo.holder import Holder
from bot.demo.joining import join_confidant
from bot.demo.people import Confidant, Person
from bot.founding import default_questionnaire
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from bot.settings import Settings
from bot.wiring import running
from handlers.intake.reading_yaml import published
from handlers.staff.card import Card
from locales import tongue
from locales.texts import common
from tests.faults.counting import Tally, tally
from tests.faults.victim import Victim
from tests.stories.line import QUICK
from tests.stories.people import ConfidantHolder, SeekerHolder

SEEKER_BOT, STAFF_BOT = "faults_seeker_bot", "faults_staff_bot"
SEEKER_TOKEN, STAFF_TOKEN = "3000001:faults-seeker", "3000002:faults-staff"
DUTCH = tongue("nl")
CARD = Card("woman", ("nl",), (), limit=3)

PAUSE = (1.5, 3.0)
"""Seconds between two messages of one person: faster than anybody writes, slower than a flood."""

LIFE = (0.0, 4.0)
"""Seconds until the process is killed: counted from when it is open, and one time in four from its start."""

PATIENCE = 180.0
"""Seconds after the last kill in which everything that was written has to arrive."""


@dataclass(slots=True)
class Side:
    """One of the two who talk, and what they wrote."""

    holder: Holder
    thread: int | None = None
    written: list[str] = field(default_factory=list)

    async def write_on(self, rng: random.Random, stopped: asyncio.Event) -> None:
        while not stopped.is_set():
            text = f"<{self.holder.name} {len(self.written)}>"
            await self.holder.writes(text, thread=self.thread)
            self.written.append(text)
            await asyncio.sleep(rng.uniform(*PAUSE))

    async def screen(self) -> list[str]:
        return [one.words for one in await self.holder.phone.messages(self.holder.bot) if one.sender == "bot"]


@dataclass(slots=True)
class Scene:
    """A seeker and a confidant who are talking, and a confidant who has nothing to do with it.

    The line between them runs in one process, or in several that share its work.
    """

    victims: list[Victim]
    seeker: Side
    confidant: Side
    bystander: Side

    async def suffer(self, kills: int, rng: random.Random) -> Tally:
        """Kill the line so many times while both write, then let it finish, and count."""
        async with self.writing(rng):
            for _ in range(kills):
                victim = rng.choice(self.victims)
                if rng.random() < 0.75:
                    await victim.is_open()
                await asyncio.sleep(rng.uniform(*LIFE))
                await victim.is_killed()
                await victim.starts()
        return await self.ends()

    @asynccontextmanager
    async def writing(self, rng: random.Random) -> AsyncIterator[None]:
        """Both write, again and again, until the block ends."""
        stopped = asyncio.Event()
        sides = (self.seeker, self.confidant)
        writing = [asyncio.create_task(side.write_on(rng, stopped)) for side in sides]
        try:
            yield
        finally:
            stopped.set()
            await asyncio.gather(*writing)

    async def ends(self) -> Tally:
        """Let what was written arrive, end the line as an admin would, and count."""
        await self._settled()
        for victim in self.victims:
            await victim.is_open()  # nothing may have been left to do: it is asked once it can hear that
            assert await victim.ends() == 0
        return await self.count()

    @property
    def log(self) -> list[str]:
        """Every line that a process has logged."""
        return [line for victim in self.victims for line in victim.log]

    async def count(self) -> Tally:
        """What became of everything that was written so far."""
        others = await self.bystander.screen()
        total = Tally()
        for writer, reader in ((self.seeker, self.confidant), (self.confidant, self.seeker)):
            mark = DUTCH(common.MAYBE_REPEAT)
            total += tally(writer.written, await reader.screen(), [*others, *await writer.screen()], mark)
        return total

    async def _settled(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while (await self.count()).lost:  # noqa: ASYNC110 - it happens in another process
                await asyncio.sleep(0.5)


@asynccontextmanager
async def talking(folder: Path, processes: int = 1, database_url: str = "") -> AsyncIterator[Scene]:
    """Bring the two together, over so many real processes."""
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(Sandbox())
        sandbox.add_bot(SEEKER_TOKEN, SEEKER_BOT, "Faults")
        sandbox.add_bot(STAFF_TOKEN, STAFF_BOT, "Faults staff", topics=True)
        settings = {"API_URL": sandbox.url, "SEEKER_TOKEN": SEEKER_TOKEN, "STAFF_TOKEN": STAFF_TOKEN}
        if database_url:
            settings["DATABASE_URL"] = database_url
        victims = [Victim(folder, settings) for _ in range(processes)]
        names = ("Yamina", "Karima", "Marijke")
        phones = [await _phone(stack, sandbox, 900_000_001 + nr, name) for nr, name in enumerate(names)]
        sides = await _brought_together(victims[0], phones, names)
        for victim in victims:
            await victim.starts()
            stack.push_async_callback(victim.is_gone)
        yield Scene(victims, *sides)


async def _brought_together(victim: Victim, phones: Sequence[Phone], names: Sequence[str]) -> list[Side]:
    """Play all that comes before in this process, faster than Telegram would take it."""
    await victim.amana("init")
    given = {name.lower(): value for name, value in victim.settings.items()}
    settings = Settings.model_validate({**given, "home": victim.folder / "var"})
    async with running(settings, pace=QUICK):
        seeker = SeekerHolder(phones[0], SEEKER_BOT, DUTCH, names[0], published(default_questionnaire()))
        confidant = ConfidantHolder(phones[1], STAFF_BOT, DUTCH, names[1])
        bystander = ConfidantHolder(phones[2], STAFF_BOT, DUTCH, names[2])
        await _joins(victim, confidant)
        await seeker.asks_for_somebody()
        opened = await confidant.accepts()
        await seeker.is_matched()
        await _joins(victim, bystander)
    return [Side(seeker), Side(confidant, opened.thread), Side(bystander)]


async def _phone(stack: AsyncExitStack, sandbox: Sandbox, person_id: int, name: str) -> Phone:
    sandbox.add_person(person_id, name)
    return await stack.enter_async_context(Phone(sandbox.url, person_id))


async def _joins(victim: Victim, holder: Holder) -> None:
    said = await victim.amana("invite", "--role", "confidant")
    codes: Sequence[str] = re.findall(r"start=([\w-]+)", said)
    person = Person(holder.phone.person_id, holder.name, "nl")
    await join_confidant(holder, Confidant(person, CARD, "Utrecht"), codes[0])
