"""Two pairs of people in simulated time, and a Telegram that can be told what to do wrong."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Coroutine
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.sandbox.bubble import Bubble
from bot.sandbox.faults import Deed, Rule
from locales.texts.staff import ACCEPT
from tests.faults.counting import Tally, tally
from tests.simulation.loop import SimLoop
from tests.simulation.network import Weather
from tests.simulation.town import Process, Town, starts
from tests.simulation.verdict import MARK
from tests.stories.people import ConfidantHolder, SeekerHolder


@dataclass(slots=True)
class Pair:
    """A seeker and a confidant who are talking; the case's topic on the confidant's phone."""

    seeker: SeekerHolder
    confidant: ConfidantHolder
    thread: int | None

    @property
    def seeker_id(self) -> int:
        return self.seeker.phone.person_id

    @property
    def confidant_id(self) -> int:
        return self.confidant.phone.person_id


@dataclass(slots=True)
class Scene:
    """A line over a network that does nothing wrong by itself. Whatever is awaited happens in `play`."""

    town: Town
    rng: random.Random = field(default_factory=lambda: random.Random(1))
    outside: SimLoop = field(init=False)
    process: Process | None = None

    def __post_init__(self) -> None:
        self.outside = SimLoop(self.town.telegram.timeline, float)

    @property
    def seconds(self) -> float:
        return self.town.telegram.timeline.seconds

    def opens(self) -> None:
        weather = Weather(self.rng, calm=True)
        self.process = starts(self.town.telegram, self.town.home, weather, self.rng)

    def closes(self) -> None:
        """As SIGTERM does."""
        self.process.stopped.set()
        self.town.telegram.timeline.run(lambda: self.process.ended)
        self.process.is_over()
        self.process = None

    def play(self, deeds: Coroutine[object, object, object]):
        """Let people do something, and give back what came of it."""
        doing = self.outside.spawn(deeds)
        self.town.telegram.timeline.run(
            lambda: doing.done() or (self.process is not None and self.process.ended)
        )
        return doing.result()

    def waits(self, seconds: float) -> None:
        self.play(asyncio.sleep(seconds))

    def goes_wrong(self, deed: Deed, **where: object) -> Rule:
        return self.town.telegram.faults.add(Rule(deed, **{"method": "sendMessage", **where}))

    def pair(self, number: int = 0) -> Pair:
        """Bring two together who do not know each other yet."""
        return self.play(self._paired(self.town.seekers[number]))

    async def _paired(self, seeker_id: int) -> Pair:
        seeker = self.town.telegram.seeker(seeker_id)
        await seeker.agrees_to_be_matched()
        staff = [self.town.telegram.holder(one) for one in self.town.confidants]
        while True:
            for one in staff:
                if any(one.say(ACCEPT) in bubble.labels for bubble in await one.phone.messages(one.bot)):
                    opened = await one.accepts()
                    await seeker.is_matched()
                    return Pair(seeker, one, opened.thread)
            await asyncio.sleep(1)

    def seen(self, holder) -> list[str]:
        """What the bot shows somebody, oldest first."""
        bubbles: list[Bubble] = self.play(holder.phone.messages(holder.bot))
        return [one.words for one in bubbles if one.sender == "bot"]

    def counted(
        self, pair: Pair, *, by_seeker: tuple[str, ...] = (), by_confidant: tuple[str, ...] = ()
    ) -> Tally:
        """What became of what the two wrote."""
        there = tally(by_seeker, self.seen(pair.confidant), [], MARK)
        return there + tally(by_confidant, self.seen(pair.seeker), [], MARK)

    def ends(self) -> None:
        """Nothing runs any more."""
        if self.process:
            self.process.loop.die()
            self.process.is_buried()
        self.outside.die()
        self.outside.bury()


@contextmanager
def scene(town: Town, folder):
    """A scene of its own."""
    made = Scene(town.day(folder / "home", 5))
    made.opens()
    try:
        yield made
    finally:
        made.ends()
