"""Keeping one bot's webhook: set when the line starts, looked after, and given up when it was deleted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection

from bot.post.backoff import Backoff
from bot.post.bell import Bell, Sleep, unless
from bot.post.limits import Tick
from bot.post.office import Loop
from bot.post.webhook import Address, WebhookState, set_webhook, webhook_state
from bot.post.wire import Wire, WireFault

WATCH = 20.0
"""Seconds between two looks: so long after `amana webhook off` it may take until a line polls."""

AGAIN = 2.0
"""Seconds between two looks while updates wait at Telegram."""

log = logging.getLogger(__name__)


class Hooked:
    """Sets the webhook and looks after it. Once it is deleted, by `amana webhook off`, the line polls.

    One that points elsewhere is set again, and that is said: another program, or somebody else, has the
    token. `polls` fetches the same bot's updates, and `polls_hears` is whether it hears.
    """

    def __init__(
        self,
        address: Address,
        wire: Wire,
        polls: Loop,
        polls_hears: Callable[[], bool],
        *,
        wanted: Collection[str],
        backoff: Backoff,
        sleep: Sleep,
        tick: Tick,
    ) -> None:
        self._address = address
        self._wire = wire
        self._polls = polls
        self._polls_hears = polls_hears
        self._wanted = wanted
        self._backoff = backoff
        self._bell = Bell(sleep)
        self._stopping = asyncio.Event()
        self._is_set = False
        self._is_deleted = False
        self._failures = 0
        self._tick = tick
        self._waiting: int | None = None
        self._deaf_since: float | None = None

    @property
    def hears(self) -> bool:
        """Whether Telegram has nothing more that was sent before it was last looked at."""
        if self._is_deleted:
            return self._polls_hears()
        return self._waiting is not None and self._waiting <= 0

    @property
    def unheard(self) -> float:
        """For how many seconds, look after look, something has waited at Telegram; 0 when nothing does."""
        return 0.0 if self._deaf_since is None else self._tick() - self._deaf_since

    def taken(self) -> None:
        """One of those that waited at Telegram is here: they do come through."""
        self._deaf_since = None
        if self._waiting is not None:
            self._waiting -= 1

    def stop(self) -> None:
        """Look after it no more. It stays set: Telegram keeps what comes until the line is back."""
        self._stopping.set()
        self._polls.stop()
        self._bell.ring()

    async def run(self) -> None:
        """Look after it until stopped, or poll once it is deleted."""
        while not (self._stopping.is_set() or self._is_deleted):
            pause = await self._turn()
            if not (self._stopping.is_set() or self._is_deleted):
                await self._bell.wait(pause)
        if not self._stopping.is_set():
            await self._polls.run()

    async def _turn(self) -> float:
        try:
            await unless(self._stopping, self._look())
        except WireFault as fault:
            self._waiting = None
            log.warning("the %s bot's webhook could not be looked after: %s", self._address.bot, fault)
            self._failures += 1
            return max(fault.retry_after, self._backoff.pause(self._failures - 1))
        self._failures = 0
        return WATCH if self.hears else AGAIN

    async def _look(self) -> None:
        if not self._is_set:
            await set_webhook(self._wire, self._address, self._wanted)
            self._is_set = True
            log.info("the %s bot's updates are brought here", self._address.bot)
        self._found(await webhook_state(self._wire))

    def _found(self, state: WebhookState) -> None:
        bot = self._address.bot
        self._waiting = state.pending if state.url == self._address.url else None
        if not state.pending:
            self._deaf_since = None
        elif self._deaf_since is None:
            self._deaf_since = self._tick()
        if not state.url:
            self._is_deleted, self._deaf_since = True, None
            log.warning("the %s bot's webhook was deleted: its updates are polled for from now on", bot)
        elif state.url != self._address.url:
            self._is_set = False
            log.error(
                "the %s bot's updates went somewhere else, and are brought here again: another program has "
                "its token; if you do not know which, revoke the token at BotFather",
                bot,
            )
