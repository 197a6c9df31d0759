"""Carrying the files that come with updates, between inbox and handler."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from pydantic import TypeAdapter

from bot.post.bell import Bell, Sleep, unless
from bot.post.luggage import Luggage, luggage_of
from bot.post.pickup import Picked, Pickup, failed
from db.disguise import Disguise
from db.letters import BotName, FileKind, Parcel
from db.records import Arrival
from db.store import Store
from db.work import Work

Wanted = Callable[[Work, BotName, int, FileKind], bool]
"""Whether there is anybody to give a file of this kind from this chat to."""

Disguising = Callable[[Work, BotName, int, int | None, int | None], Disguise | None]
"""How the voice in a note is to be changed: from this chat, in answer to this message, in this topic."""

Announcing = Callable[[Work, BotName, int, Luggage], None]
"""Lets the other side see that something is on its way, from this chat."""

SHOWN_AGAIN = timedelta(seconds=4.5)
"""Telegram shows for five seconds that something is coming (Bot API sendChatAction); a file can be slower."""

LOOK = 64
"""How many arrivals to look through for one whose chat is not being served yet."""

NOTHING = Luggage("document", "")
"""Stands for a file that cannot be found in its update any more."""

PARCELS = TypeAdapter(Parcel)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One file to fetch for one arrival."""

    arrival: Arrival
    luggage: Luggage

    @property
    def lane(self) -> tuple[BotName, int]:
        """The chat, in which one file comes after another."""
        return self.arrival.bot, self.arrival.chat_id


class Porter:
    """Takes arrivals that carry a file: different chats side by side, one chat's in order."""

    def __init__(
        self,
        store: Store,
        pickup: Pickup,
        wanted: Wanted,
        disguising: Disguising,
        announcing: Announcing,
        *,
        wakes: Bell,
        sleep: Sleep,
        side_by_side: int = 4,
        poll: float = 1.0,
    ) -> None:
        self._store = store
        self._pickup = pickup
        self._wanted = wanted
        self._disguising = disguising
        self._announcing = announcing
        self._wakes = wakes
        self._side_by_side = side_by_side
        self._poll = poll
        self._sleep = sleep
        self._jobs: dict[tuple[BotName, int], asyncio.Task[None]] = {}
        self._shown: dict[tuple[BotName, int], tuple[Job, datetime]] = {}
        self._stopping = asyncio.Event()
        self.bell = Bell(sleep)

    def stop(self) -> None:
        """Take no more; what is being fetched is broken off, and fetched again another time."""
        self._stopping.set()
        self.bell.ring()

    async def run(self) -> None:
        """Carry until stopped."""
        while not self._stopping.is_set():
            await self._round()
            await self.bell.wait(self._poll)
        await asyncio.gather(*self._jobs.values(), return_exceptions=True)

    async def _round(self) -> None:
        try:
            jobs = await self._take()
        except Exception as fault:  # noqa: BLE001 — a locked database must not end the line
            log.warning("the porter could not look: %s", type(fault).__name__)
            return
        for job in jobs:
            task = asyncio.ensure_future(self._do(job))
            self._jobs[job.lane] = task
            task.add_done_callback(partial(self._ended, job.lane))

    def _ended(self, lane: tuple[BotName, int], _: asyncio.Task[None]) -> None:
        self._jobs.pop(lane, None)
        self._shown.pop(lane, None)
        self.bell.ring()

    async def _take(self) -> list[Job]:
        """The next files to fetch; what nobody wants is settled on the spot."""
        jobs: dict[tuple[BotName, int], Job] = {}
        unwanted = 0
        async with self._store.transaction() as work:
            for job, shown in list(self._shown.values()):
                if shown + SHOWN_AGAIN <= work.now:
                    self._announce(work, job)
            for arrival in work.inbox.carrying(LOOK, self._pickup.bots):
                job = Job(arrival, _luggage(arrival))
                if job.lane in self._jobs or job.lane in jobs:
                    continue
                wanted = self._wanted(work, arrival.bot, arrival.chat_id, job.luggage.kind)
                if wanted and len(jobs) + len(self._jobs) >= self._side_by_side:
                    continue
                if not work.inbox.carry(arrival.id):
                    continue
                if not wanted:
                    _carried(work, arrival, failed(job.luggage, "unwanted"))
                    unwanted += 1
                else:
                    jobs[job.lane] = Job(arrival, self._disguised(work, arrival, job.luggage))
                    self._announce(work, jobs[job.lane])
        if unwanted:
            self._wakes.ring()
            self.bell.ring()
        return list(jobs.values())

    def _announce(self, work: Work, job: Job) -> None:
        self._shown[job.lane] = job, work.now
        try:
            with work.savepoint():
                self._announcing(work, job.arrival.bot, job.arrival.chat_id, job.luggage)
        except Exception as fault:  # noqa: BLE001 — a courtesy holds up no file
            log.warning("nobody could be shown that a file is coming: %s", type(fault).__name__)

    def _disguised(self, work: Work, arrival: Arrival, luggage: Luggage) -> Luggage:
        if luggage.kind != "voice" or luggage.as_it_is:
            return luggage
        how = self._disguising(work, arrival.bot, arrival.chat_id, luggage.reply_to, luggage.thread)
        return replace(luggage, disguise=how)

    async def _do(self, job: Job) -> None:
        """Fetch one file and put it into the inbox; a stop in between leaves it for another time."""
        picked = await unless(self._stopping, self._pickup.get(job.arrival.bot, job.luggage))
        if picked is None:
            return
        while not self._stopping.is_set() and not await self._stored(job.arrival, picked):
            await unless(self._stopping, self._pause())
        self._wakes.ring()

    async def _stored(self, arrival: Arrival, picked: Picked) -> bool:
        try:
            async with self._store.transaction() as work:
                if work.inbox.carry(arrival.id):
                    _carried(work, arrival, picked)
        except Exception as fault:  # noqa: BLE001 — a full disk must not end the line
            log.warning("a file could not be stored: %s", type(fault).__name__)
            return False
        return True

    async def _pause(self) -> None:
        await self._sleep(self._poll)


def _carried(work: Work, arrival: Arrival, picked: Picked) -> None:
    parcel = picked.parcel
    if picked.data is not None:
        parcel = replace(parcel, parcel_id=work.media.park(arrival.id, picked.data))
    work.inbox.carried(arrival.id, PARCELS.dump_json(parcel).decode())


def _luggage(arrival: Arrival) -> Luggage:
    try:
        return luggage_of(json.loads(arrival.payload)) or NOTHING
    except (ValueError, AttributeError, RecursionError):
        return NOTHING
