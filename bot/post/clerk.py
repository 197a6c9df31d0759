"""Handling what is in the inbox: each update once, in order, and all of it or nothing."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from typing import Protocol

from bot.post.bell import Bell, Sleep
from bot.post.courier import Boarding
from bot.post.limits import Tick
from bot.post.meter import UNWATCHED, Meter
from bot.raw import UnreadableUpdate
from db.letters import BotName
from db.records import Arrival
from db.store import Store
from db.work import Work

BATCH = 32
"""Updates in one transaction."""

SetAside = Callable[[Work, Arrival], None]
"""Tells a sender that an update of theirs could not be handled."""

log = logging.getLogger(__name__)


class Edge(Protocol):
    """One bot's framework, which brings an update to its handler."""

    async def handle(self, arrival: Arrival, work: Work) -> None:
        """Handle one update inside the open unit of work, or raise."""
        ...


class Sender(Protocol):
    """Who sends what was put, and can claim it in the unit of work that puts it."""

    def board(self, work: Work) -> Boarding | None:
        """Claim what can go in this unit of work; None while it cannot."""
        ...

    def depart(self, boarding: Boarding) -> None:
        """That is committed."""
        ...


class Clerk:
    """Takes ready updates in order: a savepoint for each, one commit for the batch.

    An update whose handler raises leaves nothing behind; its chat waits until it is tried
    again, and after the inbox's last try it is set aside, its sender is told, and the chat
    goes on. One that no framework can read is set aside at once: no later try would read it.
    """

    def __init__(
        self,
        store: Store,
        edges: Mapping[BotName, Edge],
        on_set_aside: SetAside,
        *,
        wakes: Bell,
        sender: Sender | None = None,
        sleep: Sleep,
        batch: int = BATCH,
        poll: float = 1.0,
        meter: Meter = UNWATCHED,
        tick: Tick = time.monotonic,
    ) -> None:
        self._store = store
        self._edges = edges
        self._on_set_aside = on_set_aside
        self._wakes = wakes
        self._sender = sender
        self._porter: Bell | None = None
        self._batch = batch
        self._poll = poll
        self._meter = meter
        self._tick = tick
        self._stopping = False
        self.bell = Bell(sleep)

    def wakes_too(self, porter: Bell) -> None:
        """Ring this one too after a batch while files wait: a chat's next one may now be fetched."""
        self._porter = porter

    def stop(self) -> None:
        """Finish the batch at hand and take no more."""
        self._stopping = True
        self.bell.ring()

    async def run(self) -> None:
        """Handle until stopped."""
        while not self._stopping:
            if await self._turn() < self._batch:
                await self.bell.wait(self._poll)

    async def _turn(self) -> int:
        try:
            return await self.handle_batch()
        except Exception as fault:  # noqa: BLE001 — nothing was committed: it all comes again
            log.warning("a batch was rolled back: %s", type(fault).__name__)
            return 0

    async def handle_batch(self) -> int:
        """Handle the updates that are ready, in one transaction; the answer is how many.

        With fewer than a whole batch no other was ready: the bell rings for the next.
        """
        async with self._store.transaction() as work:
            count = 0
            while arrivals := self._next(work, self._batch - count):
                for arrival in arrivals:
                    await self._handle(work, arrival)
                count += len(arrivals)
            files = count > 0 and self._porter is not None and work.inbox.carries_any()
            boarding = self._board(work) if count else None
        if boarding and self._sender:
            self._sender.depart(boarding)
        elif count:
            self._wakes.ring()
        if files and self._porter:
            self._porter.ring()
        return count

    def _board(self, work: Work) -> Boarding | None:
        """Have what was just put claimed at once; where that fails, the sender claims it by itself."""
        if self._sender is None:
            return None
        try:
            with work.savepoint():
                return self._sender.board(work)
        except Exception as fault:  # noqa: BLE001 — what was handled is kept all the same
            log.warning("letters could not be claimed at once: %s", type(fault).__name__)
            return None

    def _next(self, work: Work, room: int) -> list[Arrival]:
        """The next updates of bots that have an edge here: at most one of each chat at a time."""
        return work.inbox.ready(room, self._edges.keys()) if room > 0 else []

    async def _handle(self, work: Work, arrival: Arrival) -> None:
        began, ended = self._tick(), "done"
        try:
            with work.savepoint(), work.handling(arrival):
                await self._edges[arrival.bot].handle(arrival, work)
                work.inbox.done(arrival.id)
        except Exception as fault:  # noqa: BLE001 — whatever a handler raises, the line goes on
            ended = "failed"
            self._failed(work, arrival, fault)
        self._meter.handled(arrival.bot, self._tick() - began, ended)

    def _failed(self, work: Work, arrival: Arrival, fault: Exception) -> None:
        error = type(fault).__name__
        log.warning("an update of the %s bot failed at try %d: %s", arrival.bot, arrival.tries + 1, error)
        if not work.inbox.failed(arrival.id, error, hopeless=isinstance(fault, UnreadableUpdate)):
            return
        try:
            with work.savepoint():
                self._on_set_aside(work, arrival)
        except Exception as second:  # noqa: BLE001 — the update is set aside all the same
            log.warning("a sender could not be told: %s", type(second).__name__)
