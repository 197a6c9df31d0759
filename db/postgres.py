"""A session on a PostgreSQL server that several processes of one line share.

A unit of work holds an advisory lock from its beginning to its end, as a write on SQLite holds the file:
all promises about order rest on that. It costs nothing that counts: Telegram takes about thirty letters a
second from a bot, and what is slow (fetching, cleaning files, sending) happens outside units of work. The
isolation must stay READ COMMITTED: each statement then sees all that was committed before the lock was got,
while a snapshot taken at the beginning would be older than it.

Claims are advisory locks of the session (PostgreSQL manual, 13.3.5): the server frees them when the session
ends, however it ends. They are on the connection that the units of work go through, so that whoever has
lost a claim with the connection has lost the unit of work too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import Any, ClassVar, cast, get_args

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, RootTransaction
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from db import session
from db.errors import DatabaseAway, DatabaseBusy, DatabaseFault, DiskFull, StoreError
from db.session import Fence, News, Session, no_fence

SCHEMES = ("postgresql", "postgres")
"""What an address begins with."""

ANSWERS_WITHIN = 10
"""Seconds after which a server that does not take a connection, or a peer that is silent, is given up."""

CLEANS_WITHIN = 500
"""Milliseconds that a clean-up waits for whoever reads the table: all others wait behind it meanwhile."""

STANDSTILL = 30
"""Seconds that a process may stand still inside a unit of work before the server lets others go on."""


def _key(what: str) -> int:
    """The number of an advisory lock: 64 bits, signed."""
    return int.from_bytes(blake2b(what.encode(), digest_size=8).digest(), signed=True)


ALONE = _key("a unit of work")
"""The lock of whoever has the database to itself."""

SHAPE = _key("the shape of its tables")
"""The lock of whoever changes them, shared by those who read them without being alone: what is read is of
one moment, and which columns there are is not (PostgreSQL manual, 13.6).
"""

CHANNEL = "amana"
"""Where processes tell each other that there is something new (PostgreSQL manual, NOTIFY)."""

_COUNT = (
    "INSERT INTO numbers (name, last) VALUES (%s, 1)"
    " ON CONFLICT (name) DO UPDATE SET last = numbers.last + 1 RETURNING last"
)
_DUTIES = (
    "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
    " WHERE locktype = 'advisory' AND granted AND datname = current_database() AND pid <> pg_backend_pid()"
)
_SETTINGS = (
    f"SET lock_timeout = {session.PATIENCE:d}",
    "SET default_transaction_isolation = 'read committed'",
    "SET synchronous_commit = on",
    f"SET idle_in_transaction_session_timeout = '{STANDSTILL}s'",
    # The other way round: a machine that is gone without a word is missed by the server within seconds.
    f"SET tcp_keepalives_idle = {ANSWERS_WITHIN // 2}",
    "SET tcp_keepalives_interval = 2",
    "SET tcp_keepalives_count = 3",
)
_MISSED = {
    "keepalives_idle": ANSWERS_WITHIN // 2,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": ANSWERS_WITHIN * 1000,
    "connect_timeout": ANSWERS_WITHIN,
}
"""Connection parameters of libpq (PostgreSQL manual, 34.1.2)."""

_BUSY = ("55P03", "40P01")
_FULL = "53100"
_AWAY = ("08", "28", "3D", "57P")
"""SQLSTATE codes and classes (PostgreSQL manual, appendix A); a connection that breaks has none."""


class PostgresSession(Session):
    """One connection to one database, in which nothing but one line lives."""

    shared: ClassVar[bool] = True

    def __init__(self, url: str, fence: Fence = no_fence) -> None:
        """Raises DatabaseAway."""
        self._url = url
        self._fence = fence
        self._driver: psycopg.Connection
        self._claims: set[str] = set()
        self._patient = False
        self._engine = create_engine(
            "postgresql+psycopg://", creator=self._connected, poolclass=NullPool, hide_parameters=True
        )
        event.listen(self._engine, "begin", self._begin_alone)
        try:
            self.connection = self._open()
        except StoreError:
            self._engine.dispose()
            raise

    def begin(self) -> RootTransaction:
        """Begin alone, or not at all. Raises DatabaseBusy, and DatabaseAway when the connection is lost."""
        if self._is_lost():
            raise DatabaseAway
        try:
            return self.connection.begin()
        except (DBAPIError, psycopg.Error) as error:
            raise self.translated(error) from error

    def begin_patiently(self) -> RootTransaction:
        """Wait in the queue for the lock; a lost connection is made anew, without its claims."""
        self._patient = True
        try:
            if not self._is_lost():
                with suppress(DatabaseAway):  # lost without a word, and it shows only now
                    return self.begin()
            self._renew()
            return self.begin()
        finally:
            self._patient = False

    def undo(self, transaction: RootTransaction) -> None:
        """Roll back; what a lost connection had open, the server has undone."""
        try:
            transaction.close()  # one whose commit failed is not active any more, and still in the way
            self._driver.rollback()
        except (DBAPIError, psycopg.Error):
            self._driver.close()

    def translated(self, error: Exception) -> StoreError:
        """By SQLSTATE, unless the connection is gone with it: then that is what counts."""
        return DatabaseAway() if self._is_lost() else _translated(error)

    def number_after(self, table: str, last: int | None) -> int:  # noqa: ARG002
        """From a table of counters: a sequence would leave gaps where a unit of work is undone."""
        return int(self._say(_COUNT, (table,)))

    def clean(self) -> bool:
        """Rewrite the table in which the cases' wrapped keys lay.

        The server's own log, its archives and freed places on its disk may still hold them; there they
        open nothing once their day's key is destroyed.
        """
        self._say(f"SET lock_timeout = {CLEANS_WITHIN}")
        try:
            self._say("VACUUM (FULL) cases")
        except DatabaseBusy:
            return False
        finally:
            self._say(f"SET lock_timeout = {session.PATIENCE:d}")
        return True

    def weakness(self) -> str:
        """What no session can set for itself (PostgreSQL manual, 19.5)."""
        off = [name for name in ("fsync", "full_page_writes") if self._say(f"SHOW {name}") == "off"]
        return f"{' and '.join(off)} off on its server" if off else ""

    def claim(self, what: str) -> bool:
        """Take an advisory lock of the session, if nobody has it."""
        if not self.holds(what) and self._say("SELECT pg_try_advisory_lock(%s)", (_key(what),)):
            self._claims.add(what)
        return self.holds(what)

    def others(self) -> bool:
        """Whether somebody has a duty: one process of a running line always has."""
        return bool(self._say(_DUTIES))

    def let_go(self, what: str) -> None:
        """Free it; others get it as soon as they ask."""
        if self.holds(what):
            self._say("SELECT pg_advisory_unlock(%s)", (_key(what),))
        self._claims.discard(what)

    def holds(self, what: str) -> bool:
        """Whether the session still stands in which it was claimed."""
        return what in self._claims and not self._is_lost()

    def announce(self, news: Collection[News]) -> None:
        """NOTIFY, which is delivered with the commit."""
        for what in sorted(news):
            self._say("SELECT pg_notify(%s, %s)", (CHANNEL, what))

    async def hear(self, heard: Callable[[News], None]) -> None:
        """LISTEN on a connection of its own; what this session said itself is no news."""
        try:
            listening = await psycopg.AsyncConnection.connect(_conninfo(self._url), autocommit=True)
            async with listening:
                await listening.execute(f"LISTEN {CHANNEL}")
                async for told in listening.notifies():
                    if told.pid != self._pid and told.payload in get_args(News):
                        heard(cast("News", told.payload))
        except psycopg.Error as error:
            raise _translated(error) from error

    def close(self) -> None:
        """End the session, and with it all claims."""
        with suppress(DBAPIError):
            self.connection.close()
        self._engine.dispose()

    def _is_lost(self) -> bool:
        return bool(self._driver.closed)

    def _renew(self) -> None:
        self._claims.clear()
        if not self.connection.closed:
            self.connection.invalidate()
            self.connection.close()
        self.connection = self._open()

    def _open(self) -> Connection:
        try:
            return self._engine.connect()
        except (DBAPIError, psycopg.Error) as error:
            raise _translated(error) from error

    def _connected(self) -> psycopg.Connection:
        """The driver's own connection. It begins no transaction by itself: BEGIN is said with the lock."""
        self._driver = psycopg.connect(_conninfo(self._url), autocommit=True)
        self._pid = self._driver.info.backend_pid
        for setting in _SETTINGS:
            self._driver.execute(setting)
        return self._driver

    def _begin_alone(self, _: Connection) -> None:
        """One trip to the server: begin, and get the lock or do without."""
        wait = f"SET LOCAL lock_timeout = {session.PATIENCE:d}; SELECT pg_advisory_xact_lock({ALONE:d})"
        ask = f"SELECT pg_try_advisory_xact_lock({ALONE:d})"
        got = False
        try:
            got = self._say(f"BEGIN; {wait if self._patient else ask}") is not False
        finally:
            if not got and not self._is_lost():
                self._driver.rollback()
        if not got:
            raise DatabaseBusy
        try:
            self._fence()
        except StoreError:
            self._driver.rollback()
            raise

    def _say(self, sql: str, values: tuple[Any, ...] | None = None) -> Any:
        """Run one statement, or several without values; what the last one answers."""
        try:
            cursor = self._driver.execute(sql, values, prepare=None if values else False)
            while cursor.nextset():
                pass
            row = cursor.fetchone() if cursor.description else None
        except psycopg.Error as error:
            raise self.translated(error) from error
        return row[0] if row else None


@contextmanager
def snapshot(url: str) -> Iterator[Connection]:
    """All of a database as it is at one moment, to be read while others go on writing to it.

    It waits for no unit of work and holds none up; only a clean-up and a migration have to wait for its end,
    and say so. Raises DatabaseBusy where a migration does not end, DatabaseAway and DatabaseFault.
    """
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: psycopg.connect(_conninfo(url)),
        poolclass=NullPool,
        isolation_level="REPEATABLE READ",
        hide_parameters=True,
    )
    try:
        with engine.connect().execution_options(postgresql_readonly=True) as connection:
            connection.exec_driver_sql(f"SET lock_timeout = {session.PATIENCE:d}")
            # The session's, and got in a transaction of its own: the next one sees what was migrated by then.
            connection.exec_driver_sql(f"SELECT pg_advisory_lock_shared({SHAPE})")
            connection.commit()
            # Before the first look, so that no clean-up takes what is still to be read for gone.
            connection.exec_driver_sql("LOCK TABLE cases IN ACCESS SHARE MODE")
            yield connection
    except (DBAPIError, psycopg.Error) as error:
        raise _translated(error) from error
    finally:
        engine.dispose()


def _conninfo(url: str) -> str:
    return make_conninfo("", **{**_MISSED, **conninfo_to_dict(url)})


def _translated(error: Exception) -> StoreError:
    fault = (error.orig or error) if isinstance(error, DBAPIError) else error
    state = fault.sqlstate if isinstance(fault, psycopg.Error) else None
    if state in _BUSY:
        return DatabaseBusy()
    if state == _FULL:
        return DiskFull()
    if isinstance(fault, psycopg.OperationalError) and (state is None or state.startswith(_AWAY)):
        return DatabaseAway()
    return DatabaseFault(type(fault).__name__)
