"""The post office as a whole: starts its loops, and stops them in the order of a letter's way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Protocol, Self

from bot.post.backoff import Backoff
from bot.post.bell import Sleep

PATIENCE = 15.0
"""Seconds that one stage gets to end what it has in hand."""

log = logging.getLogger(__name__)


class Loop(Protocol):
    """One worker of the post office."""

    async def run(self) -> None:
        """Work until stopped, then end what is in hand."""
        ...

    def stop(self) -> None:
        """Ask it to end."""
        ...


class Office:
    """Runs stages of loops: fetchers, then the porter, then clerk and housekeeper, then the courier.

    Use as an async context manager. On leaving, each stage is stopped and waited for before
    the next, so that what was taken in is still handled and what was handled is still sent.
    A loop that breaks is started again.
    """

    def __init__(
        self,
        stages: Sequence[Sequence[Loop]],
        *,
        backoff: Backoff,
        sleep: Sleep,
        patience: float = PATIENCE,
    ) -> None:
        self._stages = stages
        self._backoff = backoff
        self._sleep = sleep
        self._patience = patience
        self._stopping = False
        self._tasks: list[list[asyncio.Task[None]]] = []

    async def __aenter__(self) -> Self:
        self._tasks = [[asyncio.create_task(self._keep(loop)) for loop in stage] for stage in self._stages]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stopping = True
        for stage, tasks in zip(self._stages, self._tasks, strict=True):
            for loop in stage:
                loop.stop()
            await self._end(tasks)

    async def _end(self, tasks: list[asyncio.Task[None]]) -> None:
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=self._patience)
        for task in late:
            log.warning("a part of the post office did not end in time")
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _keep(self, loop: Loop) -> None:
        """Run a loop, and run it again should it break."""
        tries = 0
        while True:
            try:
                await loop.run()
            except Exception as fault:  # noqa: BLE001 — the rest of the house must not come down with it
                log.error("%s broke: %s", type(loop).__name__, type(fault).__name__)  # noqa: TRY400 — a traceback carries words
                if self._stopping:
                    return
                await self._sleep(self._backoff.pause(tries))
                tries += 1
            else:
                return
