"""A session on the encrypted SQLite file, set up so that what is committed stays.

The driver's own transaction handling is switched off: a transaction begins IMMEDIATE, so that
another process is noticed at the start of the work and never in the middle of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, RootTransaction
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from db import session
from db.errors import DatabaseBusy, DatabaseFault, DatabaseUnreadable, DiskFull, HomeMissing, StoreError
from db.session import Fence, News, Session, no_fence

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
)
_COUNTED = "SELECT seq FROM sqlite_sequence WHERE name = ?"


class SqliteSession(Session):
    """One connection to one file. One process runs a line over it; commands go beside it."""

    shared: ClassVar[bool] = False

    def __init__(self, path: Path, key: bytes, fence: Fence = no_fence) -> None:
        """Raises HomeMissing or DatabaseUnreadable."""
        if not path.is_file():
            raise HomeMissing(path)
        self._fence = fence
        self._engine = create_engine(
            "sqlite://",
            module=sqlcipher,
            creator=lambda: connected(path, key),
            poolclass=StaticPool,
            hide_parameters=True,
        )
        event.listen(self._engine, "begin", self._begin_immediate)
        try:
            self.connection = self._engine.connect()
        except DBAPIError as error:
            self._engine.dispose()
            raise translated(error) from error

    def begin(self) -> RootTransaction:
        """Begin IMMEDIATE; a lock that another process holds is refused at once."""
        try:
            return self.connection.begin()
        except DBAPIError as error:
            raise translated(error) from error

    def begin_patiently(self) -> RootTransaction:
        """The same, with SQLite's own waiting."""
        with _patient(self.connection):
            return self.connection.begin()

    def undo(self, transaction: RootTransaction) -> None:
        """Roll back, also what a failed commit has left open."""
        transaction.close()  # one whose commit failed is not active any more, and still in the way
        driver = _driver(self.connection)
        if driver.in_transaction:
            driver.rollback()

    def translated(self, error: Exception) -> StoreError:
        """By SQLite's own words."""
        return translated(error)

    def number_after(self, table: str, last: int | None) -> int:
        """From AUTOINCREMENT's own table: nobody else can take it, the transaction holds the write lock."""
        if last is None:
            found = _driver(self.connection).execute(_COUNTED, (table,))
            row = found.fetchone()
            last = int(row[0]) if row else 0
        return last + 1

    def clean(self) -> bool:
        """Move the write-ahead log into the database and empty it; False while somebody reads on."""
        with _patient(self.connection):
            busy, _, _ = _driver(self.connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def weakness(self) -> str:
        """How it writes is set with every connection."""
        return ""

    def claim(self, what: str) -> bool:  # noqa: ARG002
        """There is only one process that could."""
        return True

    def others(self) -> bool:
        """A lock in the home tells (`bot/present.py`)."""
        return False

    def let_go(self, what: str) -> None:
        """There is nobody else to have it."""

    def holds(self, what: str) -> bool:  # noqa: ARG002
        """A file is not lost."""
        return True

    def announce(self, news: Collection[News]) -> None:
        """There is nobody to hear it."""

    async def hear(self, heard: Callable[[News], None]) -> None:
        """There is nobody to be heard."""

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
        self._engine.dispose()

    def _begin_immediate(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            self._fence()
        except StoreError:
            _driver(connection).rollback()
            raise


def new_database(path: Path) -> None:
    """Make the empty file, for its owner only; SQLite gives its companions the same mode."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


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
        driver.execute(f"PRAGMA busy_timeout = {session.PATIENCE:d}")
        for pragma in _PRAGMAS:
            driver.execute(pragma)
        driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
        driver.execute("PRAGMA busy_timeout = 0")
    except BaseException:
        driver.close()
        raise
    return driver


@contextmanager
def _patient(connection: Connection) -> Iterator[None]:
    """Wait for locks that another process holds; outside of this they are refused at once."""
    driver = _driver(connection)
    driver.execute(f"PRAGMA busy_timeout = {session.PATIENCE:d}")
    try:
        yield
    except DBAPIError as error:
        raise translated(error) from error
    finally:
        driver.execute("PRAGMA busy_timeout = 0")


def _driver(connection: Connection) -> sqlcipher.Connection:
    return connection.connection.dbapi_connection
