"""People who write all the while: with corrections, albums, double presses, ends and hand-overs."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from PIL import Image

from bot.sandbox.deeds import NotPossible
from bot.sandbox.phone import PhoneError
from bot.sandbox.refusals import Refusal
from locales.texts import handover, seeker as texts, staff as staff_texts
from tests.simulation import people
from tests.simulation.phone import MemoryPhone

T = TypeVar("T")
GLANCE = 0.05
"""Seconds between two looks at a phone while its owner waits for something."""


def _photo() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (32, 32), "teal").save(made, "JPEG")
    return made.getvalue()


PHOTO = _photo()


class QuickPhone(MemoryPhone):
    """A phone in the sandbox's own memory, in real time, from which files can be sent too."""

    async def until(self, look: Callable[[], Awaitable[T | None]], seconds: float = 10.0) -> T | None:
        deadline = asyncio.get_running_loop().time() + seconds
        while (seen := await look()) is None and asyncio.get_running_loop().time() < deadline:  # noqa: ASYNC110
            await asyncio.sleep(GLANCE)
        return seen

    async def sends_photo(self, bot: str, caption: str, album: str, thread: int | None) -> None:
        """One photo of an album. Raises PhoneError."""
        fields = {"kind": "photo", "caption": caption, "album": album, "thread": thread or 0}
        try:
            self._phones._send_file(self._chat(bot), fields, "photo.jpg", "image/jpeg", PHOTO)
        except (NotPossible, Refusal) as problem:
            raise PhoneError(str(problem)) from None


class Writing(people.Someone):
    """Somebody who also sends albums, and writes nothing while `waits_while` says so."""

    waits_while: Callable[[], bool] = staticmethod(lambda: False)

    async def says(self, thread: int | None = None) -> None:
        """A message, or an album of two or three photos, each with its own words."""
        if self.waits_while():
            return
        if self.rng.random() < 0.93:
            with suppress(PhoneError):  # its topic may be gone
                await self.writes(thread)
            return
        album = f"{self.holder.phone.person_id}{self.said:06}"
        for _ in range(self.rng.choice((2, 2, 3))):
            words = f"<{self.holder.name} {self.said}>"
            self.said += 1
            with suppress(PhoneError):
                await self.holder.phone.sends_photo(self.holder.bot, words, album, thread)
                self.chronicle.wrote((self.holder.phone.person_id, thread), words)

    async def writes(self, thread: int | None = None) -> None:
        """Only what the phone let out counts as written."""
        words = f"<{self.holder.name} {self.said}>"
        self.said += 1
        sent = await self.holder.writes(words, thread=thread)
        self.chronicle.wrote((self.holder.phone.person_id, thread), words)
        if self.rng.random() < 0.1:
            await self.pauses(0.1, 3)
            await self.holder.phone.edit(self.holder.bot, sent, f"{words}, corrected")


class Seeker(Writing, people.Seeker):
    """Agrees to be matched, and then writes until it is enough."""

    async def lives(self, awake: Callable[[], bool]) -> None:
        await self.pauses(0, 3)
        matched = False
        while awake():
            await self.pauses(1, 8)
            matched = matched or await self._is_matched()
            if not matched:
                await self.presses_if_there(texts.AGREE_MATCH_YES)
            await self._answers()
            if matched:
                await self.says()
            if matched and self.rng.random() < 0.005:
                await self.holder.writes("/stop")


class Confidant(Writing, people.Confidant):
    """Takes what is offered, mostly, and writes in every case at hand."""

    async def lives(self, awake: Callable[[], bool]) -> None:
        while awake():
            await self.pauses(0.8, 5)
            await self._looks_at_offers()
            topics = list(await self.holder.phone.topics(self.holder.bot))
            if topics:
                with suppress(PhoneError):  # it may be taken away this moment
                    await self._acts(self.rng.choice(topics))

    async def _acts(self, thread: int) -> None:
        dice = self.rng.random()
        if dice < 0.03:
            await self.holder.writes("/end", thread=thread)
        elif dice < 0.045:
            await self.holder.writes("/transfer", thread=thread)
        elif dice < 0.2:
            await self.presses_if_there(*people.OUTCOMES, handover.TO_WHO_FITS, staff_texts.ACCEPT)
        else:
            await self.says(thread)
