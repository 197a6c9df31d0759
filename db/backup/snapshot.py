"""A copy of the database as it is at one moment, while others go on writing to it.

Of a file: SQLite's own online backup, in one step: a reader of the write-ahead log sees one state of the
database and holds up no writer. Of a database on a server: row by row out of a snapshot (PostgreSQL manual,
13.2.2), into a file as well, so that a backup of either goes back into either. The copy is encrypted under a
key of its own, so that nothing lies open on the disk; what a crash leaves behind opens for nobody, since
nobody keeps it.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from db.audit import shown
from db.copying import copy_rows, key_of, unlike
from db.errors import BackupUnverified, HomeMissing
from db.home import Home
from db.schema import check_in, upgrade_in
from db.settings import OURS, check_ours, sealed_in
from db.sqlite import SqliteSession, connected, new_database, translated
from db.vault.files import sync

_COUNTS = (
    "SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM entries), (SELECT count(*) FROM media),"
    " (SELECT count(*) FROM seekers), (SELECT count(*) FROM staff)"
)


def copy_database(source: Path, key: bytes, target: Path, target_key: bytes) -> None:
    """Copy a database to a file that must not be there yet, under another key.

    Raises HomeMissing, DatabaseUnreadable, DatabaseFault, or FileExistsError.
    """
    if not source.is_file():
        raise HomeMissing(source.parent)
    new_database(target)
    try:
        with closing(connected(source, key)) as from_there, closing(_empty(target, target_key)) as to_here:
            from_there.backup(to_here)
    except sqlcipher.Error as error:
        raise translated(error) from error
    sync(target)


def copy_from_server(home: Home, target: Path, target_key: bytes) -> None:
    """Copy a line's database on a server to a file that must not be there yet; it is read back and compared.

    Raises DatabaseAway, DatabaseBusy, DatabaseUnreadable, DatabaseBehind, DatabaseAhead, AnotherCopy,
    BackupUnverified, DatabaseFault, or FileExistsError.
    """
    from db.postgres import snapshot

    vault = home.vault()
    new_database(target)
    with (
        snapshot(home.database_url or "") as source,
        closing(SqliteSession(target, target_key)) as made,
        made.alone() as rows,
    ):
        check_in(source)
        check_ours(sealed_in(source, vault, OURS), home.ours)
        upgrade_in(rows)
        key = key_of(vault)
        if unlike(source, copy_rows(source, rows, key), rows, key):
            raise BackupUnverified
    sync(target)


def counted(source: Path, key: bytes) -> tuple[int, ...]:
    """How many cases, entries, files, seekers and staff members there are."""
    with closing(connected(source, key)) as driver:
        return tuple(driver.execute(_COUNTS).fetchone())


def last_audit_line(source: Path, key: bytes) -> str:
    """The last line of the audit log as `number:link`; empty where there is none."""
    with closing(connected(source, key)) as driver:
        row = driver.execute("SELECT id, chain FROM audit ORDER BY id DESC LIMIT 1").fetchone()
        return shown(*row) if row else ""


def days_in_use(source: Path, key: bytes) -> set[str]:
    """The days under whose keys a case is wrapped."""
    with closing(connected(source, key)) as driver:
        return {day for (day,) in driver.execute("SELECT DISTINCT day FROM cases WHERE day IS NOT NULL")}


def _empty(path: Path, key: bytes) -> sqlcipher.Connection:
    driver = sqlcipher.connect(str(path), isolation_level=None)
    driver.execute("PRAGMA cipher_log_level = NONE")
    driver.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return driver
