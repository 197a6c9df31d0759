"""How one loop of the post office wakes another, and how all of them are stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import TypeVar

Sleep = Callable[[float], Awaitable[None]]
"""Sleeps for some seconds: `asyncio.sleep` in production, simulated time in tests."""

T = TypeVar("T")


class Bell:
    """Rung when there is something to do. A ring is never lost: the next wait ends at once."""

    def __init__(self, sleep: Sleep) -> None:
        self._rung = asyncio.Event()
        self._sleep = sleep

    def ring(self) -> None:
        """Wake whoever waits, or let the next wait end at once."""
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Wait for a ring, at most so many seconds."""
        if not self._rung.is_set():
            alarm = asyncio.ensure_future(self._ring_after(seconds))
            try:
                await self._rung.wait()
            finally:
                alarm.cancel()
        self._rung.clear()

    async def _ring_after(self, seconds: float) -> None:
        await self._sleep(seconds)
        self._rung.set()


async def unless(stopped: asyncio.Event, errand: Coroutine[object, object, T]) -> T | None:
    """Do an errand, but break it off and answer None as soon as `stopped` is set."""
    doing = asyncio.ensure_future(errand)
    stopping = asyncio.ensure_future(stopped.wait())
    try:
        await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
        return await doing if doing.done() else None
    finally:
        doing.cancel()
        stopping.cancel()
        await asyncio.gather(doing, stopping, return_exceptions=True)
