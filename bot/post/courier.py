"""Sending what is in the outbox: in order within a chat, different chats side by side."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from bot.post.backoff import Backoff
from bot.post.bell import Bell, Sleep
from bot.post.driver import Driver
from bot.post.hands import Hands
from bot.post.loading import Load, RepeatLine, load
from bot.post.outcomes import NotSent, Unknown
from bot.post.settling import Result, Settling
from db.records import Consignment
from db.store import Store
from db.work import Work

DRAIN = 10.0
"""Seconds that letters under way get to end when the courier is stopped."""


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Boarding:
    """What one unit of work settled, by its number, and the letters that it claimed."""

    settled: int
    loads: tuple[Load, ...]


class Courier:
    """Claims letters, has them driven, and settles them many at a time.

    A letter is `sending` in the database, and committed so, before its call is made. Results
    that are ready together are settled in one transaction, the same that claims the next. That may be the
    one in which letters are put: they are on their way one commit sooner then.
    """

    def __init__(
        self,
        store: Store,
        driver: Driver,
        settling: Settling,
        repeat_line: RepeatLine,
        *,
        backoff: Backoff,
        sleep: Sleep,
        hands: Hands | None = None,
        poll: float = 1.0,
        drain: float = DRAIN,
    ) -> None:
        self._store = store
        self._driver = driver
        self._settling = settling
        self._repeat_line = repeat_line
        self._backoff = backoff
        self._sleep = sleep
        self._hands = hands or Hands()
        self._poll = poll
        self._drain_seconds = drain
        self._trips: dict[int, asyncio.Task[None]] = {}
        self._begun: set[int] = set()
        self._ready: list[Result] = []
        self._open = False
        self._stopping = False
        self.bell = Bell(sleep)

    def stop(self) -> None:
        """Claim no more, let what is under way end, and give back what was not begun."""
        self._stopping = True
        self.bell.ring()

    async def run(self) -> None:
        """Send until stopped. Broken off, it forgets what is under way: that is in doubt from then on."""
        try:
            await self._recover()
            self._open = True
            while not self._stopping:
                await self._turn()
                await self.bell.wait(self._poll)
            await self._drain()
        except asyncio.CancelledError:
            await self._forget()
            raise
        finally:
            self._open = False

    async def _recover(self) -> None:
        """Note that letters under way when the last process ended are in doubt, before anything is sent."""
        tries = 0
        while not self._stopping:
            try:
                async with self._store.transaction() as work:
                    work.outbox.recover(self._driver.bots)
            except Exception as fault:  # noqa: BLE001 — a locked database must not end the line
                log.warning("the outbox could not be recovered: %s", type(fault).__name__)
                await self.bell.wait(self._backoff.pause(tries))
                tries += 1
            else:
                return

    def board(self, work: Work) -> Boarding | None:
        """Settle what is ready and claim as much as there is room for, in this unit of work.

        Whoever ends it well calls `depart`, before anything else can begin one. None while nothing may be
        claimed: before it is known what the last process had under way, and from when it is to stop.
        """
        return self._board(work) if self._open and not self._stopping else None

    def depart(self, boarding: Boarding) -> None:
        """It is committed: what was settled is done with, and what was claimed goes."""
        del self._ready[: boarding.settled]
        for one in boarding.loads:
            if self._stopping or not self._open:
                self._ready.append(Result(one.consignment, one.freight.what, None))
            else:
                self._send(one)

    async def _turn(self) -> None:
        try:
            boarding = await self._settle_and_claim()
        except Exception as fault:  # noqa: BLE001 — results stay in memory and are settled later
            log.warning("letters could not be settled or claimed: %s", type(fault).__name__)
        else:
            self.depart(boarding)

    async def _settle_and_claim(self) -> Boarding:
        async with self._store.transaction() as work:
            return self._board(work)

    def _send(self, one: Load) -> None:
        trip = asyncio.ensure_future(self._trip(one))
        self._trips[one.consignment.id] = trip
        self._hands.take(one.consignment.id, urgent=one.consignment.urgent)
        trip.add_done_callback(partial(self._ended, one))

    def _board(self, work: Work) -> Boarding:
        ready = len(self._ready)
        for result in self._ready[:ready]:
            self._settle(work, result)
        found = (self._load(work, letter) for letter in self._claim(work))
        return Boarding(ready, tuple(one for one in found if one))

    def _claim(self, work: Work) -> list[Consignment]:
        room = self._hands.room
        if self._stopping or not room.letters:
            return []
        return work.outbox.claim(room.letters, self._driver.bots, urgent=room.urgent, others=room.others)

    def _settle(self, work: Work, result: Result) -> None:
        try:
            self._settling.settle(work, result)
        except Exception as fault:  # noqa: BLE001 — one bad row must not keep all others unsettled
            log.warning("a letter could not be settled: %s", type(fault).__name__)

    def _load(self, work: Work, letter: Consignment) -> Load | None:
        try:
            with work.savepoint():
                return load(work, letter, self._repeat_line)
        except Exception as fault:  # noqa: BLE001 — a row that cannot be read must not end the line
            log.warning("a letter could not be read: %s", type(fault).__name__)
            work.outbox.refused(letter.id, type(fault).__name__)
            return None

    async def _trip(self, one: Load) -> None:
        letter = one.consignment
        try:
            rested = await self._rest(letter)
            result = await self._driver.drive(one, lambda: self._begun.add(letter.id), rested=rested)
        except Exception as fault:  # noqa: BLE001 — a database that fails must not lose a letter
            log.warning("a letter did not get on its way: %s", type(fault).__name__)
            outcome = Unknown() if letter.id in self._begun else NotSent()
            result = Result(letter, one.freight.what, outcome)
        self._ready.append(result)

    async def _rest(self, letter: Consignment) -> bool:
        """Hold a letter whose answer was lost again and again; meanwhile it takes no place."""
        if not letter.repeat or letter.tries <= 1:
            return False
        self._hands.free(letter.id)
        try:
            await self._sleep(self._backoff.pause(letter.tries - 2))
        finally:
            self._hands.take(letter.id, urgent=letter.urgent)
        return True

    def _ended(self, one: Load, trip: asyncio.Task[None]) -> None:
        """Here and not in the trip, since one that is cancelled before its first step never runs."""
        letter = one.consignment
        if trip.cancelled() and letter.id not in self._begun:
            self._ready.append(Result(letter, one.freight.what, None))
        self._trips.pop(letter.id, None)
        self._hands.free(letter.id)
        self._begun.discard(letter.id)
        self.bell.ring()

    async def _drain(self) -> None:
        """End: what was not begun goes back unmarked, what does not end in time stays in doubt."""
        trips = dict(self._trips)
        for letter_id, trip in trips.items():
            if letter_id not in self._begun:
                trip.cancel()
        if trips:
            await asyncio.wait(trips.values(), timeout=self._drain_seconds)
        await self._break_off(trips)
        await self._turn()

    async def _forget(self) -> None:
        await self._break_off(dict(self._trips))
        self._ready.clear()

    @staticmethod
    async def _break_off(trips: Mapping[int, asyncio.Task[None]]) -> None:
        for trip in trips.values():
            trip.cancel()
        await asyncio.gather(*trips.values(), return_exceptions=True)
