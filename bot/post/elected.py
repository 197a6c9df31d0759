"""A loop that only one of several processes may run at a time, such as fetching one bot's updates."""

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
    """Runs a loop as long as this process has its duties; another has them, once this one has ended.

    Should the database be lost, the duties are gone with it, and the loop is broken off as though its
    process had ended: another one may be at it already. Once they are back here, it begins anew.
    """

    def __init__(self, duties: Sequence[str], loop: Loop, store: Store, *, sleep: Sleep) -> None:
        self._duties = tuple(duties)
        self._loop = loop
        self._store = store
        self._sleep = sleep
        self._bell = Bell(sleep)
        self._stopping = False

    def stop(self) -> None:
        """Let the loop end what it has in hand, and stand for nothing any more."""
        self._stopping = True
        self._loop.stop()
        self._bell.ring()

    async def run(self) -> None:
        """Stand for the duties, and serve, until stopped."""
        while not self._stopping:
            if await self._store.takes_over(self._duties):
                await self._serve()
            else:
                await self._bell.wait(LOOK)

    async def _serve(self) -> None:
        log.info("this process takes over: %s", ", ".join(self._duties))
        term, watch = asyncio.ensure_future(self._loop.run()), asyncio.ensure_future(self._lost())
        try:
            await asyncio.wait((term, watch), return_when=asyncio.FIRST_COMPLETED)
            if not term.done():
                log.warning("lost with the database: %s", ", ".join(self._duties))
        finally:
            watch.cancel()
            await _broken_off(term)
            await self._store.lays_down(self._duties)

    async def _lost(self) -> None:
        while self._store.has(self._duties):
            await self._sleep(LOOK)


async def _broken_off(term: asyncio.Future[None]) -> None:
    """Cancel what runs still; what broke by itself is told as it is."""
    running = not term.done()
    term.cancel()
    results = await asyncio.gather(term, return_exceptions=True)
    if not running and isinstance(results[0], Exception):
        raise results[0]
