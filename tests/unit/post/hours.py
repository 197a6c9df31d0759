"""Time that is passed in: sleeping moves it on at once, and nothing else does."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

DAWN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Hours:
    """A clock, a tick and a sleep that agree with each other."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return DAWN + timedelta(seconds=self.seconds)

    def tick(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)


async def until(seen, turns: int = 3000) -> None:
    """Let the loops run until something is seen."""
    for _ in range(turns):
        if seen():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("it never came to that")
