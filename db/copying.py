"""Every row of one database into another one of whatever kind, and whether it is the same there.

Sealed values are bound to table, column and row, and their keys lie in the home: they are copied as they
are. Rows are read in the order of their keys, parents before children, in batches that memory holds.

What was read is summed up as in `db/sums.py`, with a keyed hash of each whole row: the sums of a table are
the same exactly where its rows are, in whatever order a database keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import column, delete, insert, select, table
from sqlalchemy.engine import Connection
from sqlalchemy.schema import Table

from db.changes import MODULUS
from db.tables import metadata
from db.vault.vault import Vault

AT_ONCE = 500
"""Rows that are held in memory together."""
ALONE = ("media", "prompts")
"""Tables of whole files, which are held one at a time."""

_NUMBERS = {
    "sqlite": table("sqlite_sequence", column("name"), column("seq")),
    "postgresql": table("numbers", column("name"), column("last")),
}
"""Where each kind of database keeps the last number that was given in a table."""


@dataclass(frozen=True, slots=True)
class Sum:
    """How many rows a table has, and their sum."""

    rows: int = 0
    total: int = 0


Sums = dict[str, Sum]


def key_of(vault: Vault) -> bytes:
    """What rows are hashed with; without it nobody finds others that come to the same sum."""
    return vault.lookup.of("copying")


def copy_rows(source: Connection, target: Connection, key: bytes) -> Sums:
    """Copy everything into a database with the same tables and nothing in them; what was read."""
    sums = {}
    for one in metadata.sorted_tables:
        counting = _Counting(one.name, key)
        for rows in _batches(source, one):
            target.execute(insert(one), [dict(row._mapping) for row in rows])  # noqa: SLF001 - it is documented
            counting.add(rows)
        sums[one.name] = counting.sum
    _put_numbers(target, _numbers(source))
    return sums


def summed(connection: Connection, key: bytes) -> Sums:
    """What is there."""
    sums = {}
    for one in metadata.sorted_tables:
        counting = _Counting(one.name, key)
        for rows in _batches(connection, one):
            counting.add(rows)
        sums[one.name] = counting.sum
    return sums


def unlike(source: Connection, read: Sums, target: Connection, key: bytes) -> list[str]:
    """The tables that are not as they were read, or go on counting from another number."""
    there = summed(target, key)
    named = {name for name, one in read.items() if there[name] != one}
    ours, theirs = _numbers(source), _numbers(target)
    return sorted(named | {name for name in ours if theirs.get(name) != ours[name]})


def unhurried(connection: Connection) -> None:
    """Have a server wait as long as it takes: nobody but the copy stands in this unit of work."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


class _Counting:
    """Sums up one table's rows."""

    def __init__(self, name: str, key: bytes) -> None:
        self._name = name.encode()
        self._key = key
        self.sum = Sum()

    def add(self, rows: Sequence[Any]) -> None:
        total = self.sum.total + sum(self._hashed(row) for row in rows)
        self.sum = Sum(self.sum.rows + len(rows), total % MODULUS)

    def _hashed(self, row: Any) -> int:
        hashed = blake2b(self._name, key=self._key, digest_size=32)
        for value in row:
            plain = _plain(value)
            hashed.update(len(plain).to_bytes(8, "big") + plain)
        return int.from_bytes(hashed.digest(), "big")


def _plain(value: object) -> bytes:
    """A value in bytes, the same from every database, and no two values alike."""
    if value is None:
        return b"-"
    if isinstance(value, bytes):
        return b"b" + value
    if isinstance(value, str):
        return b"s" + value.encode()
    if isinstance(value, datetime):
        return b"t" + value.isoformat().encode()
    if isinstance(value, int):
        return b"i%d" % value
    raise TypeError(type(value))


def _batches(connection: Connection, one: Table) -> Iterator[Sequence[Any]]:
    rows = 1 if one.name in ALONE else AT_ONCE
    query = select(one).order_by(*one.primary_key.columns).execution_options(yield_per=rows)
    with connection.execute(query) as found:
        yield from found.partitions()


def _numbers(connection: Connection) -> dict[str, int]:
    kept = _NUMBERS[connection.dialect.name]
    rows = connection.execute(select(kept).where(kept.c.name.in_(_counted())))
    return {name: int(last) for name, last in rows if last}


def _put_numbers(connection: Connection, numbers: dict[str, int]) -> None:
    """SQLite has begun to count by the rows that were put in: the last of them may have gone since."""
    kept = _NUMBERS[connection.dialect.name]
    last = next(name for name in kept.c.keys() if name != "name")  # noqa: SIM118 - not a dictionary
    connection.execute(delete(kept).where(kept.c.name.in_(_counted())))
    if numbers:
        connection.execute(insert(kept), [{"name": name, last: nr} for name, nr in numbers.items()])


def _counted() -> list[str]:
    """Tables whose rows are numbered one by one (`Session.number_after`)."""
    return [one.name for one in metadata.sorted_tables if one.dialect_options["sqlite"]["autoincrement"]]
