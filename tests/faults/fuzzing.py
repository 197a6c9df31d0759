"""The way in, given updates that no Telegram should send: nothing breaks or leaks, the line goes on."""

from __future__ import annotations

import asyncio
import logging
import random
import warnings
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter

from bot.bad_news import set_aside
from bot.founding import default_questionnaire
from bot.logs import Bare
from bot.post.batch import UnreadableBatch, read_batch
from bot.post.bell import Bell
from bot.post.clerk import Clerk
from bot.post.quiet import quiet_frameworks
from bot.raw import ALLOWED_UPDATES
from bot.sandbox.server import Sandbox
from bot.seeker.carrier import seeker_bot
from bot.seeker.edge import SeekerEdge
from bot.staff.carrier import staff_bot
from bot.staff.edge import StaffEdge
from db.inbox import TRIES
from db.letters import BotName, Parcel
from db.store import Store
from db.work import Work
from handlers.desk import Line
from handlers.intake.storing import write_walk
from handlers.intake.walk import begin
from handlers.staff.card import Card, with_card
from tests.faults.mutating import CANARY, SEEKER, STAFF, body, updates
from tests.unit.db.house import HandClock, new_home, opened

BATCH = 200
FAILED = "an update of the"
HALF = 0.5
PROBLEMS = ("too_big", "uncleanable", "broken", "late", "unwanted")
TOKENS = {"seeker": "3000001:mill-seeker", "staff": "3000002:mill-staff"}
PARCELS = TypeAdapter(Parcel)


@dataclass(slots=True)
class Findings:
    """What came of it: updates taken in, refused at the door, and all that should not be there."""

    taken: int = 0
    unreadable: int = 0
    stuck: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing broke, nothing was told, and nothing is left undone."""
        return not self.stuck and not self.faults and not self.leaks


class Listener(logging.Handler):
    """Reads along in every log, as the log's reader would see it."""

    def __init__(self, found: Findings) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(Bare())
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        """Note what must not be said, and every handler's own fault."""
        line = self.format(record)
        if CANARY in line or CANARY in record.getMessage():
            self._found.leaks.append(line)
        if FAILED in line and not line.endswith("UnreadableUpdate"):
            self._found.faults[line.rpartition(": ")[2]] += 1


@dataclass(slots=True)
class Mill:
    """A line without a network: what is put in is handled by both frameworks."""

    store: Store
    clock: HandClock
    clerk: Clerk
    rng: random.Random
    found: Findings = field(default_factory=Findings)

    async def grind(self, count: int) -> Findings:
        """Put in so many updates, batch by batch, each followed by time enough for second tries."""
        with _overheard(self.found):
            waiting: dict[str, list[dict[str, object]]] = {"seeker": [], "staff": []}
            for bot, update in updates(self.rng, count):
                waiting[bot].append(update)
                if len(waiting[bot]) == BATCH:
                    await self._batch(bot, waiting.pop(bot))  # type: ignore[arg-type]
                    waiting[bot] = []
            await self._settle()
        return self.found

    async def _batch(self, bot: BotName, given: list[dict[str, object]]) -> None:
        try:
            batch = read_batch(body(self.rng, given), ALLOWED_UPDATES)
        except UnreadableBatch:
            self.found.unreadable += len(given)
            return
        async with self.store.transaction() as work:
            _people(work)
            for one in batch.updates:
                work.inbox.add(bot, one.update_id, one.chat_id, one.payload, carries=one.carries)
        self.found.taken += len(batch.updates)
        await self._settle()

    async def _settle(self) -> None:
        """Carry and handle until nothing waits; what fails gets its next try an hour later."""
        for _ in range(TRIES * BATCH):
            if not await self._waits():
                return
            while await self.clerk.handle_batch():
                pass
            self.clock.move(hours=1)
        self.found.stuck += 1

    async def _waits(self) -> int:
        """Be the porter, where some files arrive clean and some not at all; how many updates are left."""
        async with self.store.transaction() as work:
            for arrival in work.inbox.carrying(BATCH):
                parcel = Parcel("photo", problem=self.rng.choice(PROBLEMS))
                if self.rng.random() < HALF:
                    parcel = Parcel("photo", work.media.park(arrival.id, b"pixels"), size=6)
                work.inbox.carried(arrival.id, PARCELS.dump_json(parcel).decode())
            work.outbox.claim(1000)
            return work.inbox.waiting()


def _people(work: Work) -> None:
    """Somebody who talks with somebody, whatever became of them before."""
    seeker = work.seekers.find(SEEKER) or work.seekers.new(SEEKER)
    member = work.staff.find(STAFF) or work.staff.new(STAFF, ("confidant", "coordinator", "admin"))
    case = work.cases.get(seeker.case_id) if seeker.case_id else None
    if case and case.state == "open":
        return
    version, _ = work.questionnaires.latest()
    made = work.cases.new(seeker, "blue heron", version, "nl")
    work.cases.save(replace(made, state="open", walk=write_walk(begin(version))))
    work.seekers.save(replace(seeker, stage="talking", language="nl", consent="v1", case_id=made.id))
    member = replace(member, language="nl", stage="ready", available=True, current_case=made.id)
    work.staff.save(with_card(member, Card("woman", ("nl",), (), "2745912", 3)))
    work.assignments.save(replace(work.assignments.new(made.id, member.id, "[]"), plain=True))


@contextmanager
def _overheard(found: Findings) -> Iterator[None]:
    """Listen to every log, and to warnings."""
    quiet_frameworks()
    listener, top = Listener(found), logging.getLogger()
    level = top.level
    top.addHandler(listener)
    top.setLevel(logging.INFO)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            yield
        found.leaks += [str(one.message) for one in warned if CANARY in str(one.message)]
    finally:
        top.setLevel(level)
        top.removeHandler(listener)


@asynccontextmanager
async def mill(folder: Path, rng: random.Random) -> AsyncIterator[Mill]:
    """A throw-away line; the sandbox is there only to say who the bots are."""
    clock = HandClock()
    async with Sandbox(rng=rng) as sandbox:
        sandbox.add_bot(TOKENS["seeker"], "mill_seeker_bot", "Mill")
        sandbox.add_bot(TOKENS["staff"], "mill_staff_bot", "Mill")
        with opened(new_home(folder / "home"), clock) as store:
            async with store.transaction() as work:
                work.questionnaires.publish(default_questionnaire(), "default")
            public, inner = seeker_bot(TOKENS["seeker"], sandbox.url), staff_bot(TOKENS["staff"], sandbox.url)
            staff = StaffEdge(inner, Line(), rng)
            await staff.start()
            edges = {"seeker": SeekerEdge(public, Line(), rng), "staff": staff}
            told = set_aside(Line(), rng)
            clerk = Clerk(store, edges, told, wakes=Bell(asyncio.sleep), sleep=asyncio.sleep)
            try:
                yield Mill(store, clock, clerk, rng)
            finally:
                await staff.stop()
                await public.session.close()
