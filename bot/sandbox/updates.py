"""The queue of one bot's updates: kept until confirmed, at most 24 hours (Bot API: getUpdates)."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from bot.sandbox.clock import Clock
from bot.sandbox.jsonvalues import Json
from bot.sandbox.refusals import Refusal, SecondPoller, WebhookActive, WebhookTookOver

KEPT = timedelta(hours=24)
QUIET = timedelta(days=7)
"""After so long without an update the next id is a random one (Bot API: Update)."""
LONGEST_POLL = 50
ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Update:
    """One update; `kind` is the field of the Update object that holds `body`."""

    id: int
    kind: str
    body: Json
    at: datetime

    def as_json(self) -> Json:
        """Return the Update object."""
        return {"update_id": self.id, self.kind: self.body}


@dataclass(slots=True)
class Webhook:
    """Where a bot wants its updates brought. `secret` goes into a header of every request."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_at: datetime | None = None
    last_error: str = ""


class Queue:
    """One bot's updates."""

    def __init__(self, clock: Clock, rng: random.Random) -> None:
        """Begin empty, at a random update id."""
        self._clock = clock
        self._rng = rng
        self._waiting: dict[int, Update] = {}
        self._next = rng.randrange(1, 1 << 30)
        self._last_at: datetime | None = None
        self._poll: asyncio.Future[None] | None = None
        self._closed = False
        self.allowed: frozenset[str] | None = None
        self.webhook: Webhook | None = None
        self.on_new: list[Callable[[], None]] = []

    def __len__(self) -> int:
        """Return how many updates wait."""
        self._forget_old()
        return len(self._waiting)

    @property
    def is_polled(self) -> bool:
        """Return whether a long poll waits for the next update."""
        return self._poll is not None

    def wants(self, kind: str) -> bool:
        """Return whether the bot asked for this kind of update."""
        return kind not in ONLY_WHEN_ASKED if self.allowed is None else kind in self.allowed

    def add(self, kind: str, body: Json) -> None:
        """Queue an update, if the bot wants its kind, and wake whoever waits for one."""
        if not self.wants(kind):
            return
        now = self._clock.now()
        if self._last_at and now - self._last_at >= QUIET and not self._waiting:
            self._next = self._rng.randrange(1, 1 << 30)
        self._last_at = now
        self._waiting[self._next] = Update(self._next, kind, body, now)
        self._next += 1
        self._wake()

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Choose the kinds of updates from now on; an empty choice is the default one."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def confirm(self, offset: int) -> None:
        """Forget updates before `offset`; a negative one keeps that many from the end."""
        ids = sorted(self._waiting)
        gone = ids[: max(0, len(ids) + offset)] if offset < 0 else [i for i in ids if i < offset]
        for update_id in gone:
            del self._waiting[update_id]

    def take(self, limit: int) -> list[Update]:
        """Return the oldest updates that wait, without forgetting them."""
        self._forget_old()
        return list(islice(self._waiting.values(), limit))

    def done(self, update_id: int) -> None:
        """Forget one update: its webhook took it."""
        self._waiting.pop(update_id, None)

    def clear(self) -> None:
        """Forget all (drop_pending_updates)."""
        self._waiting.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """Return updates, waiting up to `seconds` for the first.

        Raises `WebhookActive`; `SecondPoller` or `WebhookTookOver` when another call ends the wait.
        """
        if self.webhook:
            raise WebhookActive
        self._end_poll(SecondPoller())
        if offset:
            self.confirm(offset)
        limit = limit if 1 <= limit <= 100 else 100
        if not self.take(1) and seconds > 0 and not self._closed:
            await self._wait(min(seconds, LONGEST_POLL))
        return self.take(limit)

    async def _wait(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(poll, seconds)
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None

    def set_webhook(self, webhook: Webhook | None) -> None:
        """Send updates to a webhook from now on, or let them be polled for again."""
        if webhook:
            self._end_poll(WebhookTookOver())
        self.webhook = webhook
        self._wake()

    def close(self) -> None:
        """Let go of whoever waits; nobody waits any more."""
        self._closed = True
        self._wake()

    def _end_poll(self, why: Refusal) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_exception(why)
        self._poll = None

    def _wake(self) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
        for tell in self.on_new:
            tell()

    def _forget_old(self) -> None:
        limit = self._clock.now() - KEPT
        while self._waiting:
            oldest = next(iter(self._waiting.values()))
            if oldest.at >= limit:
                return
            del self._waiting[oldest.id]
