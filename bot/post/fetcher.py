"""Fetching one bot's updates into the inbox: stored first, acknowledged afterwards."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Collection

from bot.post.backoff import Backoff
from bot.post.batch import Batch, read_batch
from bot.post.bell import Bell, Sleep, unless
from bot.post.limits import Tick
from bot.post.webhook import delete_webhook
from bot.post.wire import Wire, WireFault
from db.letters import BotName
from db.store import Store

POLL_SECONDS = 25
"""How long getUpdates may wait for something to happen."""

MOST = 100
"""Updates in one answer (Bot API getUpdates)."""

OFFSET_LIFE = 3600.0
"""Seconds after which an offset is not used any more: ids may have restarted while nothing got through."""

CONFLICTS = {
    "webhook": "the %s bot's updates go to a webhook: `amana run --webhook` is running somewhere, or "
    "somebody else has the token; `amana webhook off` lets them come here again",
    "poller": "another program fetches the %s bot's updates: `amana run` is running twice, or somebody "
    "else has the token",
}
"""What is said, once, when Telegram gives a bot's updates to somebody else."""

log = logging.getLogger(__name__)


class Fetcher:
    """Polls getUpdates. An update is acknowledged only by asking for the next after a commit.

    No id is ever compared: update ids can restart at random after a quiet week. The offset is
    the last id of the batch just stored, plus one, and is forgotten as soon as an answer shows
    that Telegram has seen it; what comes twice, the inbox knows by its id. What has gathered is fetched
    without waiting for more, so that soon all of it is known. A webhook that was set before is deleted at
    the start, and what waits for it is fetched.
    """

    def __init__(
        self,
        bot: BotName,
        wire: Wire,
        store: Store,
        *,
        wanted: Collection[str],
        wakes: Collection[Bell],
        for_files: Collection[Bell] = (),
        backoff: Backoff,
        sleep: Sleep,
        tick: Tick = time.monotonic,
    ) -> None:
        self._bot = bot
        self._wire = wire
        self._store = store
        self._wanted = list(wanted)
        self._wakes = wakes
        self._for_files = for_files
        self._backoff = backoff
        self._bell = Bell(sleep)
        self._stopping = asyncio.Event()
        self._tick = tick
        self._offset: int | None = None
        self._offset_at = 0.0
        self._failures = 0
        self._unhooked = False
        self._conflict = ""
        self.hears = False
        """Whether Telegram answers, and had nothing more that was sent before its last answer."""

    def stop(self) -> None:
        """Fetch no more. What was fetched and not stored comes again."""
        self._stopping.set()
        self._bell.ring()

    async def run(self) -> None:
        """Fetch until stopped. What another process has fetched in between, Telegram knows."""
        self._offset = None
        while not self._stopping.is_set():
            pause = await self._turn()
            if pause and not self._stopping.is_set():
                await self._bell.wait(pause)

    async def _turn(self) -> float:
        """Fetch and store once; the answer is how long to pause."""
        try:
            if not self._unhooked:
                await unless(self._stopping, delete_webhook(self._wire))
                self._unhooked = True
            pause = await self.fetch()
        except WireFault as fault:
            return self._failed(str(fault), fault.retry_after, CONFLICTS.get(fault.reason, ""))
        except Exception as fault:  # noqa: BLE001 — a full disk or a strange answer must not end the line
            return self._failed(type(fault).__name__)
        self._failures, self._conflict = 0, ""
        return pause

    def _failed(self, what: str, told: float = 0.0, conflict: str = "") -> float:
        self.hears = False
        if not conflict:
            log.warning("fetching for the %s bot failed: %s", self._bot, what)
        elif conflict != self._conflict:
            log.error(conflict, self._bot)
        self._conflict = conflict
        self._failures += 1
        return max(told, self._backoff.pause(self._failures - 1))

    async def fetch(self) -> float:
        """One getUpdates and one transaction; the answer is how long to pause, usually 0.

        Raises WireFault, `bot.post.batch.UnreadableBatch`, or whatever the store raises; the
        offset then stays where it was.
        """
        parameters: dict[str, int | str | list[str]] = {
            "timeout": POLL_SECONDS if self.hears else 0,
            "limit": MOST,
            "allowed_updates": self._wanted,
        }
        if self._offset is not None and self._tick() - self._offset_at < OFFSET_LIFE:
            parameters["offset"] = self._offset
        body = await unless(self._stopping, self._wire.call("getUpdates", parameters, POLL_SECONDS + 10))
        if body is None:
            return 0.0
        batch = read_batch(body, self._wanted)
        if batch.updates:
            await self._keep(batch)
        if batch.set_aside:
            log.warning("set aside %d updates of the %s bot", batch.set_aside, self._bot)
        self._offset = batch.last_id + 1 if batch.last_id is not None else None
        self._offset_at = self._tick()
        self.hears = batch.count < MOST
        return self._backoff.pause(0) if batch.count and batch.last_id is None else 0.0

    async def _keep(self, batch: Batch) -> None:
        async with self._store.transaction() as work:
            for update in batch.updates:
                work.inbox.add(
                    self._bot, update.update_id, update.chat_id, update.payload, carries=update.carries
                )
        carries = any(update.carries for update in batch.updates)
        for bell in (*self._wakes, *(self._for_files if carries else ())):
            bell.ring()
