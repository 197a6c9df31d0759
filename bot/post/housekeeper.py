"""What happens by the clock: expiring offers, cleaning up, changing day keys."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass

from bot.post.bell import Bell, Sleep
from bot.post.limits import Tick
from bot.post.meter import UNWATCHED, Meter
from db.store import Store
from db.work import Work

DEAF = 1.0
"""Seconds until it is asked again whether Telegram can be heard."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to do every so many seconds, first when the line starts. Late is better than never.

    With `heeds` it takes an answer for missing, and waits while Telegram may have that answer: while the
    line is starting, and while Telegram cannot be reached.
    """

    name: str
    every: float
    do: Callable[[], Awaitable[None]]
    heeds: bool = False


def in_work(store: Store, do: Callable[[Work], None]) -> Callable[[], Awaitable[None]]:
    """Let a duty have a transaction of its own."""

    async def with_work() -> None:
        async with store.transaction() as work:
            do(work)

    return with_work


def in_parts(
    store: Store,
    find: Callable[[Work], Sequence[str]],
    do: Callable[[Work, Sequence[str]], None],
    most: int = 200,
) -> Callable[[], Awaitable[None]]:
    """Let a duty go past what it finds, some at a time: between two transactions others have their turn."""

    async def with_works() -> None:
        async with store.transaction() as work:
            found = find(work)
        for at in range(0, len(found), most):
            async with store.transaction() as work:
                do(work, found[at : at + most])

    return with_works


class Housekeeper:
    """Does each duty when its time has come, one after another; one that fails harms no other."""

    def __init__(
        self,
        duties: Sequence[Duty],
        *,
        wakes: Collection[Bell],
        tick: Tick,
        sleep: Sleep,
        hears: Callable[[], bool] = lambda: True,
        meter: Meter = UNWATCHED,
    ) -> None:
        self._duties = tuple(duties)
        self._hears = hears
        self._meter = meter
        self._wakes = wakes
        self._tick = tick
        self._due = {duty.name: tick() for duty in self._duties}
        self._bell = Bell(sleep)
        self._stopping = False

    def stop(self) -> None:
        """Finish the duty at hand and do no more."""
        self._stopping = True
        self._bell.ring()

    async def run(self) -> None:
        """Keep house until stopped."""
        while self._duties and not self._stopping:
            await self.round()
            if not self._stopping:
                await self._bell.wait(max(0.0, min(self._due.values()) - self._tick()))

    async def round(self) -> None:
        """Do what is due now."""
        due = [duty for duty in self._duties if self._due[duty.name] <= self._tick()]
        for duty in due:
            if not self._stopping:
                await self._do(duty)
        for bell in self._wakes if due else ():
            bell.ring()

    async def _do(self, duty: Duty) -> None:
        if duty.heeds and not self._hears():
            self._due[duty.name] = self._tick() + min(duty.every, DEAF)
            return
        began, ended = self._tick(), "done"
        self._due[duty.name] = began + duty.every
        try:
            await duty.do()
        except Exception as fault:  # noqa: BLE001 — the next duty is not to blame
            ended = "failed"
            log.warning("duty %s failed: %s", duty.name, type(fault).__name__)
        self._meter.duty(duty.name, self._tick() - began, ended)
