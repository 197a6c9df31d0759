"""The migrations make exactly the tables that the program uses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from pydantic import SecretStr
from sqlalchemy import inspect, text

from bot.settings import Settings
from bot.upgrading import upgraded
from db import schema, tables
from db.errors import DatabaseAhead, DatabaseBehind, DatabaseUnreadable
from db.home import Home
from db.postgres import PostgresSession
from db.schema import KNOWN
from db.session import Session
from db.sqlite import SqliteSession, new_database
from db.store import Store
from db.tables import metadata
from tests.server import server
from tests.unit.db.full import SEEKER_CHAT, fill
from tests.unit.db.house import home_on_server, new_home, opened


@contextmanager
def sqlite_file(folder: Path) -> Iterator[Session]:
    new_database(folder / "x.db")
    session = SqliteSession(folder / "x.db", b"k" * 32)
    yield session
    session.close()


@contextmanager
def postgres_server(_: Path) -> Iterator[Session]:
    database = server().new_database()
    session = PostgresSession(server().url(database))
    yield session
    session.close()
    server().drop(database)


@pytest.fixture(params=[sqlite_file, postgres_server], ids=["sqlite", "postgres"])
def session(request, tmp_path):
    """An empty database of every kind."""
    with request.param(tmp_path) as session:
        yield session


def tables_of(session):
    """What the program has there, without what the database and Alembic keep for themselves."""
    with session.alone() as connection:
        return {name for name in inspect(connection).get_table_names() if name not in OWN}


OWN = ("alembic_version", "numbers")


def ours(name, kind, _):
    return kind != "table" or name not in OWN


def test_migrating_makes_what_the_tables_declare(session):
    """After all migrations there is no difference to db/tables.py."""
    schema.upgrade(session)
    assert_as_declared(session)


def assert_as_declared(session):
    with session.alone() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": ours})
        assert compare_metadata(context, metadata) == []


def test_what_the_program_calls_newest_is_the_newest():
    """HEAD is the last script in the migrations folder, and all scripts are known."""
    config = Config()
    config.set_main_option("script_location", "db/migrations")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == schema.HEAD
    assert [each.revision for each in scripts.walk_revisions()][::-1] == list(schema.KNOWN)


def test_migrations_go_forward_and_back(session):
    """Downgraded to the beginning nothing is left, and upgrading again works."""
    schema.upgrade(session)
    assert tables_of(session) == set(metadata.tables)
    schema.downgrade(session, "base")
    assert tables_of(session) == set()
    schema.upgrade(session)
    assert schema.revision(session) == schema.HEAD


def test_tables_still_count_their_rows_after_a_way_back(tmp_path):
    """SQLite's batch migrations make a table anew, and would forget that no number comes twice."""
    counting = "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%' ORDER BY name"
    with sqlite_file(tmp_path) as session:
        schema.upgrade(session)
        with session.alone() as connection:
            fresh = connection.execute(text(counting)).scalars().all()
        schema.downgrade(session, schema.KNOWN[0])
        schema.upgrade(session)
        with session.alone() as connection:
            assert connection.execute(text(counting)).scalars().all() == fresh
    assert "outbox" in fresh


KEPT = ("seekers", "staff", "cases", "entries", "settings", "consents", "inbox", "outbox")
"""Tables of the first migration: whatever comes and goes beside them, their rows stay."""


async def test_each_migration_goes_back_and_forth_over_a_full_database(full):
    """One by one, down to the first and up again: no step loses what an older program knows, and the tables
    are then as they are declared.
    """
    home, session = full
    before = rows_of(session)
    assert all(before.values())
    for to in KNOWN[-2::-1]:
        schema.downgrade(session, to)
        assert (schema.revision(session), rows_of(session)) == (to, before)
    for to in KNOWN[1:]:
        upgrade_to(session, to)
        assert (schema.revision(session), rows_of(session)) == (to, before)
    assert_as_declared(session)
    with Store.open(home) as store:
        async with store.transaction() as work:
            assert work.seekers.find(SEEKER_CHAT)


def rows_of(session):
    with session.alone() as connection:
        return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in KEPT}


def upgrade_to(session, to):
    with session.alone() as connection:
        schema._run(connection, "upgrade", to)


@contextmanager
def home_in_file(at: Path) -> Iterator[Home]:
    yield new_home(at)


@pytest.fixture(params=[home_in_file, home_on_server], ids=["sqlite", "postgres"])
async def full(request, tmp_path):
    """A home with something in every column, and a session on its database."""
    with request.param(tmp_path / "home") as home:
        with opened(home) as store:
            await fill(store)
        with closing(home.session(home.vault())) as session:
            yield home, session


async def test_upgrade_and_back_on_a_server(tmp_path):
    """By the code of the command; an empty database, or another line's, is not given any tables."""
    with home_on_server(tmp_path / "home") as home:
        settings = Settings(home=home.path, database_url=SecretStr(home.database_url))
        assert upgraded(settings) == (schema.HEAD, schema.HEAD)
        assert upgraded(settings, KNOWN[-2]) == (schema.HEAD, KNOWN[-2])
        with pytest.raises(DatabaseBehind):
            Store.open(home)
        assert upgraded(settings) == (KNOWN[-2], schema.HEAD)
        Store.open(home).close()
        with postgres_server(tmp_path) as empty:
            with pytest.raises(DatabaseUnreadable):
                upgraded(settings.model_copy(update={"database_url": SecretStr(empty._url)}))
            assert tables_of(empty) == set()


def test_an_interrupted_migration_leaves_nothing(session, monkeypatch):
    """A migration that fails is undone as a whole."""
    with session.alone() as connection:
        connection.execute(text("CREATE TABLE offers (id INTEGER)"))
    with pytest.raises(Exception, match="database"):
        schema.upgrade(session)
    assert tables_of(session) == {"offers"}
    assert schema.revision(session) is None


def test_an_empty_database_is_behind(session):
    """Without tables the program does not start on it."""
    with pytest.raises(DatabaseBehind):
        schema.check(session)


def test_a_newer_database_is_refused(session):
    """A database of a newer program is left alone."""
    schema.upgrade(session)
    with session.alone() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseAhead):
        schema.check(session)


def test_a_store_says_when_it_is_behind_and_catches_up(home):
    """A store opened on an older database is upgraded in place."""
    with Store.open(home) as store:
        assert not store.behind()
        schema.downgrade(store._session, "base")
        assert store.behind()
    with pytest.raises(DatabaseBehind):
        Store.open(home)
    with Store.open(home, check=False) as store:
        store.upgrade()
        assert not store.behind()


def test_recordings_from_before_words_were_noted_stay(session):
    """Upgraded, a recording counts for any words; downgraded, it is still the one of its question."""
    columns = "kind, question, language, at, duration, data"
    schema.upgrade(session)
    schema.downgrade(session, "0004")
    with session.alone() as connection:
        values = text(f"INSERT INTO prompts ({columns}) VALUES ('seekers', 'q', 'nl', 1, 2, :data)")
        connection.execute(values, {"data": b"\0"})
    schema.upgrade(session)
    with session.alone() as connection:
        more = f"INSERT INTO prompts ({columns}, words) VALUES ('seekers', 'q', 'nl', 1, 2, :data, 'w')"
        connection.execute(text(more), {"data": b"\1"})
        found = connection.execute(text("SELECT words, data, file_id FROM prompts ORDER BY words")).all()
    assert [tuple(row) for row in found] == [("", b"\0", None), ("w", b"\1", None)]
    schema.downgrade(session, "0004")
    with session.alone() as connection:
        assert connection.execute(text("SELECT data FROM prompts")).scalars().all() == [b"\0"]


def test_urgent_letters_wait_as_others_do_for_an_older_program(session):
    """Downgraded, a chat in which something urgent waits keeps its turn; upgraded, it is like any other."""
    columns = "bot, place, state, what, made_at, due_at, tries, repeat, reason, done, in_topic, under_case"
    values = "'seeker', :place, 'waiting', 'send', 1, 1, 0, false, '', '', false, false"
    schema.upgrade(session)
    with session.alone() as connection:
        add = text(f"INSERT INTO outbox ({columns}, stay, urgent) VALUES ({values}, '', true)")
        for place in (tables.PRESSING, tables.BEHIND):
            connection.execute(add, {"place": place})
    schema.downgrade(session, "0014")
    schema.upgrade(session)
    with session.alone() as connection:
        found = connection.execute(text("SELECT place, urgent FROM outbox ORDER BY place")).all()
    assert [tuple(row) for row in found] == [(tables.NEXT, False), (tables.BEHIND, False)]
