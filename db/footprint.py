"""Which sealed values a statement takes away, and which it puts there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Delete,
    Insert,
    Select,
    Update,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.schema import Table

from db import tables
from db.prepared import Statement, Values
from db.vault.fields import SEALED

HEAD = 32
"""How many bytes of a sealed value stand for it. In an envelope the nonce lies within them, and no two
values under one key share a nonce; what the archive's key seals begins with a fresh KEM ciphertext."""

_FIRST: ColumnElement[int] = literal_column("1")
_LENGTH: ColumnElement[int] = literal_column(str(HEAD))
_OF_TABLE: dict[str, list[str]] = {}
for _field in SEALED:
    _OF_TABLE.setdefault(_field.table, []).append(_field.column)


Heads = list[tuple[str, bytes]]
"""The places of some sealed values (a column, then its row's key), and how each value begins."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sealed columns of one table, or some of them."""

    table: Table
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    places: tuple[str, ...]

    @classmethod
    def on(cls, table: Table, *columns: str) -> Shelf:
        """These columns of a table."""
        keys = tuple(column.name for column in table.primary_key.columns)
        return cls(table, columns, keys, tuple(f"{table.name}.{column}" for column in columns))

    @property
    def filled(self) -> ColumnElement[bool]:
        """Whether there is anything in them."""
        return or_(*[self.table.c[name].is_not(None) for name in self.columns])

    def finding(self, *which: ColumnElement[bool]) -> Select[Any]:
        """What finds rows by their keys, with the beginnings of their sealed values."""
        keys = [self.table.c[name] for name in self.keys]
        return select(*keys, *[_head(self.table.c[name]) for name in self.columns]).where(*which)

    def of(self, row: Any) -> Sequence[Any]:
        """What `finding` would give of a whole row."""
        return [getattr(row, name) for name in (*self.keys, *self.columns)]

    def found(self, row: Sequence[Any]) -> Heads:
        """The sealed values in a row that `finding` gave."""
        return self.heads(row[: len(self.keys)], row[len(self.keys) :])

    def heads(self, key: Sequence[Any], values: Sequence[Any]) -> Heads:
        """The values of one row, column by column, without those that are not there."""
        row = "/".join([part.hex() if isinstance(part, bytes) else str(part) for part in key])
        pairs = zip(self.places, values, strict=True)
        return [(f"{place}/{row}", value[:HEAD]) for place, value in pairs if value is not None]


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a statement finds before, and which values it puts into which columns of `shelf`."""

    shelf: Shelf
    finds: tuple[tuple[Shelf, Select[Any]], ...] = ()
    puts: tuple[BindParameter[Any], ...] = ()
    inserts: bool = False

    def inserted(self, values: Values) -> Heads:
        """What an insert puts there."""
        shelf = self.shelf
        return shelf.heads(
            [values[name] for name in shelf.keys], [values.get(name) for name in shelf.columns]
        )

    def updated(self, row: Sequence[Any], values: Values) -> Heads:
        """What an update puts into a row that was found."""
        sealed = [values.get(bind.key, bind.value) for bind in self.puts]
        return self.shelf.heads(row[: len(self.shelf.keys)], sealed)


@cache
def footprint(statement: Statement) -> Footprint | None:
    """Which sealed values a statement changes; None for none. It keeps what it was asked about."""
    if isinstance(statement, Select):
        return None
    table = statement.table
    if not isinstance(table, Table):
        raise TypeError(statement)
    columns = tuple(_OF_TABLE.get(table.name, ()))
    if isinstance(statement, Insert):
        return Footprint(Shelf.on(table, *columns), inserts=True) if columns else None
    if isinstance(statement, Delete):
        found = tuple(_deleted(table, columns, statement))
        return Footprint(Shelf.on(table, *columns), found) if found else None
    puts = dict(_puts(columns, statement))
    shelf = Shelf.on(table, *puts)
    finds = ((shelf, shelf.finding(*_where(statement))),)
    return Footprint(shelf, finds, tuple(puts.values())) if puts else None


def _deleted(
    table: Table, columns: tuple[str, ...], statement: Delete
) -> Iterator[tuple[Shelf, Select[Any]]]:
    """With a row go the rows that belong to it: the database takes them away by itself."""
    if columns:
        shelf = Shelf.on(table, *columns)
        yield shelf, shelf.finding(*_where(statement), shelf.filled)
    for other in tables.metadata.sorted_tables:
        for key in other.foreign_keys:
            if key.column.table is table and other.name in _OF_TABLE:
                shelf = Shelf.on(other, *_OF_TABLE[other.name])
                theirs = key.parent.in_(select(key.column).where(*_where(statement)))
                yield shelf, shelf.finding(theirs, shelf.filled)


def _puts(columns: tuple[str, ...], statement: Update) -> Iterator[tuple[str, BindParameter[Any]]]:
    # SQLAlchemy shows nowhere else what an UPDATE sets.
    for column, value in (statement._values or {}).items():  # noqa: SLF001
        name = column if isinstance(column, str) else column.name
        if name in columns:
            if not isinstance(value, BindParameter):
                raise TypeError(f"{statement.table}.{name} is sealed: it is set to a value that is given")
            yield name, value


def _where(statement: Update | Delete) -> tuple[ColumnElement[bool], ...]:
    where = statement.whereclause
    return () if where is None else (where,)


def _head(column: Column[Any]) -> ColumnElement[Any]:
    return func.substr(column, _FIRST, _LENGTH, type_=column.type).label(column.name)
