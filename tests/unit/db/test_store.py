"""The store's file, its lock, and what happens when committing goes wrong."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace

import pytest

from db.errors import DatabaseUnknown, DatabaseUnreadable, DayKeyMissing, DiskFull, HomeMissing
from db.store import Store
from tests.unit.db.house import new_home, opened


async def put(store, value, name="tone"):
    async with store.transaction() as work:
        work.settings.put(name, value)


async def got(store, name="tone"):
    async with store.transaction() as work:
        return work.settings.get(name)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("temp_store", 2),
    ],
)
def test_the_file_is_set_up_for_safety(store, pragma, value):
    """Write-ahead log, full sync, overwritten deletions, foreign keys, and no temporary files."""
    found = store._connection.connection.dbapi_connection.execute(f"PRAGMA {pragma}").fetchone()
    assert found[0] == value


async def test_what_is_committed_is_there_after_opening_again(home, clock):
    """A closed and reopened store has what was committed."""
    with opened(home, clock) as store:
        await put(store, "kind")
    with opened(home, clock) as store:
        assert await got(store) == "kind"


async def test_a_store_opened_by_its_folder_is_the_same(home, clock):
    """A path does as well as a Home."""
    with opened(home, clock) as store:
        await put(store, "kind")
    with Store.open(home.path) as store:
        assert await got(store) == "kind"


def test_other_databases_are_refused_by_name_only(home):
    """An address of an unknown kind is refused, and nothing of it but the kind is repeated."""
    with pytest.raises(DatabaseUnknown) as caught:
        Store.open(replace(home, database_url="mysql://somebody:secret@host/base"))
    assert "mysql" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_missing_database_is_not_made_anew(home):
    """Keys without a database are no reason to begin an empty one."""
    home.database.unlink()
    with pytest.raises(HomeMissing):
        Store.open(home)
    assert not home.database.exists()


def test_another_homes_database_is_refused(home, tmp_path):
    """A database of other keys does not open."""
    other = new_home(tmp_path / "other")
    other.ring_file.unlink()
    other.database.unlink()
    for path in (other.root_file, other.archive_public, *other.days.iterdir()):
        path.unlink()
    other.create()
    shutil.copy(home.database, other.database)
    with pytest.raises(DatabaseUnreadable):
        Store.open(other)


async def test_lost_day_keys_are_told_when_opening(home, store):
    """A store that could not read its open cases does not open at all, so that nothing is given up."""
    async with store.transaction() as work:
        work.cases.new(work.seekers.new(5), "blue heron", 1, "nl")
    store.close()
    shutil.rmtree(home.days)
    with pytest.raises(DayKeyMissing, match="2026-03-14"):
        opened(home)


async def test_a_cancelled_unit_of_work_lets_the_next_one_in(store):
    """Whoever is cancelled inside a unit of work leaves it undone and the lock free."""
    inside = asyncio.Event()

    async def stays():
        async with store.transaction() as work:
            work.settings.put("tone", "half")
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(stays())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await got(store) is None


async def test_a_commit_that_has_begun_is_finished(store, monkeypatch):
    """Cancelled while committing, the work is committed all the same, and the lock is free after it."""
    transaction_type = type(store._connection.begin())
    store._connection.get_transaction().rollback()
    commit, begun = transaction_type.commit, asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(self):
        loop.call_soon_threadsafe(begun.set)
        commit(self)

    monkeypatch.setattr(transaction_type, "commit", slow)
    task = asyncio.create_task(put(store, "kind"))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await got(store) == "kind"


async def test_units_of_work_take_turns(store):
    """Two tasks' units of work never overlap."""
    seen = []

    async def one(name):
        async with store.transaction():
            seen.append(name)
            await asyncio.sleep(0)
            seen.append(name)

    await asyncio.gather(*[one(name) for name in "abcd"])
    assert seen[::2] == seen[1::2]


async def test_a_full_disk_is_one_clear_error(store):
    """When nothing more fits, the work is undone, the error says so, and the line can go on."""
    driver = store._connection.connection.dbapi_connection
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(DiskFull):
        await put(store, "x" * 200_000)
    driver.execute(f"PRAGMA max_page_count = {pages + 1000}")
    assert await got(store) is None
    await put(store, "kind")
    assert await got(store) == "kind"


async def test_a_failing_commit_undoes_the_work(store, monkeypatch):
    """A commit that raises leaves nothing behind, and the next unit of work begins cleanly."""
    transaction_type = type(store._connection.begin())
    store._connection.get_transaction().rollback()

    def broken(_self):
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(transaction_type, "commit", broken)
        with pytest.raises(OSError, match="no space left"):
            await put(store, "half")
    assert await got(store) is None


async def test_cleaning_up_empties_the_log(store, home):
    """After a clean-up the write-ahead log is empty and the content is in the database."""
    await put(store, "kind")
    log = home.database.with_name("amana.db-wal")
    assert log.stat().st_size > 0
    assert await store.clean_up()
    assert log.stat().st_size == 0


async def test_cleaning_up_says_when_somebody_reads_on(store, home, monkeypatch):
    """While another connection is reading, the log cannot be emptied, and that is told."""
    monkeypatch.setattr("db.session.PATIENCE", 1)
    await put(store, "kind")
    with opened(home) as reader:
        driver = reader._connection.connection.dbapi_connection
        driver.execute("BEGIN")
        driver.execute("SELECT count(*) FROM settings").fetchone()
        await put(store, "kinder")
        assert not await store.clean_up()
        driver.execute("ROLLBACK")
        assert store._session.clean()
