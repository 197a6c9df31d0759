"""A line's database with open cases and what was said in them, made through the line's own unit of work."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.founding import found
from bot.opening import open_store
from bot.settings import Settings
from db.letters import EntryRef, Words
from db.store import Store
from db.work import Work
from handlers.staff.card import with_card
from tests.bench.bare import SEEKER_TOKEN, STAFF_TOKEN
from tests.bench.telegram import SEEKERS, STAFF, THREAD, WORDS
from tests.unit.handlers.room import UTRECHT, Room

A_COMMIT = 500
"""Cases or messages in one unit of work."""
OLD = 1_000_000_000
"""The numbers of messages from before lie above those that the bench gives."""


@dataclass(slots=True)
class Town:
    """A home, and the open cases in it: each seeker talks with the confidant of the same number."""

    settings: Settings
    cases: list[str] = field(default_factory=list)
    stored: int = 0

    async def grow(self, cases: int, stored: int = 0) -> None:
        """Go on until there are so many open cases and so many stored messages."""
        with open_store(self.settings) as store:
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
            for nr in range(self.stored, self.stored + count):
                chat = nr % len(self.cases)
                _said(work, self.cases[chat], chat, nr)
        self.stored += count


async def town(folder: Path, url: str) -> Town:
    """A new one, without cases."""
    given = {"seeker_token": SEEKER_TOKEN, "staff_token": STAFF_TOKEN, "api_url": url}
    settings = Settings.model_validate({**given, "home": folder / "home"})
    await found(settings)
    return Town(settings)


def _talking(room: Room, nr: int) -> str:
    seeker = room.work.seekers.new(SEEKERS + nr)
    seeker = replace(seeker, stage="menu", language="nl", consent="v1")
    member = room.work.staff.new(STAFF + nr, ("confidant",))
    member = with_card(replace(member, language="nl", stage="ready", available=True), UTRECHT)
    room.work.staff.save(member)
    case = room.case(seeker, "open")
    room.held(case, member, plain=False, thread_id=THREAD)
    return case.id


def _said(work: Work, case_id: str, chat: int, nr: int) -> None:
    """One message of either side, on both phones."""
    entry = work.transcript.add(case_id, "seeker" if nr % 2 else "confidant", Words(f"{nr} {WORDS}"))
    for bot, first in (("seeker", SEEKERS), ("staff", STAFF)):
        work.messages.link(bot, first + chat, OLD + nr, EntryRef(case_id, entry.seq))
