"""People who write all the while: with corrections, albums, double presses, ends, hand-overs, new cases."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Literal, TypeVar

from PIL import Image

from bot.sandbox.bubble import Bubble
from bot.sandbox.deeds import NotPossible
from bot.sandbox.phone import PhoneError
from bot.sandbox.refusals import Refusal
from handlers.phrases import worded
from locales import tongue
from locales.texts import common, handover, intake, seeker as texts, staff as staff_texts
from tests.simulation import people
from tests.simulation.phone import MemoryPhone

T = TypeVar("T")
PATIENCE = 8.0
"""Seconds that somebody waits for a question of the line."""
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

    async def sends_photo(self, bot: str, caption: str, album: str, thread: int | None) -> int:
        """One photo of an album; its id. Raises PhoneError."""
        fields = {"kind": "photo", "caption": caption, "album": album, "thread": thread or 0}
        try:
            return self._phones._send_file(self._chat(bot), fields, "photo.jpg", "image/jpeg", PHOTO).id
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
        await self.shows_album(thread)

    async def shows_album(self, thread: int | None = None) -> None:
        """Two or three photos, each with its own words."""
        album = f"{self.holder.phone.person_id}{self.said:06}"
        for _ in range(self.rng.choice((2, 2, 3))):
            words = f"<{self.holder.name} {self.said}>"
            self.said += 1
            with suppress(PhoneError):
                sent = await self.holder.phone.sends_photo(self.holder.bot, words, album, thread)
                self.chronicle.wrote((self.holder.phone.person_id, thread), words, sent)

    async def writes(self, thread: int | None = None) -> None:
        """Only what the phone let out counts as written."""
        words = f"<{self.holder.name} {self.said}>"
        self.said += 1
        sent = await self.holder.writes(words, thread=thread)
        self.chronicle.wrote((self.holder.phone.person_id, thread), words, sent)
        if self.rng.random() < 0.1:
            await self.pauses(0.1, 3)
            await self.holder.phone.edit(self.holder.bot, sent, f"{words}, corrected")


class Seeker(Writing, people.Seeker):
    """Agrees to be matched, writes until it is enough, and after the end begins anew."""

    stage: Literal["agreeing", "waiting", "talking", "returning"] = "agreeing"
    since: int = 0
    """The newest message that is of an earlier conversation."""
    first: int = 0
    """The number of the first words that are of this conversation."""
    is_away: bool = False
    """Whether the bot is blocked."""

    async def lives(self, awake: Callable[[], bool]) -> None:
        await self.pauses(0, 3)
        while awake():
            await (self.pauses(1, 5) if self.stage == "talking" else self.pauses(0.3, 1.5))
            if not self.is_away:
                with suppress(PhoneError):  # blocked this moment
                    await self.acts()

    async def acts(self) -> None:
        """Whatever comes next."""
        await self._notices()
        if self.stage in ("agreeing", "returning"):
            await self._goes_on()
            return
        await self._answers()
        if self.stage == "talking":
            await self.says()
            if self.rng.random() < 0.01:
                await self.holder.writes("/stop")

    async def stops(self) -> None:
        """End the conversation, and say yes when asked."""
        await self.holder.writes("/stop")
        async with asyncio.timeout(PATIENCE):
            while not await self.presses_if_there(texts.END_YES):  # noqa: ASYNC110 - by the line
                await asyncio.sleep(GLANCE)

    async def _notices(self) -> None:
        """That there is somebody; that it is over."""
        screen = [one for one in await self.screen() if one.id > self.since and one.sender == "bot"]
        met = [one.id for one in screen if _is_said(one.words, MATCHED)]
        if self.stage == "talking" and any(OVER & set(one.labels) for one in screen):
            self.since, self.stage = await self.holder.writes("/start"), "returning"
        elif self.stage != "talking" and met:
            self.since, self.stage, self.first = met[-1], "talking", self.said

    async def _goes_on(self) -> None:
        """Press what leads on: through the menu and the questions to the search for somebody."""
        if self.waits_while():
            return
        for bubble in reversed(await self.screen()):
            label = self._way_on(bubble) if bubble.id > self.since and bubble.sender == "bot" else None
            if label:
                await self.presses(bubble, label)
                self.stage = "waiting" if label == AGREED else self.stage
                return

    def _way_on(self, bubble: Bubble) -> str | None:
        ticked = [SAY(common.DONE)] if any(label.startswith("☑") for label in bubble.labels) else []
        ways = (*WAYS_ON, *ticked, *self._choices)
        return next((label for label in ways if label in bubble.labels), None)

    @property
    def _choices(self) -> list[str]:
        """What is chosen where something has to be."""
        options = [option for one in self.holder.questionnaire.questions for option in one.options]
        labels = [worded(SAY, option.text) for option in options if option.id in CHOSEN]
        return [*labels, *(f"☐ {label}" for label in labels)]


SAY = tongue("nl")
MATCHED = tuple(SAY(one).splitlines()[0] for one in (texts.MATCHED_WOMAN, texts.MATCHED_MAN))
OVER = {SAY(texts.ERASE_NOW), SAY(texts.MENU_TALK)}
"""Buttons that nobody has who is in a conversation."""
AGREED = SAY(texts.AGREE_MATCH_YES)
WAYS_ON = (
    AGREED,
    *(SAY(one) for one in (texts.MENU_TALK, intake.SAFE_YES, texts.AGREE, common.NEXT, common.SKIP)),
)
CHOSEN = ("child", "no", "nl")
"""About whom, whether there is danger, and the language that is spoken."""


def _is_said(words: str, lines: tuple[str, ...]) -> bool:
    """Also after a mark: the copy before it may never have come."""
    return any(line in words for line in lines)


class Confidant(Writing, people.Confidant):
    """Takes what is offered, mostly, and writes in every case at hand."""

    async def lives(self, awake: Callable[[], bool]) -> None:
        while awake():
            await self.pauses(0.8, 4)
            await self._looks_at_offers()
            topics = list(await self.holder.phone.topics(self.holder.bot))
            if topics:
                with suppress(PhoneError):  # it may be taken away this moment
                    await self._acts(self.rng.choice(topics))

    async def ends(self, thread: int) -> None:
        """End the case of a topic, and say how it went when asked."""
        outcome = self.holder.say(staff_texts.OUTCOME_HELPED)
        await self.holder.writes("/end", thread=thread)
        async with asyncio.timeout(PATIENCE):
            while not (asked := [one for one in await self._in(thread) if outcome in one.labels]):  # noqa: ASYNC110
                await asyncio.sleep(GLANCE)
        await self.presses(asked[-1], outcome)

    async def _in(self, thread: int) -> list[Bubble]:
        return await self.holder.phone.messages(self.holder.bot, thread)

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
