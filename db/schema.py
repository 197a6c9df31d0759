"""Whether the database has the tables this program expects, and making it so."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from db.errors import DatabaseAhead, DatabaseBehind
from db.session import Session

HEAD = "0015"
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
)
"""All migrations, oldest first: a database at any other one was made by a newer program."""


def revision(session: Session) -> str | None:
    """The migration the database is at; None for an empty one."""
    with session.alone() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found


def check(session: Session) -> None:
    """Raise DatabaseBehind or DatabaseAhead unless the database is at the newest migration."""
    found = revision(session)
    if found == HEAD:
        return
    raise DatabaseBehind(found or "empty") if found is None or found in KNOWN else DatabaseAhead(found)


def upgrade(session: Session) -> None:
    """Bring the database to the newest migration, in one transaction."""
    _run(session, "upgrade", "head")


def downgrade(session: Session, to: str) -> None:
    """Bring the database back to an older migration, in one transaction; "base" empties it."""
    _run(session, "downgrade", to)


def _run(session: Session, direction: str, to: str) -> None:
    # Alembic costs a tenth of a second and some megabytes: only those who migrate pay for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with session.alone() as connection:
        config.attributes["connection"] = connection
        getattr(command, direction)(config, to)
