"""Whether the database has the tables this program expects, and making it so."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from db.engine import patient
from db.errors import DatabaseAhead, DatabaseBehind

HEAD = "0012"
"""The newest migration; a test holds it against the migrations folder."""

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0008", "0009", "0010", "0011", "0012")
"""All migrations, oldest first: a database at any other one was made by a newer program."""


def revision(connection: Connection) -> str | None:
    """The migration the database is at; None for an empty one."""
    with patient(connection), connection.begin():
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found


def check(connection: Connection) -> None:
    """Raise DatabaseBehind or DatabaseAhead unless the database is at the newest migration."""
    found = revision(connection)
    if found == HEAD:
        return
    raise DatabaseBehind(found or "empty") if found is None or found in KNOWN else DatabaseAhead(found)


def upgrade(connection: Connection) -> None:
    """Bring the database to the newest migration, in one transaction."""
    _run(connection, "upgrade", "head")


def downgrade(connection: Connection, to: str) -> None:
    """Bring the database back to an older migration, in one transaction; "base" empties it."""
    _run(connection, "downgrade", to)


def _run(connection: Connection, direction: str, to: str) -> None:
    # Alembic costs a tenth of a second and some megabytes: only those who migrate pay for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    with patient(connection), connection.begin():
        getattr(command, direction)(config, to)
