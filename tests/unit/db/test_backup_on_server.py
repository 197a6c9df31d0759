"""A backup of a line whose database is on a server, and a line restored onto one."""

from __future__ import annotations

import contextlib
import random
import threading
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest
from sqlalchemy import update

from db import postgres, tables
from db.backup import snapshot
from db.backup.reading import unpack
from db.backup.restoring import restored
from db.backup.writing import write_backup
from db.copying import copy_rows
from db.errors import (
    AnotherCopy,
    BackupUnverified,
    DatabaseAway,
    DatabaseBehind,
    DatabaseBusy,
    DatabaseTaken,
    DatabaseUnreadable,
    LivesOnServer,
)
from db.home import Home
from db.letters import Words
from db.schema import KNOWN
from db.settings import OURS
from db.store import Store
from db.vault.archive_private import ArchivePrivateKey
from db.whereabouts import Moved
from tests.server import server
from tests.unit.db.full import WORDS, fill
from tests.unit.db.house import MORNING, HandClock, archive_key_file, home_on_server, new_home, opened

KEY = ArchivePrivateKey.from_file(archive_key_file())


@pytest.fixture
def home(tmp_path) -> Iterator[Home]:
    with home_on_server(tmp_path / "home") as home:
        yield home


@pytest.fixture
def url() -> Iterator[str]:
    database = server().new_database()
    yield server().url(database)
    server().drop(database)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "line.amana"


async def read(store: Store, filled) -> list[str]:
    """What can be read of the two cases, the audit log being whole."""
    async with store.transaction() as work:
        assert work.audit.broken_at() is None
        work.cases.unlock(filled.sealed_case, KEY)
        of = (work.transcript.read(case) for case in (filled.open_case, filled.sealed_case))
        return [entry.words.text for entries in of for entry in entries]


async def test_a_backup_of_a_server_reads_as_one_of_a_file(home, store, file, tmp_path):
    """Everything is in it, with the same words and log; and it leaves nothing beside it."""
    filled = await fill(store)
    made = write_backup(home, file, MORNING, "0.1")
    assert (made.cases, made.seekers, made.staff, made.entries) == (2, 1, 1, 8)
    assert [path.name for path in tmp_path.iterdir() if path != home.path] == ["line.amana"]
    (tmp_path / "out").mkdir(0o700)
    with unpack(file, [KEY], tmp_path / "out").store(HandClock(), random.Random(1)) as then:
        assert WORDS["entry"] in await read(then, filled)


@pytest.mark.parametrize(("from_server", "to_server"), [(True, True), (True, False), (False, True)])
async def test_a_backup_of_either_goes_back_into_either(tmp_path, file, url, from_server, to_server):
    """From server or file, to server or file: it reads as before, and rows are counted on from there."""
    with home_on_server(tmp_path / "a") if from_server else new_home_at(tmp_path / "a") as home:
        with opened(home) as store:
            filled = await fill(store)
            before = await read(store, filled)
        write_backup(home, file, MORNING, "0.1")
    other = Home(tmp_path / "other", database_url=url if to_server else None)
    with restored(other, file, [KEY], b"") as stage:
        await own(stage.home)
    assert (other.path / "amana.db").exists() != to_server
    with opened(other) as store:
        assert await store.unlike() == []
        assert await read(store, filled) == before
        async with store.transaction() as work:
            assert work.inbox.add("seeker", 99, 5, b"{}", carries=False)
            assert work._scope._last_numbers["inbox"] == 4


def new_home_at(path):
    return contextlib.nullcontext(new_home(path))


async def own(home):
    """What restoring does with the words by which a database on a server is known."""
    with opened(home) as store:
        async with store.transaction() as work:
            work.settings.put(OURS, "")
        await store.anchor(anew=True)


async def test_it_is_of_one_moment_while_others_write(home, store, file, tmp_path):
    """A writer is not held up, and what it does in one unit of work is there as a whole or not at all."""
    async with store.transaction() as work:
        case = work.cases.new(work.seekers.new(7001), "blue heron", 1, "nl")
    making = threading.Thread(target=lambda: write_backup(home, file, MORNING, "0.1"))
    written = 0
    making.start()
    while making.is_alive() or not written:
        async with store.transaction() as work:
            for _ in range(2):
                work.transcript.add(case.id, "seeker", Words("x" * 2000))
        written += 2
    making.join()
    (tmp_path / "out").mkdir(0o700)
    with unpack(file, [KEY], tmp_path / "out").store(HandClock(), random.Random(1)) as then:
        async with then.transaction() as work:
            there = [entry.seq for entry in work.transcript.read(case.id)]
    assert len(there) % 2 == 0
    assert there == list(range(1, len(there) + 1))


async def test_a_clean_up_meanwhile_says_that_it_is_not_done(home, store, file, monkeypatch):
    """The old versions of rows that it would take away are still read: it is tried again later."""
    monkeypatch.setattr("db.postgres.CLEANS_WITHIN", 50)
    done = []

    def copying(*words):
        done.append(store._session.clean())
        return copy_rows(*words)

    monkeypatch.setattr(snapshot, "copy_rows", copying)
    write_backup(home, file, MORNING, "0.1")
    assert done == [False]
    assert store._session.clean()


async def test_what_is_not_the_same_in_the_copy_is_no_backup(home, store, file, monkeypatch):
    """What was read from the server is compared with what the file holds."""

    def spoiled(source, target, key):
        sums = copy_rows(source, target, key)
        target.execute(update(tables.settings).values(value=b"x"))
        return sums

    monkeypatch.setattr(snapshot, "copy_rows", spoiled)
    with pytest.raises(BackupUnverified):
        write_backup(home, file, MORNING, "0.1")
    assert not file.exists()


async def test_only_the_lines_own_database_is_backed_up(home, file, tmp_path):
    """Not another line's, an older one, another copy, the file that was left, or one that is away."""
    with home_on_server(tmp_path / "second") as second:
        with opened(second) as store:
            store.downgrade("0013")
        with pytest.raises(DatabaseBehind):
            write_backup(second, file, MORNING, "0.1")
    stranger = new_home(tmp_path / "stranger")
    stranger.database.unlink()
    with pytest.raises(DatabaseUnreadable):
        write_backup(replace(stranger, database_url=home.database_url), file, MORNING, "0.1")
    with pytest.raises(DatabaseAway):
        write_backup(replace(home, database_url="postgresql://a@127.0.0.1:9/a"), file, MORNING, "0.1")
    home.whereabouts.move(Moved("c" * 32, "line on a server", MORNING))
    with pytest.raises(AnotherCopy):
        write_backup(home, file, MORNING, "0.1")
    with pytest.raises(LivesOnServer):
        write_backup(replace(home, database_url=None), file, MORNING, "0.1")
    assert not file.exists()


async def test_nothing_is_restored_over_somebodys_database(home, store, file, tmp_path):
    """Least of all over the line's own, which is still there when only its home was lost."""
    filled = await fill(store)
    write_backup(home, file, MORNING, "0.1")
    other = Home(tmp_path / "other", database_url=home.database_url)
    with pytest.raises(DatabaseTaken), restored(other, file, [KEY], b""):
        pass
    assert not other.path.exists()
    assert WORDS["entry"] in await read(store, filled)


async def test_a_restoring_that_fails_leaves_the_server_empty(home, store, file, tmp_path, url):
    """Until the last step nothing goes there."""
    write_backup(home, file, MORNING, "0.1")
    other = Home(tmp_path / "other", database_url=url)
    with pytest.raises(LookupError), restored(other, file, [KEY], b""):
        raise LookupError
    with psycopg.connect(url) as driver:
        assert driver.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)
    assert not other.path.exists()


async def test_no_migration_comes_in_between(home, store, file, monkeypatch):
    """It waits until the snapshot has been read, and no longer than anybody would."""
    monkeypatch.setattr("db.session.PATIENCE", 200)
    with postgres.snapshot(home.database_url), pytest.raises(DatabaseBusy):
        store.downgrade(KNOWN[-2])
    store.downgrade(KNOWN[-2])
    store.upgrade()
    write_backup(home, file, MORNING, "0.1")


async def test_there_is_no_backup_while_it_is_migrated(home, store, file, monkeypatch):
    """It waits for the end of that, or says that somebody else has the database, and leaves nothing."""
    monkeypatch.setattr("db.session.PATIENCE", 200)
    with store._session.alone() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({postgres.SHAPE})")
        with pytest.raises(DatabaseBusy):
            write_backup(home, file, MORNING, "0.1")
    assert not file.exists()
