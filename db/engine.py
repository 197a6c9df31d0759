"""One connection to the encrypted SQLite file, set up so that what is committed stays.

The driver's own transaction handling is switched off: a transaction begins IMMEDIATE, so that
another process is noticed at the start of the work and never in the middle of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from db.errors import DatabaseBusy, DatabaseFault, DatabaseUnreadable, DiskFull, HomeMissing, StoreError

PATIENCE = 20_000
"""Milliseconds that a unit of work waits for another process to finish its own."""

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
)


def new_database(path: Path) -> None:
    """Make the empty file, for its owner only; SQLite gives its companions the same mode."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def open_engine(path: Path, key: bytes) -> Engine:
    """An engine with one connection, or HomeMissing or DatabaseUnreadable."""
    if not path.is_file():
        raise HomeMissing(path)
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connected(path, key),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


@contextmanager
def patient(connection: Connection) -> Iterator[None]:
    """Wait for locks that another process holds; outside of this they are refused at once."""
    driver = _driver(connection)
    driver.execute(f"PRAGMA busy_timeout = {PATIENCE:d}")
    try:
        yield
    except DBAPIError as error:
        raise translated(error) from error
    finally:
        driver.execute("PRAGMA busy_timeout = 0")


def abandon(connection: Connection) -> None:
    """Roll back whatever a failed commit left open."""
    driver = _driver(connection)
    if driver.in_transaction:
        driver.rollback()


def truncate_log(connection: Connection) -> bool:
    """Move the write-ahead log into the database and empty it; False while somebody reads on."""
    with patient(connection):
        busy, _, _ = _driver(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def rows_written(connection: Connection) -> int:
    """How many rows were written on this connection since it was opened."""
    return int(_driver(connection).total_changes)


def translated(error: Exception) -> StoreError:
    """One of our own errors for one of the driver's, without a word of what was being stored."""
    fault = (error.orig or error) if isinstance(error, DBAPIError) else error
    said = str(fault).lower()
    if "locked" in said or "busy" in said:
        return DatabaseBusy()
    if "full" in said:
        return DiskFull()
    if "not a database" in said or "malformed" in said:
        return DatabaseUnreadable()
    return DatabaseFault(type(fault).__name__)


def connected(path: Path, key: bytes) -> sqlcipher.Connection:
    """The driver's own connection, set up as every connection to an encrypted file is."""
    driver = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        # SQLCipher's own complaints go to standard error, past every log; the exception is enough.
        driver.execute("PRAGMA cipher_log_level = NONE")
        driver.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        driver.execute(f"PRAGMA busy_timeout = {PATIENCE:d}")
        for pragma in _PRAGMAS:
            driver.execute(pragma)
        driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
        driver.execute("PRAGMA busy_timeout = 0")
    except BaseException:
        driver.close()
        raise
    return driver


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _driver(connection: Connection) -> sqlcipher.Connection:
    return connection.connection.dbapi_connection
