"""A command beside the running line: two connections and two processes on one file."""

from __future__ import annotations

import asyncio
import multiprocessing
import threading

import pytest

from db.errors import DatabaseBusy
from db.home import Home
from tests.unit.db.house import HandClock, opened

EACH = 40


def count_up(path, first):
    """What each neighbour process does: many small units of work, each of two steps."""

    async def run():
        with opened(Home(path), HandClock(), seed=first) as store:
            for number in range(first, first + EACH):
                async with store.transaction() as work:
                    work.settings.put("count", str(int(work.settings.get("count") or 0) + 1))
                    work.inbox.add("seeker", number, number, b"{}", carries=False)

    asyncio.run(run())


def test_two_processes_lose_nothing_of_each_other(home, store):
    """Counters that several processes raise at once end up exactly where they should."""
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=count_up, args=(home.path, first)) for first in (0, 1000, 2000)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]

    async def check():
        async with store.transaction() as work:
            assert work.settings.get("count") == str(3 * EACH)
            assert work.inbox.waiting() == 3 * EACH
            numbers = [arrival.id for arrival in work.inbox.ready(1000)]
            assert numbers == list(range(1, 3 * EACH + 1))

    asyncio.run(check())


async def test_what_one_connection_commits_the_other_sees_at_once(home, store):
    """A command's effect is there in the running line's next unit of work."""
    with opened(home) as beside:
        async with beside.transaction() as work:
            case = work.cases.new(work.seekers.new(5), "blue heron", 1, "nl")
        async with store.transaction() as work:
            assert work.cases.get(case.id) == case
            work.cases.erase(case.id)
        async with beside.transaction() as work:
            assert work.cases.get(case.id) is None


async def test_the_line_waits_for_a_command_without_standing_still(home, store):
    """While another connection has the database, the event loop goes on, and then it is this one's turn."""
    with opened(home) as beside:
        holding = beside._connection.begin()
        waiting = asyncio.create_task(_put(store))
        for _ in range(50):
            await asyncio.sleep(0)
        assert not waiting.done()
        threading.Thread(target=holding.rollback).start()
        await waiting


async def test_a_database_that_stays_locked_is_one_clear_error(home, store, monkeypatch):
    """After its patience is over, a unit of work says that somebody else has the database."""
    monkeypatch.setattr("db.session.PATIENCE", 1)
    with opened(home) as beside:
        holding = beside._connection.begin()
        with pytest.raises(DatabaseBusy):
            await _put(store)
        holding.rollback()
    await _put(store)


async def test_a_store_opens_beside_one_that_is_writing(home, store):
    """Opening waits for the other's unit of work instead of failing."""
    async with store.transaction() as work:
        work.settings.put("tone", "kind")
        opening = asyncio.create_task(asyncio.to_thread(opened, home))
        await asyncio.sleep(0)
    (await opening).close()


async def _put(store):
    async with store.transaction() as work:
        work.settings.put("tone", "kind")
