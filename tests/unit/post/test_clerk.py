"""The clerk: each update once, in order, all of it or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from bot.post.bell import Bell
from bot.post.clerk import Clerk
from bot.post.courier import Boarding
from bot.raw import UnreadableUpdate
from db.errors import DiskFull
from db.letters import Address, BotName
from db.records import Arrival
from db.store import Store
from db.work import Work
from tests.unit.post.hours import Hours, until
from tests.unit.post.people import text, waiting


class Edge:
    """Puts a letter for each update it handles, and breaks where told."""

    def __init__(self) -> None:
        self.handled: list[bytes] = []
        self.breaks: Callable[[Arrival], bool] = lambda _: False
        self.fault: Callable[[], Exception] = lambda: ValueError("canary")

    async def handle(self, arrival: Arrival, work: Work) -> None:
        self.handled.append(arrival.payload)
        work.outbox.put(Address("seeker", arrival.chat_id), text("answer"))
        if self.breaks(arrival):
            raise self.fault()


class Office:
    """A clerk with an edge for each bot."""

    def __init__(self, store: Store, hours: Hours) -> None:
        self.store = store
        self.edge = Edge()
        self.courier = Bell(hours.sleep)
        self.told: list[int] = []
        edges: dict[BotName, Edge] = {"seeker": self.edge}
        self.clerk = Clerk(store, edges, self._set_aside, wakes=self.courier, sleep=hours.sleep)
        self._numbers = iter(range(1, 10_000))

    def _set_aside(self, work: Work, arrival: Arrival) -> None:
        self.told.append(arrival.chat_id)
        work.outbox.put(Address(arrival.bot, arrival.chat_id), text("sorry"))

    async def arrives(self, chat: int, *payloads: bytes, bot: BotName = "seeker") -> None:
        async with self.store.transaction() as work:
            for payload in payloads:
                work.inbox.add(bot, next(self._numbers), chat, payload, carries=False)

    async def left(self) -> int:
        async with self.store.transaction() as work:
            return work.inbox.waiting()


@pytest.fixture
def office(store: Store, hours: Hours) -> Office:
    return Office(store, hours)


async def test_updates_are_handled_in_order(office: Office):
    """All updates of a chat are handled, the oldest first, in one batch."""
    await office.arrives(1, b"a", b"b", b"c")
    assert await office.clerk.handle_batch() == 3
    assert office.edge.handled == [b"a", b"b", b"c"]
    assert await office.left() == 0


async def test_a_batch_has_a_limit(office: Office):
    """More than a batch is taken in several."""
    await office.arrives(1, *(str(number).encode() for number in range(50)))
    assert [await office.clerk.handle_batch() for _ in range(3)] == [32, 18, 0]


async def test_a_flood_from_one_chat_keeps_no_other_waiting(office: Office):
    """Two thousand updates of one chat lie there first; another chat's single one is in the next batch."""
    await office.arrives(1, *[b"flood"] * 2000)
    await office.arrives(2, b"one word")
    await office.clerk.handle_batch()
    assert b"one word" in office.edge.handled


async def test_an_update_and_its_answers_are_one(office: Office):
    """What a handler wrote before it raised is undone."""
    office.edge.breaks = lambda _: True
    await office.arrives(1, b"a")
    await office.clerk.handle_batch()
    assert await waiting(office.store) == 0
    assert await office.left() == 1


async def test_a_poison_update_spoils_no_other_chat(office: Office):
    """Other updates of the same batch are handled and committed."""
    office.edge.breaks = lambda arrival: arrival.payload == b"poison"
    await office.arrives(1, b"before", b"poison", b"behind")
    await office.arrives(2, b"other")
    await office.clerk.handle_batch()
    assert office.edge.handled == [b"before", b"other", b"poison"]
    assert await waiting(office.store) == 2


async def test_a_chat_waits_for_its_update_to_be_tried_again(office: Office, hours: Hours):
    """What follows an update that failed is handled after it."""
    broken = [True]
    office.edge.breaks = lambda _: bool(broken and broken.pop())
    await office.arrives(1, b"a", b"b")
    await office.clerk.handle_batch()
    hours.seconds += 60
    await office.clerk.handle_batch()
    assert office.edge.handled == [b"a", b"a", b"b"]


async def test_after_the_last_try_the_sender_is_told_and_the_chat_goes_on(office: Office, hours: Hours):
    """An update that fails every time is set aside."""
    office.edge.breaks = lambda arrival: arrival.payload == b"poison"
    await office.arrives(1, b"poison", b"behind")
    for _ in range(6):
        await office.clerk.handle_batch()
        hours.seconds += 3600
    assert office.told == [1]
    assert office.edge.handled == [b"poison"] * 5 + [b"behind"]
    assert await office.left() == 0


async def test_what_no_framework_can_read_holds_up_nobody(office: Office):
    """No later try would read it either: it is set aside at once, its sender told, and the chat goes on."""
    office.edge.breaks = lambda arrival: arrival.payload == b"strange"
    office.edge.fault = UnreadableUpdate
    await office.arrives(1, b"strange", b"behind")
    await office.clerk.handle_batch()
    assert office.edge.handled == [b"strange", b"behind"]
    assert (office.told, await office.left()) == ([1], 0)


async def test_telling_that_fails_still_sets_aside(office: Office, hours: Hours):
    """Should telling the sender fail too, the update is set aside all the same."""

    def breaks(work: Work, arrival: Arrival) -> None:
        raise KeyError("canary")

    office.clerk._on_set_aside = breaks
    office.edge.breaks = lambda _: True
    await office.arrives(1, b"poison")
    for _ in range(5):
        await office.clerk.handle_batch()
        hours.seconds += 3600
    assert await office.left() == 0


async def test_the_courier_is_woken(office: Office):
    """After a batch the courier's bell rings."""
    await office.arrives(1, b"a")
    await office.clerk.handle_batch()
    assert office.courier._rung.is_set()


async def test_an_empty_inbox_wakes_nobody(office: Office):
    """Nothing handled, nobody woken."""
    assert await office.clerk.handle_batch() == 0
    assert not office.courier._rung.is_set()


async def test_the_porter_is_woken_while_files_wait(office: Office, hours: Hours):
    """After a batch a chat's next file may be fetched; where there is none, nobody looks for it."""
    porter = Bell(hours.sleep)
    office.clerk.wakes_too(porter)
    await office.arrives(1, b"a")
    await office.clerk.handle_batch()
    assert not porter._rung.is_set()
    await office.arrives(1, b"b")
    async with office.store.transaction() as work:
        work.inbox.add("seeker", 999, 1, b"a file", carries=True)
    await office.clerk.handle_batch()
    assert porter._rung.is_set()


async def test_the_other_bots_updates_are_left_alone(office: Office):
    """A process without the other bot's edge neither handles nor spoils its updates."""
    await office.arrives(1, b"not mine", bot="staff")
    await office.arrives(1, b"mine")
    assert await office.clerk.handle_batch() == 1
    assert office.edge.handled == [b"mine"]
    assert await office.left() == 1


async def test_a_commit_that_fails_undoes_the_batch(office: Office, monkeypatch: pytest.MonkeyPatch):
    """When the commit fails nothing was handled, and the clerk takes it all again."""
    plain, failures = office.store.transaction, 0

    @asynccontextmanager
    async def transaction() -> AsyncIterator[Work]:
        nonlocal failures
        async with plain() as work:
            yield work
            if failures < 2:
                failures += 1
                raise DiskFull

    await office.arrives(1, b"a")
    monkeypatch.setattr(office.store, "transaction", transaction)
    running = asyncio.ensure_future(office.clerk.run())
    await until(lambda: len(office.edge.handled) == 3)
    office.clerk.stop()
    await running
    assert await waiting(office.store) == 1


async def test_a_bell_wakes_the_clerk_and_a_stop_ends_it(office: Office):
    """A running clerk handles what comes at its bell, and ends when stopped."""
    running = asyncio.ensure_future(office.clerk.run())
    await office.arrives(1, b"a")
    office.clerk.bell.ring()
    await until(lambda: office.edge.handled == [b"a"])
    office.clerk.stop()
    await running


async def test_the_slow_poll_is_only_a_net(office: Office):
    """While updates are ready the clerk goes on by itself, batch after batch."""
    office.clerk.bell = Bell(never)
    for chat in range(20):
        await office.arrives(chat, *[b"x"] * 10)
    running = asyncio.ensure_future(office.clerk.run())
    await until(lambda: len(office.edge.handled) == 200)
    office.clerk.stop()
    await running


async def never(_: float) -> None:
    await asyncio.Event().wait()


async def test_nothing_of_an_update_is_logged(office: Office, caplog: pytest.LogCaptureFixture):
    """A handler's exception is told by its class alone."""
    caplog.set_level("DEBUG")
    office.edge.breaks = lambda _: True
    await office.arrives(1, b"canary")
    await office.clerk.handle_batch()
    assert "ValueError" in caplog.text
    assert "canary" not in caplog.text


async def test_what_may_have_been_handled_before_is_answered_with_a_mark(office: Office):
    """After restoring, the answers to what lay in the inbox may be second ones; later answers are not."""
    await office.arrives(1, b"from the backup")
    async with office.store.transaction() as work:
        work.inbox.doubt_all()
    await office.arrives(2, b"new")
    await office.clerk.handle_batch()
    async with office.store.transaction() as work:
        assert {letter.chat_id: letter.repeat for letter in work.outbox.claim(10)} == {1: True, 2: False}


class Sender:
    """Notes what was there to be claimed, and whether it was committed when it departed."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.there: list[int] = []
        self.departed: list[Boarding] = []
        self.boards: Boarding | None = Boarding(0, ())
        self.fault: Exception | None = None

    def board(self, work: Work) -> Boarding | None:
        self.there.append(work.outbox.waiting())
        if self.fault:
            work.settings.put("boarded", "yes")
            raise self.fault
        return self.boards

    def depart(self, boarding: Boarding) -> None:
        self.departed.append(boarding)


@pytest.fixture
def sender(office: Office) -> Sender:
    sender = Sender(office)
    office.clerk._sender = sender
    return sender


async def test_what_a_batch_put_is_claimed_in_its_own_unit_of_work(office: Office, sender: Sender):
    """The sender sees it there, and departs once; nobody is rung for."""
    await office.arrives(1, b"a", b"b")
    await office.clerk.handle_batch()
    assert (sender.there, sender.departed) == ([2], [Boarding(0, ())])
    assert not office.courier._rung.is_set()


async def test_a_sender_that_cannot_claim_is_rung_for(office: Office, sender: Sender):
    """Then it looks by itself."""
    sender.boards = None
    await office.arrives(1, b"a")
    await office.clerk.handle_batch()
    assert not sender.departed
    assert office.courier._rung.is_set()


async def test_a_sender_that_breaks_takes_only_itself_back(office: Office, sender: Sender):
    """What was handled stays handled, and the sender is rung for."""
    sender.fault = ValueError("canary")
    await office.arrives(1, b"a")
    assert await office.clerk.handle_batch() == 1
    async with office.store.transaction() as work:
        assert (work.inbox.waiting(), work.outbox.waiting(), work.settings.get("boarded")) == (0, 1, None)
    assert office.courier._rung.is_set()


async def test_nothing_departs_from_a_batch_that_is_not_committed(
    office: Office, sender: Sender, monkeypatch: pytest.MonkeyPatch
):
    """A full disk: no letter may go out that is not on it."""

    def full(*_: object) -> None:
        raise DiskFull

    await office.arrives(1, b"a")
    monkeypatch.setattr(office.store, "_keep", full)
    with pytest.raises(DiskFull):
        await office.clerk.handle_batch()
    assert not sender.departed
