"""The inbox: once each, in order per chat, nothing lost and nothing kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from db import tables
from db.inbox import FIRST_PAUSE, TRIES
from tests.contract.db.scene import FATIMA, YUSUF, undone


def add(work, number, chat_id=FATIMA, bot="seeker", *, carries=False):
    return work.inbox.add(bot, number, chat_id, f"update {number}".encode(), carries=carries)


def ready(work, limit=100):
    return [arrival.update_id for arrival in work.inbox.ready(limit)]


def handle_all(work):
    handled = []
    while arrivals := work.inbox.ready(100):
        for arrival in arrivals:
            handled.append(arrival.update_id)
            work.inbox.done(arrival.id)
    return handled


async def test_an_update_comes_out_as_it_went_in(store, clock):
    """Its bot, number, chat, payload and time are those it came with."""
    async with store.transaction() as work:
        assert work.inbox.add("staff", 7, -FATIMA, b'{"any": "bytes \xff"}', carries=False)
    came = clock.now()
    clock.move(minutes=3)
    async with store.transaction() as work:
        [arrival] = work.inbox.ready(10)
    assert (arrival.bot, arrival.update_id, arrival.chat_id) == ("staff", 7, -FATIMA)
    assert (arrival.payload, arrival.received_at) == (b'{"any": "bytes \xff"}', came)
    assert (arrival.tries, arrival.parcel) == (0, "")


async def test_an_update_is_stored_once(store):
    """A redelivered one is told, while it waits and after it was handled; the other bot's is another."""
    async with store.transaction() as work:
        assert add(work, 7)
        assert not add(work, 7)
    async with store.transaction() as work:
        assert handle_all(work) == [7]
        assert not add(work, 7)
        assert add(work, 7, bot="staff")
        assert [arrival.bot for arrival in work.inbox.ready(10)] == ["staff"]


async def test_an_update_is_stored_only_with_its_work(store):
    """What was not committed was not acknowledged, and comes again."""
    await undone(store, lambda work: add(work, 7))
    async with store.transaction() as work:
        assert add(work, 7)


async def test_numbers_that_start_anew_are_new_updates(store):
    """Telegram may restart its numbering: order is the order of arrival."""
    async with store.transaction() as work:
        for number in (900, 5, 901):
            add(work, number)
        assert handle_all(work) == [900, 5, 901]


async def test_a_chat_has_one_turn_at_a_time(store):
    """Of each chat only the oldest update is ready; after it the next one, in the same work too."""
    async with store.transaction() as work:
        for number, chat_id in enumerate((FATIMA, FATIMA, YUSUF, FATIMA)):
            add(work, number, chat_id)
        assert ready(work) == [0, 2]
        work.inbox.done(work.inbox.ready(1)[0].id)
        assert ready(work) == [1, 2]


async def test_the_limit_is_kept(store):
    """No more than asked for, the oldest first."""
    async with store.transaction() as work:
        for number in range(5):
            add(work, number, FATIMA + number)
        assert ready(work, 2) == [0, 1]


async def test_a_file_on_its_way_holds_its_chat_back(store):
    """What came after it in that chat waits for the porter; other chats do not."""
    async with store.transaction() as work:
        add(work, 0, carries=True)
        add(work, 1)
        add(work, 2, YUSUF)
        assert ready(work) == [2]
        [arrival] = work.inbox.carrying(10)
        work.inbox.carried(arrival.id, '{"kind": "photo"}')
        assert ready(work) == [0, 2]
        assert work.inbox.ready(1)[0].parcel == '{"kind": "photo"}'
        assert work.inbox.carrying(10) == []


async def test_the_porter_takes_a_chats_files_one_by_one(store):
    """Whether a file is wanted can depend on what came before it in its chat."""
    async with store.transaction() as work:
        for number in range(4):
            add(work, number, carries=number != 1)
        assert [arrival.update_id for arrival in work.inbox.carrying(10)] == [0]
        work.inbox.carried(work.inbox.carrying(10)[0].id, "{}")
        assert handle_all(work) == [0, 1]
        assert [arrival.update_id for arrival in work.inbox.carrying(10)] == [2]


async def test_a_failed_update_is_tried_again_later(store, clock):
    """After a pause that grows; what came after it in its chat waits as well."""
    async with store.transaction() as work:
        add(work, 0)
        add(work, 1)
        add(work, 2, YUSUF)
    pause = FIRST_PAUSE
    for tries in range(1, TRIES):
        async with store.transaction() as work:
            assert not work.inbox.failed(work.inbox.ready(1)[0].id, "KeyError")
            assert ready(work) == [2]
        clock.move(seconds=pause.total_seconds() - 0.001)
        async with store.transaction() as work:
            assert ready(work) == [2]
        clock.move(seconds=0.001)
        async with store.transaction() as work:
            assert work.inbox.ready(1)[0].tries == tries
        pause *= 4


async def test_an_update_nobody_can_handle_is_set_aside(store, clock):
    """After its last try it is out of the way, counted, and the next one is handled."""
    async with store.transaction() as work:
        add(work, 0)
        add(work, 1)
    for tries in range(1, TRIES + 1):
        async with store.transaction() as work:
            assert work.inbox.failed(1, "KeyError") == (tries == TRIES)
        clock.move(days=1)
    async with store.transaction() as work:
        assert work.inbox.set_aside() == 1
        assert ready(work) == [1]
        assert work.inbox.waiting() == 1


async def test_what_is_waiting_is_counted(store):
    """Rows for the porter and rows to handle, not those that are done."""
    async with store.transaction() as work:
        add(work, 0, carries=True)
        add(work, 1, YUSUF)
        assert work.inbox.waiting() == 2
        handle_all(work)
        assert work.inbox.waiting() == 1


async def test_handled_updates_are_forgotten_in_time(store, clock):
    """Only those that are through with, and only from before the given time."""
    async with store.transaction() as work:
        add(work, 0)
        handle_all(work)
        add(work, 1)
    clock.move(hours=1)
    async with store.transaction() as work:
        add(work, 2, YUSUF)
        assert handle_all(work) == [1, 2]
        add(work, 3, YUSUF)
    clock.move(hours=72)
    async with store.transaction() as work:
        assert work.inbox.forget_before(work.now - timedelta(hours=72)) == 2
        assert not add(work, 2)
        assert add(work, 0)
        assert ready(work) == [3, 0]


async def test_an_updates_own_bytes_go_when_it_is_done(store):
    """Handled or set aside, nothing is left of what somebody sent but its number."""
    async with store.transaction() as work:
        for number in (1, 2):
            add(work, number)
        [first] = work.inbox.ready(1)
        work.inbox.done(first.id)
        [second] = work.inbox.ready(1)
        work.inbox.failed(second.id, "ValueError", hopeless=True)
        rows = list(work._scope.all(select(tables.inbox)))
        assert [row.update_id for row in rows] == [1, 2]
        assert [row.payload for row in rows] == [None, None]


@pytest.mark.parametrize("end", ["done", "failed"])
async def test_a_row_that_is_gone_is_no_error(store, end):
    """Settling what is not there does nothing."""
    async with store.transaction() as work:
        if end == "done":
            work.inbox.done(99)
        else:
            assert not work.inbox.failed(99, "KeyError")


async def test_work_that_fails_leaves_its_updates_ready(store):
    """An update handled in work that is not committed comes again."""
    async with store.transaction() as work:
        add(work, 0)
        add(work, 1)
    await undone(store, handle_all)
    async with store.transaction() as work:
        assert handle_all(work) == [0, 1]


async def test_a_process_gets_only_the_updates_of_the_bots_it_runs(store):
    """With `--only staff` the seeker bot's updates stay for the process that runs it."""
    async with store.transaction() as work:
        add(work, 0)
        assert work.inbox.ready(10, ("staff",)) == []
        assert [arrival.update_id for arrival in work.inbox.ready(10, ("seeker",))] == [0]


async def test_what_was_there_when_the_line_was_restored_may_have_been_handled(store, clock):
    """Also when it is tried again or comes from the porter later; what comes afterwards was not."""
    async with store.transaction() as work:
        add(work, 1)
        add(work, 2, YUSUF, carries=True)
        work.inbox.doubt_all()
    async with store.transaction() as work:
        add(work, 3, FATIMA + 10)
        work.inbox.carried(work.inbox.carrying(1)[0].id, "{}")
        assert {one.update_id: one.repeat for one in work.inbox.ready(10)} == {1: True, 2: True, 3: False}
        work.inbox.failed(work.inbox.ready(1)[0].id, "ValueError")
    clock.move(seconds=10)
    async with store.transaction() as work:
        assert {one.update_id: one.repeat for one in work.inbox.ready(10)} == {1: True, 2: True, 3: False}


@pytest.mark.tampers
async def test_a_damaged_note_of_that_holds_nothing_up(store):
    """Updates are handled all the same, without a mark."""
    async with store.transaction() as work:
        add(work, 1)
        work.inbox.doubt_all()
        work._scope.do(
            update(tables.settings).where(tables.settings.c.name == "inbox.doubted").values(value=bytes(1))
        )
    async with store.transaction() as work:
        assert [one.repeat for one in work.inbox.ready(10)] == [False]
