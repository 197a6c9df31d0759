"""A Telegram that answers badly: 429, pages of HTML, cut connections, lost and slow answers, at random."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass

from bot.sandbox.calls import Call
from bot.sandbox.faults import ConnectionDropped, FalseAnswer, Faults, Rule
from bot.sandbox.refusals import Flood


@dataclass(slots=True)
class Storm:
    """How likely each thing is that can go wrong in a call; nothing is once it is `over`."""

    rng: random.Random
    worst: float
    over: bool = False
    struck: int = 0

    def breaks_over(self, faults: Faults) -> None:
        """From now on it strikes, before and after Telegram has applied a call."""
        faults.add(Rule(self.before, when="before", times=None))
        faults.add(Rule(self.after, when="after", times=None))

    async def before(self, call: Call) -> FalseAnswer | None:
        """What keeps a call from Telegram."""
        del call
        match self._strikes():
            case "cut":
                raise ConnectionDropped
            case "page":
                return FalseAnswer()
            case "flood":
                raise Flood(self.rng.randint(1, 3))
            case "slow":
                await asyncio.sleep(self.rng.uniform(0.2, 3.0))
        return None

    async def after(self, call: Call) -> FalseAnswer | None:
        """What keeps its answer from the line."""
        del call
        match self._strikes():
            case "cut":
                raise ConnectionDropped
            case "page" | "flood":
                return FalseAnswer()
            case "slow":
                await asyncio.sleep(self.rng.uniform(0.2, 3.0))
        return None

    def _strikes(self) -> str:
        if self.over or self.rng.random() >= self.worst:
            return ""
        self.struck += 1
        return self.rng.choice(("cut", "page", "flood", "slow"))
