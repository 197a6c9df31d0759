"""What Telegram brings by itself: stored first, and only then said to have arrived."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from dataclasses import dataclass

from bot.post.batch import Update
from bot.post.bell import Bell, Sleep
from db.letters import BotName
from db.store import Store

MOST = 100
"""Updates in one transaction."""

IDLE = 60.0
"""Seconds between two looks when nobody rings."""

log = logging.getLogger(__name__)


class NotKept(Exception):
    """An update was not stored: Telegram has to bring it again. Says a class alone."""


@dataclass(frozen=True, slots=True)
class _Brought:
    bot: BotName
    update: Update
    kept: asyncio.Future[None]


class Letterbox:
    """Keeps what is brought, in one transaction for all that came while the one before was written.

    Once it is stopped it keeps what was brought before, and takes nothing more.
    """

    def __init__(
        self, store: Store, *, wakes: Collection[Bell], for_files: Collection[Bell] = (), sleep: Sleep
    ) -> None:
        self._store = store
        self._wakes = wakes
        self._for_files = for_files
        self._bell = Bell(sleep)
        self._brought: list[_Brought] = []
        self._stopping = False

    async def keep(self, bot: BotName, update: Update) -> None:
        """Store an update; when this returns it is on the disk. Raises NotKept."""
        if self._stopping:
            raise NotKept("stopping")
        brought = _Brought(bot, update, asyncio.get_running_loop().create_future())
        self._brought.append(brought)
        self._bell.ring()
        await brought.kept

    def stop(self) -> None:
        """Take nothing more."""
        self._stopping = True
        self._bell.ring()

    async def run(self) -> None:
        """Store what is brought until stopped."""
        while self._brought or not self._stopping:
            if self._brought:
                await self._store_all()
            else:
                await self._bell.wait(IDLE)

    async def _store_all(self) -> None:
        batch, self._brought = self._brought[:MOST], self._brought[MOST:]
        try:
            async with self._store.transaction() as work:
                for one in batch:
                    update = one.update
                    work.inbox.add(
                        one.bot, update.update_id, update.chat_id, update.payload, carries=update.carries
                    )
        except Exception as fault:  # noqa: BLE001 — a full disk must not end the line; Telegram brings it again
            log.warning("%d updates could not be stored: %s", len(batch), type(fault).__name__)
            self._answer(batch, type(fault).__name__)
        else:
            self._answer(batch)
            carries = any(one.update.carries for one in batch)
            for bell in (*self._wakes, *(self._for_files if carries else ())):
                bell.ring()

    def _answer(self, batch: Collection[_Brought], fault: str = "") -> None:
        """Whoever hung up meanwhile is not waited for."""
        for one in batch:
            if one.kept.done():
                continue
            if fault:
                one.kept.set_exception(NotKept(fault))
            else:
                one.kept.set_result(None)
