"""Loops that only one of several processes may run at a time, such as fetching the bots' updates."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from bot.post.bell import Bell, Sleep
from bot.post.office import Loop
from db.store import Store

LOOK = 1.0
"""Seconds between two looks at whether it is this process's turn: so long nobody may be at it."""

log = logging.getLogger(__name__)


class Elected:
    """Runs loops as long as this process has their duties; another has them, once this one has ended.

    Should the database be lost, the duties are gone with it, and the loops are broken off as though their
    process had ended: another one may be at it already. Once they are back here, they begin anew. It
    stands for nothing while this process has not what its work goes `beside`.
    """

    def __init__(
        self,
        duties: Sequence[str],
        loops: Sequence[Loop],
        store: Store,
        *,
        sleep: Sleep,
        beside: Sequence[str] = (),
    ) -> None:
        self._duties = tuple(duties)
        self._loops = tuple(loops)
        self._store = store
        self._sleep = sleep
        self._beside = tuple(beside)
        self._bell = Bell(sleep)
        self._stopping = False

    def stop(self) -> None:
        """Let the loops end what they have in hand, and stand for nothing any more."""
        self._stopping = True
        for loop in self._loops:
            loop.stop()
        self._bell.ring()

    async def run(self) -> None:
        """Stand for the duties, and serve, until stopped."""
        while not self._stopping:
            if self._store.has(self._beside) and await self._store.takes_over(self._duties):
                await self._serve()
            else:
                await self._bell.wait(LOOK)

    async def _serve(self) -> None:
        log.info("this process takes over: %s", ", ".join(self._duties))
        term, watch = asyncio.ensure_future(self._term()), asyncio.ensure_future(self._lost())
        try:
            await asyncio.wait((term, watch), return_when=asyncio.FIRST_COMPLETED)
            if term.done():
                term.result()
            else:
                log.warning("given up: %s", ", ".join(self._duties))
        finally:
            for task in (term, watch):
                task.cancel()
            await asyncio.gather(term, watch, return_exceptions=True)
            await self._store.lays_down(self._duties)

    async def _term(self) -> None:
        async with asyncio.TaskGroup() as group:
            for loop in self._loops:
                group.create_task(loop.run())

    async def _lost(self) -> None:
        while self._store.has((*self._duties, *self._beside)):
            await self._sleep(LOOK)
