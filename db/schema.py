"""Whether the database has the tables this program expects, and making it so."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from db.errors import DatabaseAhead, DatabaseBehind
from db.session import Session

HEAD = "0017"
"""The newest migration; a test holds it against the migrations folder."""

KNOWN = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
)
"""All migrations, oldest first: a database at any other one was made by a newer program."""


def revision(session: Session) -> str | None:
    """The migration the database is at; None for an empty one."""
    with session.alone() as connection:
        return revision_in(connection)


def revision_in(connection: Connection) -> str | None:
    """The same within a unit of work."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def check(session: Session) -> None:
    """Raise DatabaseBehind or DatabaseAhead unless the database is at the newest migration."""
    with session.alone() as connection:
        check_in(connection)


def check_in(connection: Connection) -> None:
    """The same within a unit of work."""
    found = revision_in(connection)
    if found == HEAD:
        return
    raise DatabaseBehind(found or "empty") if found is None or found in KNOWN else DatabaseAhead(found)


def upgrade(session: Session) -> None:
    """Bring the database to the newest migration, in one transaction."""
    with session.alone() as connection:
        upgrade_in(connection)


def upgrade_in(connection: Connection) -> None:
    """The same within a unit of work that does more."""
    _run(connection, "upgrade", "head")


def downgrade(session: Session, to: str) -> None:
    """Bring the database back to an older migration, in one transaction; "base" empties it."""
    with session.alone() as connection:
        _run(connection, "downgrade", to)


def clear_in(connection: Connection) -> None:
    """Drop everything that is there."""
    if revision_in(connection):
        _run(connection, "downgrade", "base")


def is_empty(connection: Connection) -> bool:
    """Whether there is nothing of anybody in this database."""
    return revision_in(connection) is None and set(inspect(connection).get_table_names()) <= {
        "alembic_version"
    }


def _run(connection: Connection, direction: str, to: str) -> None:
    # Alembic costs a tenth of a second and some megabytes: only those who migrate pay for it.
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        from db.postgres import SHAPE

        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({SHAPE})")
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    getattr(command, direction)(config, to)
