"""What people do on a simulated day: chat, tap twice, change their mind, end and hand over, in any order."""

from __future__ import annotations

import asyncio
import base64
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from bot.demo.holder import Holder
from bot.sandbox.bubble import Bubble
from bot.sandbox.phone import PhoneError
from locales.text import Text
from locales.texts import handover, seeker as texts, staff as staff_texts
from tests.simulation.chronicle import Chronicle
from tests.stories.people import SeekerHolder

PICTURE = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////"
    "////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAI"
    "AQEAAD8AR//Z"
)
"""The smallest JPEG there is: one grey dot."""

OUTCOMES = (staff_texts.OUTCOME_HELPED, staff_texts.OUTCOME_SILENT)


@dataclass(slots=True)
class Someone:
    """Somebody with a phone and a mind of their own."""

    holder: Holder
    rng: random.Random
    chronicle: Chronicle
    said: int = 0

    async def pauses(self, least: float, most: float) -> None:
        await asyncio.sleep(self.rng.uniform(least, most))

    async def says(self, thread: int | None = None) -> None:
        """Say the next thing: mostly in writing, now and then with a picture, or with two at once."""
        dice = self.rng.random()
        if dice < 0.85:
            await self.writes(thread)
        else:
            album = None if dice < 0.95 else f"{self.holder.name} {self.said}"
            for _ in range(2 if album else 1):
                await self.shows(thread, album)

    async def shows(self, thread: int | None, album: str | None) -> None:
        """Send a picture, with the next words below it."""
        words = self._next(thread)
        phone, bot = self.holder.phone, self.holder.bot
        await phone.send_file(bot, "photo", PICTURE, caption=words, thread=thread, album=album)

    def _next(self, thread: int | None) -> str:
        words = f"<{self.holder.name} {self.said}>"
        self.said += 1
        self.chronicle.wrote((self.holder.phone.person_id, thread), words)
        return words

    async def writes(self, thread: int | None = None) -> None:
        """Write the next message; now and then correct it."""
        words = self._next(thread)
        sent = await self.holder.writes(words, thread=thread)
        if self.rng.random() < 0.2:
            await self.pauses(0.1, 4)
            with suppress(PhoneError):  # it may have been taken away meanwhile
                await self.holder.phone.edit(self.holder.bot, sent, f"{words}, corrected")
                self.chronicle.corrected[words] = f"{words}, corrected"

    async def presses(self, bubble: Bubble, label: str) -> None:
        """Press a button, one time in five twice; it may be gone by then."""
        place = next((i, row.index(label)) for i, row in enumerate(bubble.buttons) if label in row)
        for _ in range(2 if self.rng.random() < 0.2 else 1):
            with suppress(PhoneError):
                await self.holder.phone.press(self.holder.bot, bubble.id, *place)

    async def screen(self) -> list[Bubble]:
        return await self.holder.phone.messages(self.holder.bot)

    async def finds(self, what: Text) -> Bubble | None:
        """The newest message with this button."""
        label = self.holder.say(what)
        found = [one for one in await self.screen() if label in one.labels]
        return found[-1] if found else None

    async def presses_if_there(self, *which: Text) -> bool:
        """Press one of these buttons if it stands anywhere."""
        what = self.rng.choice(which)
        bubble = await self.finds(what)
        if bubble:
            await self.presses(bubble, self.holder.say(what))
        return bubble is not None


@dataclass(slots=True)
class Seeker(Someone):
    """Asks to be matched, and then writes until it is enough."""

    holder: SeekerHolder

    async def lives(self, awake: Callable[[], bool]) -> None:
        await self.pauses(0, 5)
        await self.presses_if_there(texts.AGREE_MATCH_YES)
        matched = False
        while awake():
            await self.pauses(0.2, 6)
            matched = matched or await self._is_matched()
            await self._answers()
            if matched and self.rng.random() < 0.7:
                await self.says()
            if matched and self.rng.random() < 0.01:
                await self.holder.writes("/stop")

    async def _is_matched(self) -> bool:
        lines = [self.holder.say(one).splitlines()[0] for one in (texts.MATCHED_WOMAN, texts.MATCHED_MAN)]
        return any(one.words.startswith(tuple(lines)) for one in await self.screen())

    async def _answers(self) -> None:
        """Whatever the line asks in between."""
        await self.presses_if_there(texts.END_YES, texts.END_NO)
        await self.presses_if_there(handover.PASS_WHOLE, handover.PASS_FRESH, handover.PASS_NO)


@dataclass(slots=True)
class Confidant(Someone):
    """Takes what is offered, mostly, and writes in every case at hand."""

    async def lives(self, awake: Callable[[], bool]) -> None:
        while awake():
            await self.pauses(0.2, 6)
            await self._looks_at_offers()
            topics = list(await self.holder.phone.topics(self.holder.bot))
            if topics:
                await self._acts(self.rng.choice(topics))

    async def _looks_at_offers(self) -> None:
        if self.rng.random() < 0.6:
            await self.presses_if_there(*[staff_texts.ACCEPT] * 4, staff_texts.DECLINE)

    async def _acts(self, thread: int) -> None:
        dice = self.rng.random()
        if dice < 0.02:
            await self.holder.writes("/end", thread=thread)
        elif dice < 0.04:
            await self.holder.writes("/transfer", thread=thread)
        elif dice < 0.2:
            await self.presses_if_there(*OUTCOMES, handover.TO_WHO_FITS)
        elif dice < 0.8:
            await self.says(thread)
