"""A line's database with open cases and what was said in them, made through the line's own unit of work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert

from bot.founding import found
from bot.opening import open_store
from bot.settings import Settings
from db import tables
from db.letters import BotName, Words
from db.records import Side
from db.store import Store
from db.work import Work
from handlers.staff.card import with_card
from tests.bench.bare import SEEKER_TOKEN, STAFF_TOKEN
from tests.bench.telegram import SEEKERS, STAFF, THREAD, WORDS
from tests.stories.line import MovableClock
from tests.unit.handlers.room import UTRECHT, Room

LINKING = insert(tables.messages)
BEGIN: dict[BotName, int] = {"seeker": SEEKERS, "staff": STAFF}
A_COMMIT = 500
"""Cases or messages in one unit of work."""
OLD = 1_000_000_000
"""The numbers of messages from before lie above those that the bench gives."""


@dataclass(slots=True)
class Town:
    """A home, and the open cases in it: each seeker talks with the confidant of the same number.

    `starts` is how often the line was started in it: every time it is later there, so that what the same
    people wrote the last time is no flood of messages now.
    """

    settings: Settings
    cases: list[str] = field(default_factory=list)
    stored: int = 0
    starts: int = 0

    async def grow(self, cases: int, stored: int = 0) -> None:
        """Go on until there are so many open cases and so many stored messages."""
        with open_store(self.settings, _before_noon()) as store:
            while len(self.cases) < cases:
                await self._open(store, min(A_COMMIT, cases - len(self.cases)))
            while self.stored < stored:
                await self._say(store, min(A_COMMIT, stored - self.stored))

    async def _open(self, store: Store, count: int) -> None:
        async with store.transaction() as work:
            room = Room(work)
            first = len(self.cases)
            made = [_talking(room, nr) for nr in range(first, first + count)]
        self.cases += made

    async def _say(self, store: Store, count: int) -> None:
        async with store.transaction() as work:
            said = range(self.stored, self.stored + count)
            links = [link for nr in said for link in self._said(work, nr)]
            work._scope.do_each(LINKING, links)
        self.stored += count

    def _said(self, work: Work, nr: int) -> Iterator[dict[str, object]]:
        """One message of either side, and where it stands on both phones."""
        chat = nr % len(self.cases)
        side: Side = "seeker" if nr % 2 else "confidant"
        entry = work.transcript.add(self.cases[chat], side, Words(f"{nr} {WORDS}"))
        for bot, first in BEGIN.items():
            yield {
                "bot": bot,
                "lane": work._scope.vault.lookup.lane(bot, first + chat),
                "message_id": OLD + nr,
                "case_id": self.cases[chat],
                "seq": entry.seq,
                "at": work.now,
            }


async def town(folder: Path, url: str) -> Town:
    """A new one, without cases."""
    given = {"seeker_token": SEEKER_TOKEN, "staff_token": STAFF_TOKEN, "api_url": url}
    settings = Settings.model_validate({**given, "home": folder / "home"})
    await found(settings, clock=_before_noon())
    return Town(settings)


def _before_noon() -> MovableClock:
    """The line runs at noon: what was said an hour before is no flood of messages now."""
    clock = MovableClock()
    clock.ahead -= timedelta(hours=1)
    return clock


def _talking(room: Room, nr: int) -> str:
    seeker = room.work.seekers.new(SEEKERS + nr)
    seeker = replace(seeker, stage="menu", language="nl", consent="v1")
    member = room.work.staff.new(STAFF + nr, ("confidant",))
    member = with_card(replace(member, language="nl", stage="ready", available=True), UTRECHT)
    room.work.staff.save(member)
    case = room.case(seeker, "open")
    room.held(case, member, plain=False, thread_id=THREAD)
    return case.id
