"""A Telegram that answers badly: 429, pages of HTML, cut connections, lost and slow answers, at random."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.calls import Call
from bot.sandbox.faults import ConnectionDropped, FalseAnswer, Faults, Rule
from bot.sandbox.refusals import Flood, TextTooLong

SAID = re.compile(r"<\w+ \d+>")
"""Somebody's words, as the crowd writes them."""
BELOW_ALBUM = "⬆️"
"""How the line that stands below an album begins: a message of its own in the same letter."""


def _says(call: Call) -> bool:
    return call.method.lower() == "sendmessage"


WISHES: dict[str, Callable[[Call], bool]] = {
    "flood": _says,
    "lost": _says,
    "refusal": lambda call: _says(call) and bool(SAID.search(call.text("text"))),
    "halfway": lambda call: _says(call) and call.text("text").startswith(BELOW_ALBUM),
}
"""What can be wished for, and whether a call can meet with it."""


@dataclass(slots=True)
class Storm:
    """How likely each thing is that can go wrong in a call; nothing is once it is `over`.

    What is `wished` for happens to the next call to which it can.
    """

    rng: random.Random
    worst: float
    over: bool = False
    struck: int = 0
    wished: str = ""

    def breaks_over(self, faults: Faults) -> None:
        """From now on it strikes, before and after Telegram has applied a call."""
        faults.add(Rule(self.before, when="before", times=None))
        faults.add(Rule(self.after, when="after", times=None))

    async def before(self, call: Call) -> FalseAnswer | None:
        """What keeps a call from Telegram."""
        match self._granted(call, "flood", "refusal", "halfway") or self._strikes():
            case "cut":
                raise ConnectionDropped
            case "page":
                return FalseAnswer()
            case "refusal":
                raise TextTooLong
            case "flood" | "halfway":
                raise Flood(self.rng.randint(1, 3))
            case "slow":
                await asyncio.sleep(self.rng.uniform(0.2, 3.0))
        return None

    async def after(self, call: Call) -> FalseAnswer | None:
        """What keeps its answer from the line."""
        match self._granted(call, "lost") or self._strikes():
            case "cut" | "lost":
                raise ConnectionDropped
            case "page" | "flood":
                return FalseAnswer()
            case "slow":
                await asyncio.sleep(self.rng.uniform(0.2, 3.0))
        return None

    def _granted(self, call: Call, *which: str) -> str:
        if self.over or self.wished not in which or not WISHES[self.wished](call):
            return ""
        granted, self.wished = self.wished, ""
        self.struck += 1
        return granted

    def _strikes(self) -> str:
        if self.over or self.rng.random() >= self.worst:
            return ""
        self.struck += 1
        return self.rng.choice(("cut", "page", "flood", "slow"))
