"""The migrations make exactly the tables that the program uses."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from db import schema
from db.engine import new_database, open_engine
from db.errors import DatabaseAhead, DatabaseBehind
from db.store import Store
from db.tables import metadata


@pytest.fixture
def connection(tmp_path):
    new_database(tmp_path / "x.db")
    engine = open_engine(tmp_path / "x.db", b"k" * 32)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def tables_of(connection):
    with connection.begin():
        found = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars()
        return {name for name in found if not name.startswith(("sqlite_", "alembic_"))}


def test_migrating_makes_what_the_tables_declare(connection):
    """After all migrations there is no difference to db/tables.py."""
    schema.upgrade(connection)
    with connection.begin():
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_what_the_program_calls_newest_is_the_newest():
    """HEAD is the last script in the migrations folder, and all scripts are known."""
    config = Config()
    config.set_main_option("script_location", "db/migrations")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == schema.HEAD
    assert [each.revision for each in scripts.walk_revisions()][::-1] == list(schema.KNOWN)


def test_migrations_go_forward_and_back(connection):
    """Downgraded to the beginning nothing is left, and upgrading again works."""
    schema.upgrade(connection)
    assert tables_of(connection) == set(metadata.tables)
    schema.downgrade(connection, "base")
    assert tables_of(connection) == set()
    schema.upgrade(connection)
    assert schema.revision(connection) == schema.HEAD


def test_an_interrupted_migration_leaves_nothing(connection, monkeypatch):
    """A migration that fails is undone as a whole."""
    with connection.begin():
        connection.execute(text("CREATE TABLE offers (id INTEGER)"))
    with pytest.raises(Exception, match="database"):
        schema.upgrade(connection)
    assert tables_of(connection) == {"offers"}
    assert schema.revision(connection) is None


def test_an_empty_database_is_behind(connection):
    """Without tables the program does not start on it."""
    with pytest.raises(DatabaseBehind):
        schema.check(connection)


def test_a_newer_database_is_refused(connection):
    """A database of a newer program is left alone."""
    schema.upgrade(connection)
    with connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseAhead):
        schema.check(connection)


def test_a_store_says_when_it_is_behind_and_catches_up(home):
    """A store opened on an older database is upgraded in place."""
    with Store.open(home) as store:
        assert not store.behind()
        schema.downgrade(store._connection, "base")
        assert store.behind()
    with pytest.raises(DatabaseBehind):
        Store.open(home)
    with Store.open(home, check=False) as store:
        store.upgrade()
        assert not store.behind()


def test_recordings_from_before_words_were_noted_stay(connection):
    """Upgraded, a recording counts for any words; downgraded, it is still the one of its question."""
    columns = "kind, question, language, at, duration, data"
    schema.upgrade(connection)
    schema.downgrade(connection, "0004")
    with connection.begin():
        connection.execute(
            text(f"INSERT INTO prompts ({columns}) VALUES ('seekers', 'q', 'nl', 1, 2, X'00')")
        )
    schema.upgrade(connection)
    with connection.begin():
        connection.execute(
            text(f"INSERT INTO prompts ({columns}, words) VALUES ('seekers', 'q', 'nl', 1, 2, X'01', 'w')")
        )
        found = connection.execute(text("SELECT words, data, file_id FROM prompts ORDER BY words")).all()
    assert [tuple(row) for row in found] == [("", b"\0", None), ("w", b"\1", None)]
    schema.downgrade(connection, "0004")
    with connection.begin():
        assert connection.execute(text("SELECT data FROM prompts")).scalars().all() == [b"\0"]
