"""The porter between inbox and handler."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from pydantic import TypeAdapter

from bot.post.bell import Bell
from bot.post.luggage import Luggage
from bot.post.pickup import Picked
from bot.post.porter import Porter
from db.disguise import Disguise
from db.errors import DiskFull
from db.letters import BotName, FileKind, Parcel
from db.records import Arrival
from db.store import Store
from db.work import Work
from tests.unit.post.hours import Hours, until

PARCELS = TypeAdapter(Parcel)


class Pickup:
    """Gives every file its own name as bytes; holds those that are told to wait."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.disguises: list[Disguise | None] = []
        self.held: dict[str, asyncio.Event] = {}
        self.problem: str | None = None

    bots = ("seeker",)

    async def get(self, bot: BotName, luggage: Luggage) -> Picked:
        self.asked.append(luggage.file_id)
        self.disguises.append(luggage.disguise)
        if luggage.file_id in self.held:
            await self.held[luggage.file_id].wait()
        if self.problem:
            return Picked(Parcel(luggage.kind, problem=self.problem))
        return Picked(Parcel(luggage.kind, name="clean"), luggage.file_id.encode())


class Hall:
    """A porter, the inbox before it and what it left there."""

    def __init__(self, store: Store, hours: Hours) -> None:
        self.store = store
        self.pickup = Pickup()
        self.clerk = Bell(hours.sleep)
        self.welcome = True
        self.announced: list[tuple[BotName, int, str]] = []
        self.disguise: Disguise | None = None
        self.looked_for: list[tuple[object, ...]] = []
        self.looked: list[tuple[BotName, int, FileKind]] = []
        self.porter = Porter(
            store,
            self.pickup,
            self._wanted,
            self._disguising,
            self._announcing,
            wakes=self.clerk,
            sleep=hours.sleep,
            side_by_side=2,
        )
        self._numbers = iter(range(1, 1000))

    def _announcing(self, work: Work, bot: BotName, chat_id: int, luggage: Luggage) -> None:
        self.announced.append((bot, chat_id, luggage.file_id))

    def _disguising(self, work: Work, *asked: object) -> Disguise | None:
        self.looked_for.append(asked)
        return self.disguise

    def _wanted(self, work: Work, bot: BotName, chat_id: int, kind: FileKind) -> bool:
        self.looked.append((bot, chat_id, kind))
        return self.welcome

    async def arrives(self, chat: int, *files: str, payload: bytes = b"", bot: BotName = "seeker") -> None:
        async with self.store.transaction() as work:
            for name in files:
                told = payload or json.dumps({"message": {"voice": {"file_id": name}}}).encode()
                work.inbox.add(bot, next(self._numbers), chat, told, carries=True)

    async def ready(self) -> list[tuple[Arrival, Parcel]]:
        """What the clerk would get, handled at once."""
        async with self.store.transaction() as work:
            found = []
            while arrivals := work.inbox.ready(99):
                for arrival in arrivals:
                    parcel = PARCELS.validate_json(arrival.parcel)
                    found.append((arrival, parcel))
                    if parcel.parcel_id:
                        assert work.media.peek(parcel.parcel_id) == self._name(arrival).encode()
                    work.inbox.done(arrival.id)
            return found

    def _name(self, arrival: Arrival) -> str:
        return arrival.payload.decode().partition('"file_id": "')[2].partition('"')[0]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.ensure_future(self.porter.run())
        try:
            yield
        finally:
            self.porter.stop()
            await task

    async def until_ready(self, count: int) -> list[tuple[Arrival, Parcel]]:
        found: list[tuple[Arrival, Parcel]] = []
        async with self.running():
            for _ in range(2000):
                found += await self.ready()
                if len(found) == count:
                    return found
                await asyncio.sleep(0.001)
        raise AssertionError("the porter left something")


@pytest.fixture
def hall(store: Store, hours: Hours) -> Hall:
    return Hall(store, hours)


async def test_a_file_is_parked_with_its_update(hall: Hall):
    """The clerk gets the update with a parcel that names the bytes."""
    await hall.arrives(1, "a")
    ((_, parcel),) = await hall.until_ready(1)
    assert (parcel.kind, parcel.name, parcel.problem) == ("voice", "clean", None)
    assert hall.looked == [("seeker", 1, "voice")]


async def test_what_nobody_wants_is_not_fetched(hall: Hall):
    """A stranger's file stays where it is, and the update goes on."""
    hall.welcome = False
    await hall.arrives(1, "a", "b")
    found = await hall.until_ready(2)
    assert [parcel.problem for _, parcel in found] == ["unwanted"] * 2
    assert hall.pickup.asked == []


async def test_a_problem_goes_along(hall: Hall):
    """When nothing could be fetched the parcel says why."""
    hall.pickup.problem = "late"
    await hall.arrives(1, "a")
    ((_, parcel),) = await hall.until_ready(1)
    assert (parcel.parcel_id, parcel.problem) == (None, "late")


async def test_one_chats_files_come_in_order(hall: Hall):
    """Files of one chat are fetched one after another."""
    hall.pickup.held["a"] = asyncio.Event()
    await hall.arrives(1, "a", "b")
    async with hall.running():
        await until(lambda: hall.pickup.asked == ["a"])
        await asyncio.sleep(0.02)
        assert hall.pickup.asked == ["a"]
        hall.pickup.held["a"].set()
        await until(hall.clerk._rung.is_set)
        await hall.ready()
        hall.porter.bell.ring()
        await until(lambda: hall.pickup.asked == ["a", "b"])


async def test_chats_are_served_side_by_side_up_to_a_limit(hall: Hall):
    """A slow file holds up no other chat; a third chat waits for a free hand."""
    hall.pickup.held = {name: asyncio.Event() for name in "ab"}
    await hall.arrives(1, "a")
    await hall.arrives(2, "b")
    await hall.arrives(3, "c")
    async with hall.running():
        await until(lambda: hall.pickup.asked == ["a", "b"])
        hall.pickup.held["b"].set()
        await until(lambda: hall.pickup.asked == ["a", "b", "c"])
        hall.pickup.held["a"].set()


async def test_the_clerk_is_woken(hall: Hall):
    """Carried or unwanted, the clerk hears of it."""
    hall.welcome = False
    await hall.arrives(1, "a")
    await hall.until_ready(1)
    assert hall.clerk._rung.is_set()


async def test_the_other_bots_files_are_left_alone(hall: Hall):
    """A process without the other bot's token neither fetches nor spoils its files."""
    await hall.arrives(1, "a", bot="staff")
    await hall.arrives(1, "b")
    await hall.until_ready(1)
    assert hall.pickup.asked == ["b"]


async def test_the_slow_poll_is_only_a_net(hall: Hall):
    """While files are to be fetched the porter goes on by itself, wanted and unwanted ones."""
    hall.porter.bell = Bell(never)
    for chat in range(30):
        await hall.arrives(chat, "a")
    async with hall.running():
        for _ in range(2000):
            async with hall.store.transaction() as work:
                if not work.inbox.carrying(1):
                    break
            await asyncio.sleep(0.001)
    assert len(hall.pickup.asked) == 30


async def never(_: float) -> None:
    await asyncio.Event().wait()


async def test_a_stop_leaves_the_file_for_another_time(hall: Hall):
    """What is being fetched at a stop is still in the inbox and is fetched at the next start."""
    hall.pickup.held["a"] = asyncio.Event()
    await hall.arrives(1, "a")
    async with hall.running():
        await until(lambda: hall.pickup.asked == ["a"])
    async with hall.store.transaction() as work:
        assert len(work.inbox.carrying(9)) == 1


async def test_an_update_whose_file_cannot_be_found(hall: Hall):
    """An update that has no file after all goes on with a problem."""
    hall.welcome = False
    await hall.arrives(1, "a", payload=b"[]")
    ((_, parcel),) = await hall.until_ready(1)
    assert parcel.problem == "unwanted"


async def test_a_database_that_fails_is_waited_out(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    """A file that could not be stored is stored later, and not fetched anew."""
    plain, failures = hall.store.transaction, 0

    @asynccontextmanager
    async def transaction() -> AsyncIterator[Work]:
        nonlocal failures
        if hall.pickup.asked and failures < 5:
            failures += 1
            raise DiskFull
        async with plain() as work:
            yield work

    await hall.arrives(1, "a")
    monkeypatch.setattr(hall.store, "transaction", transaction)
    async with hall.running():
        await until(hall.clerk._rung.is_set)
    assert hall.pickup.asked == ["a"]
    assert len(await hall.ready()) == 1


async def test_a_voice_is_changed_as_its_chat_wants(hall: Hall):
    """The porter asks how, with what the note answers and its topic, and the one who fetches is told."""
    hall.disguise = Disguise(1.3, 1.14, 1.0, 7)
    told = {"voice": {"file_id": "a"}, "reply_to_message": {"message_id": 9}}
    await hall.arrives(1, "a", payload=json.dumps({"message": told}).encode())
    await hall.until_ready(1)
    assert hall.looked_for == [("seeker", 1, 9, None)]
    assert hall.pickup.disguises == [hall.disguise]


async def test_a_voice_that_may_go_as_it_is_is_not_changed(hall: Hall):
    """Under *Send my own voice* nobody is asked."""
    hall.disguise = Disguise(1.3, 1.14, 1.0, 7)
    above = {"message_id": 1, "voice": {"file_id": "a"}}
    press = {"data": "fetch:x", "message": {"message_id": 2, "reply_to_message": above}}
    await hall.arrives(1, "a", payload=json.dumps({"callback_query": press}).encode())
    await hall.until_ready(1)
    assert hall.looked_for == []
    assert hall.pickup.disguises == [None]


async def test_only_voice_notes_are_changed(hall: Hall):
    """A photo has no voice."""
    hall.disguise = Disguise(1.3, 1.14, 1.0, 7)
    await hall.arrives(1, "a", payload=b'{"message": {"document": {"file_id": "a"}}}')
    await hall.until_ready(1)
    assert hall.pickup.disguises == [None]


async def test_the_other_side_is_shown_that_a_file_is_coming(hall: Hall):
    """From the chat it came in, with what it is."""
    await hall.arrives(1, "first")
    async with hall.running():
        await hall.until_ready(1)
    assert set(hall.announced) == {("seeker", 1, "first")}


async def test_a_courtesy_that_fails_holds_up_no_file(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    """Whatever is wrong with the case, its files arrive."""

    def breaks(*_: object) -> None:
        raise ValueError("canary")

    monkeypatch.setattr(hall.porter, "_announcing", breaks)
    await hall.arrives(1, "first")
    async with hall.running():
        assert len(await hall.until_ready(1)) == 1


async def test_files_from_one_chat_keep_no_other_waiting(hall: Hall):
    """One chat's files are fetched one after another, beside those of others."""
    await hall.arrives(1, *[f"flood {n}" for n in range(60)])
    await hall.arrives(2, "one photo")
    hall.pickup.held["flood 0"] = asyncio.Event()
    task = asyncio.ensure_future(hall.porter.run())
    await until(lambda: "one photo" in hall.pickup.asked)
    assert hall.pickup.asked[:2] == ["flood 0", "one photo"]
    hall.porter.stop()
    await task


async def test_it_is_shown_again_while_a_file_takes_long(hall: Hall, hours: Hours):
    """Telegram takes the sign away after five seconds; a film or a voice can take a minute."""
    await hall.arrives(1, "film")
    hall.pickup.held["film"] = asyncio.Event()
    async with hall.running():
        await until(lambda: hours.seconds > 30)
        shown = len(hall.announced)
        hall.pickup.held["film"].set()
        await until(lambda: not hall.porter._jobs)
        last, ended = len(hall.announced), hours.seconds
        await until(lambda: hours.seconds > ended + 12)
    assert shown >= 30 // 5
    assert len(hall.announced) == last
