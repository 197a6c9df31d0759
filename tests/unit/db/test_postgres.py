"""A session on a PostgreSQL server: alone in its unit of work; its connection may end at any time."""

from __future__ import annotations

import asyncio
from contextlib import closing, suppress
from dataclasses import replace

import psycopg
import pytest

from db.errors import DatabaseAway, DatabaseBusy, DatabaseTaken, DatabaseUnreadable
from db.home import Home
from db.postgres import PostgresSession
from db.store import Store
from tests.server import server
from tests.unit.db.house import HandClock, home_on_server, new_home, opened


@pytest.fixture
def home(tmp_path):
    with home_on_server(tmp_path / "home") as home:
        yield home


@pytest.fixture
def store(home):
    with opened(home) as store:
        yield store


@pytest.fixture
def other(home):
    """A second process of the same line, as far as the server can tell."""
    with opened(home, seed=2) as other:
        yield other


async def put(store, value, name="tone"):
    async with store.transaction() as work:
        work.settings.put(name, value)


async def got(store, name="tone"):
    async with store.transaction() as work:
        return work.settings.get(name)


def cut(store):
    """The server ends the session, as it does when a network or a machine is gone."""
    assert server().say(f"SELECT pg_terminate_backend({store._session._pid}, 5000)") == [(True,)]


async def test_units_of_work_of_two_processes_take_turns(store, other):
    """Whoever comes second waits, and sees all that the first has written."""
    seen = []

    async def one(store):
        for _ in range(20):
            async with store.transaction() as work:
                count = int(work.settings.get("count") or 0)
                await asyncio.sleep(0)
                work.settings.put("count", str(count + 1))
                seen.append(count)

    await asyncio.gather(one(store), one(other))
    assert seen == list(range(40))


async def test_another_process_is_waited_for_only_so_long(store, other, monkeypatch):
    """One that does not come to an end is told as what it is, and the next unit of work is as good as any."""
    monkeypatch.setattr("db.session.PATIENCE", 50)
    async with store.transaction():
        with pytest.raises(DatabaseBusy):
            await put(other, "kind")
    await put(other, "kind")
    assert await got(store) == "kind"


async def test_a_session_that_was_cut_is_made_anew(store):
    """Nothing is lost but what was not committed: the next unit of work goes over a new connection."""
    await put(store, "kind")
    cut(store)
    assert await got(store) == "kind"
    with pytest.raises(DatabaseAway):
        await half(store, and_look=True)
    assert await got(store) == "kind"


async def half(store, *, and_look=False):
    """Lose the connection in the middle of a unit of work."""
    async with store.transaction() as work:
        work.settings.put("tone", "half")
        cut(store)
        if and_look:
            work.settings.get("tone")


async def test_a_cut_before_the_commit_undoes_the_work(store):
    """The commit fails, and says why."""
    with pytest.raises(DatabaseAway):
        await half(store)
    assert await got(store) is None


async def test_a_server_that_is_away_is_told_and_may_come_back(store):
    """While it is down each unit of work says so; when it is back, they go on."""
    await put(store, "kind")
    server().stop()
    try:
        for _ in range(2):
            with pytest.raises(DatabaseAway):
                await got(store)
    finally:
        server().start()
    assert await got(store) == "kind"


async def test_who_stands_still_holds_nobody_up(store, other):
    """A process that is stopped inside its unit of work is put out of it by the server after a while."""
    store._session._say("SET idle_in_transaction_session_timeout = 50")
    with suppress(DatabaseAway):
        async with store.transaction() as work:
            work.settings.put("tone", "half")
            await put(other, "kind")
    assert await got(other) == "kind"


async def test_a_duty_is_one_processs_at_a_time(store, other):
    """All of several duties or none; they are free again once they are laid down."""
    assert await store.takes_over(["fetch"])
    assert not await other.takes_over(["send", "fetch"])
    assert not other.has(["send"])
    assert await store.takes_over(["send"])
    await store.lays_down(["fetch", "send"])
    assert await other.takes_over(["send", "fetch"])
    assert not await store.takes_over(["send"])


async def test_a_duty_is_free_when_its_process_is_gone(home, store):
    """Whether it ends well or is cut off."""
    with opened(home) as ended:
        assert await ended.takes_over(["fetch"])
    while not await store.takes_over(["fetch"]):  # noqa: ASYNC110 - the server notices a moment later
        await asyncio.sleep(0)
    cut(store)
    with opened(home) as another:
        assert await another.takes_over(["fetch"])
        assert await got(store) is None  # it has a connection again, and no duty
        assert not store.has(["fetch"])
        assert not await store.takes_over(["fetch"])


async def test_a_file_is_carried_by_one_process(store, other):
    """The porter of another one looks for something else, until it is gone or has stored it."""
    async with store.transaction() as work:
        work.inbox.add("seeker", 1, 5, b"{}", carries=True)
        (arrival,) = work.inbox.carrying(5)
        assert work.inbox.carry(arrival.id)
    async with other.transaction() as work:
        assert not work.inbox.carry(arrival.id)
    cut(store)
    async with other.transaction() as work:
        assert work.inbox.carry(arrival.id)
        work.inbox.carried(arrival.id, "{}")
    async with store.transaction() as work:
        assert not work.inbox.carry(arrival.id)


async def test_what_is_new_is_heard_by_the_other_processes_only(store, other):
    """Once it is committed, each hears in which box it lies."""
    heard, ours = asyncio.Queue(), []
    listening = [
        asyncio.create_task(other.hear(heard.put_nowait)),
        asyncio.create_task(store.hear(ours.append)),
    ]
    while len(server().say("SELECT 1 FROM pg_stat_activity WHERE query = 'LISTEN amana'")) < len(listening):  # noqa: ASYNC110 - it happens on the server
        await asyncio.sleep(0)
    async with store.transaction() as work:
        work.inbox.add("seeker", 1, 5, b"{}", carries=False)
        assert heard.empty()
    assert await heard.get() == "inbox"
    assert ours == []
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)


async def test_a_key_of_a_sealed_case_is_not_in_the_table_any_more(store, home):
    """After the clean-up the file of the table holds no old version of a row."""
    async with store.transaction() as work:
        case = work.cases.new(work.seekers.new(5), "blue heron", 1, "nl")
    (wrapped,) = server().say("SELECT wrapped_key FROM cases", database_of(home))[0]
    async with store.transaction() as work:
        work.cases.save(replace(case, state="closed", closed_at=work.now))
        work.cases.seal(case.id)
    assert wrapped in table_file(home)
    assert await store.clean_up()
    assert wrapped not in table_file(home)
    assert case.id.encode() in table_file(home)


def database_of(home):
    return home.database_url.partition("///")[2].partition("?")[0]


def table_file(home):
    read = "CHECKPOINT; SELECT pg_read_binary_file(pg_relation_filepath('cases'))"
    for statement in read.split("; "):
        found = server().say(statement, database_of(home))
    return found[0][0]


async def test_a_table_in_use_is_cleaned_later(store, home, monkeypatch):
    """While somebody reads on, such as pg_dump, the clean-up says so instead of waiting for ever."""
    monkeypatch.setattr("db.postgres.CLEANS_WITHIN", 50)
    with closing(psycopg.connect(home.database_url)) as reader:
        reader.execute("SELECT * FROM cases")
        assert not await store.clean_up()
    assert await store.clean_up()


def test_another_lines_database_is_refused(home, tmp_path):
    """Its words do not open under these keys, and nothing is written over them."""
    other = new_home(tmp_path / "other")
    other.database.unlink()
    with pytest.raises(DatabaseUnreadable):
        Store.open(replace(other, database_url=home.database_url)).close()


def test_a_database_with_a_line_in_it_is_not_founded_again(home, tmp_path):
    """Whatever is there may be somebody's only copy; of the new home nothing is left."""
    with pytest.raises(DatabaseTaken):
        Home(tmp_path / "new", database_url=home.database_url).create(clock=HandClock())
    assert not [path for path in (tmp_path / "new").rglob("*") if path.is_file()]
    opened(home).close()


def test_an_address_with_nobody_there_tells_no_password():
    """Nor where it is."""
    with pytest.raises(DatabaseAway) as caught:
        PostgresSession("postgresql://amana:hunter2@127.0.0.1:9/amana")
    assert str(caught.value) == "The database server cannot be reached, or does not let the line in."


async def test_a_server_that_may_lose_what_it_confirmed_is_found_out(store):
    """These tests' own server is such a one."""
    assert await store.weakness() == "fsync and full_page_writes off on its server"


async def test_who_is_cancelled_while_waiting_leaves_nothing_begun(store, other):
    """Its turn may come in that very moment: the next unit of work begins all the same."""
    async with store.transaction():
        waiting = asyncio.create_task(put(other, "half"))
        while not waits_for_lock():  # noqa: ASYNC110 - it happens on the server
            await asyncio.sleep(0)
        waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await put(other, "kind")
    assert await got(store) == "kind"


def waits_for_lock():
    return server().say("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
