"""Who goes next: what is urgent first, and of every few one that is not, so that nobody waits for ever."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

IN_A_ROW = 3
"""Urgent ones that are let in one after another while others wait; then one of those goes."""

Line = deque["asyncio.Future[None]"]


class Turnstile:
    """Lets in so many at a time, in the order in which they came, the urgent ones before the others."""

    def __init__(self, places: int = 1) -> None:
        self._free = places
        self._urgent: Line = deque()
        self._others: Line = deque()
        self._in_a_row = 0

    @asynccontextmanager
    async def through(self, *, urgent: bool) -> AsyncIterator[bool]:
        """Be inside; whether there was a wait before."""
        waited = await self._enter(urgent=urgent)
        try:
            yield waited
        finally:
            self._leave()

    async def _enter(self, *, urgent: bool) -> bool:
        if self._free:
            self._free -= 1
            return False
        turn = asyncio.get_running_loop().create_future()
        (self._urgent if urgent else self._others).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._leave()  # its turn had come in the moment in which it was called off
            raise
        return True

    def _leave(self) -> None:
        while line := self._next():
            turn = line.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    def _next(self) -> Line:
        """The line whose first goes next; empty when nobody waits."""
        if self._urgent and (not self._others or self._in_a_row < IN_A_ROW):
            self._in_a_row = self._in_a_row + 1 if self._others else 0
            return self._urgent
        self._in_a_row = 0
        return self._others
