"""Moving a line to another database: from the file in its home to a server, and back.

The line stands still, and the database that it leaves is held from the first row that is read until the line
lives in the new one, so nothing comes in between. Rows go over in every state: what waits goes on waiting,
and what may have gone out keeps the mark that says so.

1. The copy gets a random id of its own, noted in the home and sealed in the database that is copied.
2. Tables, rows and numbers go over in one transaction, and are read back and compared before it ends.
3. The copy is opened as the line opens it, and looked over.
4. One file in the home changes. Until then the line lives where it was, from then on in the copy.

Broken off before the last step, nothing has happened, and whoever begins again begins with a new copy.
"""

from __future__ import annotations

import hashlib
import random
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import Connection

from db import proof, schema
from db.clock import Clock
from db.copying import Sums, copy_rows, key_of, unhurried, unlike
from db.errors import CopyOutdated, CopyUnlike, DatabaseInUse, DatabaseTaken, LivesInFile, LivesOnServer
from db.home import Home
from db.ids import new_id
from db.session import Session
from db.settings import OURS, sealed_in
from db.sqlite import new_database
from db.store import Store
from db.vault import files
from db.vault.vault import Vault
from db.whereabouts import Moved


@dataclass(frozen=True, slots=True)
class Looked:
    """What a database showed when it was looked over: what was read, what was changed from outside, and
    the first line that the audit log lacks.
    """

    opened: proof.Opened
    unlike: list[str]
    broken_at: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """A move that was done: what went over, and what the copy showed."""

    sums: Sums
    looked: Looked
    weakness: str

    @property
    def rows(self) -> int:
        """How many rows went over."""
        return sum(one.rows for one in self.sums.values())


async def to_server(home: Home, url: str, clock: Clock, rng: random.Random) -> Report:
    """Move a line from the file in its home to an empty database, or over its own broken-off copy there.

    Raises LivesOnServer, DatabaseTaken, CopyUnlike, what `Store.open` raises, and OSError.
    """
    home = replace(home, database_url=None)
    home.check_place()
    vault = home.vault()
    if not home.database.exists():
        raise LivesOnServer
    begun, copy = home.whereabouts.begun(), new_id(rng)
    home.whereabouts.begin(copy)
    before = await _set_out(home, clock, rng, copy, "server")
    there = replace(home, database_url=url, copy=copy)
    with closing(home.session(vault)) as leaving, leaving.alone() as rows:
        with closing(there.session(vault)) as entered:
            sums = _copied(rows, entered, vault, begun)
        looked, weakness = await _arrived(there, clock, rng, before)
        _still_held(rows)
        home.whereabouts.move(_now(home, copy, url, clock))
    return Report(sums, looked, weakness)


async def to_file(home: Home, clock: Clock, rng: random.Random) -> Report:
    """Move a line from a server into the file in its home; one that is there from before is destroyed.

    Raises LivesInFile, DatabaseInUse, CopyUnlike, what `Store.open` raises, and OSError.
    """
    home.check_place()
    if not home.database_url:
        raise LivesInFile
    copy = new_id(rng)
    before = await _set_out(home, clock, rng, "", "file")
    there, vault = replace(home, database_url=None, copy=copy), home.vault()
    _clear_drafts(home)
    try:
        new_database(there.database)
        with closing(home.session(vault)) as leaving, leaving.alone() as rows:
            if leaving.others():
                raise DatabaseInUse
            with closing(there.session(vault)) as entered:
                sums = _copied(rows, entered, vault)
            looked, weakness = await _arrived(there, clock, rng, before)
            _still_held(rows)
            _take_the_place(home, there.database)
    finally:
        _clear_drafts(home)
    return Report(sums, looked, weakness)


def back_as_it_was(home: Home) -> None:
    """Live in the file again as it was left, with the server out of reach; only where nothing was done there.

    Raises LivesInFile, CopyOutdated where it has or where there is no file, and OSError.
    """
    moved = home.whereabouts.moved()
    if moved is None or not home.database.exists() or _state(home) != (moved.stood, moved.erased):
        raise CopyOutdated
    home.whereabouts.move_back()


def destroy_left(home: Home) -> bool:
    """Destroy the file that a line has left when it moved to a server; whether there was one.

    Raises LivesInFile where the line lives in it.
    """
    if not home.whereabouts.is_moved:
        return False
    return _destroy(replace(home, copy="").database)


def check_empty(url: str) -> None:
    """Raise DatabaseTaken where there is something in it, and DatabaseAway."""
    from db.postgres import PostgresSession

    with closing(PostgresSession(url)) as there, there.alone() as connection:
        if not schema.is_empty(connection):
            raise DatabaseTaken


def put_on_server(home: Home, url: str) -> None:
    """Have a home that is still being made live in an empty database, and no file.

    Raises DatabaseTaken, CopyUnlike, what `Home.session` raises, and OSError.
    """
    vault, there = home.vault(), replace(home, database_url=url, copy="restored")
    with (
        closing(home.session(vault)) as leaving,
        leaving.alone() as rows,
        closing(there.session(vault)) as entered,
    ):
        _copied(rows, entered, vault)
    _destroy(home.database)


def destroy_outdated(home: Home) -> bool:
    """Destroy the file that a line has left as soon as something is erased, which may be in it still."""
    moved = home.whereabouts.moved()
    if moved is None or not home.database.exists() or _erased(home) == moved.erased:
        return False
    return destroy_left(home)


def place_of(url: str) -> str:
    """An address for people to read: the database and its machine, without user, password and options."""
    where = urlsplit(url)
    return f"{where.path.lstrip('/') or 'a database'} on {where.hostname or 'this machine'}"


def _now(home: Home, copy: str, url: str, clock: Clock) -> Moved:
    return Moved(copy, place_of(url), clock.now(), *_state(home))


def _state(home: Home) -> tuple[str, int]:
    """What changes with whatever the line writes, and what changes when something is erased."""
    stands = hashlib.blake2b(digest_size=16)
    for path in (home.anchor.path, home.roll):
        stands.update(path.read_bytes() if path.exists() else b"")
    return stands.hexdigest(), _erased(home)


def _erased(home: Home) -> int:
    return len(home.ledger.erased())


async def _set_out(home: Home, clock: Clock, rng: random.Random, copy: str, to: str) -> Looked:
    with Store.open(home, clock=clock, rng=rng) as store:
        async with store.transaction() as work:
            if copy:
                work.settings.put(OURS, copy)
            work.audit.note("moves", "", about=to)
        return await _looked(store)


async def _arrived(there: Home, clock: Clock, rng: random.Random, before: Looked) -> tuple[Looked, str]:
    """Open the copy as the line will. Raises CopyUnlike where it shows anything else than what was left."""
    with Store.open(there, clock=clock, rng=rng) as store:
        looked = await _looked(store)
        if looked != before:
            raise CopyUnlike
        return looked, await store.weakness()


async def _looked(store: Store) -> Looked:
    async with store.transaction() as work:
        broken_at = work.audit.broken_at()
    return Looked(await proof.opened(store), await store.unlike(), broken_at)


def _copied(
    rows: Connection, entered: Session, vault: Vault, broken_off: frozenset[str] = frozenset()
) -> Sums:
    """Raises DatabaseTaken, CopyUnlike, and what a database raises."""
    key = key_of(vault)
    with entered.alone() as target:
        for connection in (rows, target):
            unhurried(connection)
        _make_room(target, vault, broken_off)
        sums = copy_rows(rows, target, key)
        if different := unlike(rows, sums, target, key):
            raise CopyUnlike(", ".join(different))
    return sums


def _make_room(target: Connection, vault: Vault, broken_off: frozenset[str]) -> None:
    """Nothing of anybody is dropped but this line's own copies in which it never lived."""
    if not schema.is_empty(target):
        if sealed_in(target, vault, OURS) not in broken_off:
            raise DatabaseTaken
        schema.clear_in(target)
    schema.upgrade_in(target)


def _still_held(rows: Connection) -> None:
    """Whoever has lost the connection has lost the hold too: somebody may have written there since."""
    rows.exec_driver_sql("SELECT 1")


def _take_the_place(home: Home, draft: Path) -> None:
    """While the home says that the line has moved, nobody takes the file for its database."""
    _destroy(home.database)
    files.sync(draft)
    draft.rename(home.database)
    files.settle(home.path)
    home.whereabouts.move_back()


def _destroy(database: Path) -> bool:
    there = database.exists()
    for path in (*(database.with_name(f"{database.name}-{end}") for end in ("wal", "shm")), database):
        if path.exists():
            files.destroy(path)
    return there


def _clear_drafts(home: Home) -> None:
    for left in home.path.glob(f"amana.db.{'[0-9a-f]' * 32}*"):
        left.unlink()
