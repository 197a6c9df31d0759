"""What people and Telegram are made to do, again and again, while a process lives that is to die there."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.phone import PhoneError
from tests.faults.crowd import Confidant, Seeker, Writing
from tests.faults.storm import WISHES, Storm
from tests.faults.town import GRACE, NOON, Town
from tests.simulation.chronicle import Chronicle

PAUSE = (0.2, 1.0)
"""Seconds between two occasions of one kind."""
PATIENT = 30
"""Updates that wait at Telegram, from which people write no more for a while: a machine may be slow."""
AWAY = (0.5, 2.0)
"""Seconds for which somebody keeps the bot blocked."""
LATE = 2.5
"""Seconds in which letters that rest have been looked at."""


@dataclass(slots=True)
class Stage:
    """The people and the storm of a round. Who is brought on by nobody goes on as they like."""

    town: Town
    storm: Storm
    chronicle: Chronicle
    rng: random.Random
    seekers: Sequence[Seeker] = ()
    confidants: Sequence[Confidant] = ()

    def sets(self, occasion: str) -> None:
        """What has to be so before the process starts."""
        if occasion == "day":
            self.town.leaps((_morning_after(self.town.clock.now()) - self.town.clock.now()).total_seconds())

    async def plays(self, occasion: str) -> None:
        """Make it happen, until cancelled."""
        while True:
            with suppress(PhoneError, TimeoutError):  # somebody else was faster
                if self.town.pending() < PATIENT:
                    await self._makes(occasion)
            await asyncio.sleep(self.rng.uniform(*PAUSE))

    async def clears(self) -> None:
        """Whatever was left half done."""
        self.storm.wished = ""
        for one in self.seekers:
            if one.is_away:
                await self._comes_back(one)

    async def _makes(self, occasion: str) -> None:
        if occasion in WISHES:
            self.storm.wished = occasion
        match occasion:
            case "end":
                await self._ends()
            case "away":
                await self._is_away()
            case "cut off":
                await self._is_cut_off()
            case "picture" | "halfway":
                await self._shows()
            case _:
                await self._talks()

    def _talking(self) -> list[Seeker]:
        return [one for one in self.seekers if one.stage == "talking" and not one.is_away]

    def _case_of(self, seeker: Seeker) -> tuple[Confidant, int] | None:
        """Who has a seeker's case, and in which topic, as far as can be seen."""
        words = re.compile(f"<{seeker.holder.name} (\\d+)")
        members = {one.holder.phone.person_id: one for one in self.confidants}
        for shown in reversed(self.chronicle.shown):
            person, thread = shown.place
            found = words.search(shown.words) if thread and person in members else None
            if found and int(found[1]) >= seeker.first:
                return members[person], thread
        return None

    def _somebody(self) -> tuple[Writing, int | None]:
        """One of the two sides of a case."""
        seeker = self.rng.choice(self._talking())
        return self.rng.choice([(seeker, None), self._case_of(seeker) or (seeker, None)])

    async def _talks(self) -> None:
        if self._talking():
            who, thread = self._somebody()
            await who.writes(thread)
        else:
            await self.rng.choice(self.confidants).holder.writes("/help")

    async def _shows(self) -> None:
        if self._talking():
            who, thread = self._somebody()
            await who.shows_album(thread)
        await asyncio.sleep(LATE)

    async def _ends(self) -> None:
        for seeker in self.rng.sample(self._talking(), k=min(1, len(self._talking()))):
            case = self._case_of(seeker)
            if case and self.rng.random() < 0.5:
                await case[0].ends(case[1])
            else:
                await seeker.stops()
            await asyncio.sleep(LATE)

    async def _is_away(self) -> None:
        """A seeker blocks the bot; the confidant writes meanwhile; the seeker is back."""
        if (found := await self._goes_away()) is None:
            return
        seeker, confidant, thread = found
        await confidant.writes(thread)
        await asyncio.sleep(self.rng.uniform(*AWAY))
        await self._comes_back(seeker)

    async def _is_cut_off(self) -> None:
        """The case of somebody who is away ends, and what waits for them is waited for no longer."""
        if (found := await self._goes_away()) is None:
            return
        seeker, confidant, thread = found
        await confidant.writes(thread)
        await confidant.ends(thread)
        await asyncio.sleep(LATE)
        self.town.leaps(GRACE * 3600.0 + 60.0)
        await asyncio.sleep(LATE)
        await self._comes_back(seeker)

    async def _goes_away(self) -> tuple[Seeker, Confidant, int] | None:
        found = [(one, self._case_of(one)) for one in self._talking()]
        cases = [(seeker, *case) for seeker, case in found if case]
        if not cases:
            return None
        seeker, confidant, thread = self.rng.choice(cases)
        await seeker.holder.phone.block(seeker.holder.bot)
        seeker.is_away = True
        return seeker, confidant, thread

    async def _comes_back(self, seeker: Seeker) -> None:
        await seeker.holder.phone.unblock(seeker.holder.bot)
        seeker.is_away = False


def _morning_after(now: datetime) -> datetime:
    """Some hours before noon of the day after: a whole day's hours would be too many."""
    return now.replace(hour=NOON - 2, minute=0) + timedelta(days=1)
