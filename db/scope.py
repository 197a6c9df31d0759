"""What one unit of work stands on, shared by everything that reads and writes within it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from db.changes import Changes
from db.errors import WorkEnded
from db.footprint import Footprint, Shelf, footprint
from db.ids import new_id
from db.ledger import Erased, Kind, Ledger
from db.prepared import Prepared, Statement, Statements, Values
from db.session import News, Session
from db.standing import Standing
from db.vault.vault import Vault

Row = Any
"""A row: its columns are its attributes, in Python's own types."""

PART = 4096
"""Rows that are read at a time where a table is gone through."""

MOST = 64
"""So many questions are remembered, in case one is asked again before anything is written."""
FEW = 4
"""So many rows of an answer."""
LITTLE = 4096
"""So many bytes of a value: no file is kept in memory for this."""


class Scope:
    """An open transaction, the vault, the moment and chance."""

    def __init__(
        self,
        session: Session,
        statements: Statements,
        vault: Vault,
        ledger: Ledger,
        now: datetime,
        rng: random.Random,
        standing: Standing,
    ) -> None:
        self._session = session
        self._driver: Any = session.connection.connection
        self._faults: type[Exception] = session.connection.dialect.loaded_dbapi.Error
        self._statements = statements
        self.vault = vault
        self.now = now
        self.rng = rng
        self._ended = False
        self._last_numbers: dict[str, int] = {}
        self._seen: dict[tuple[str, tuple[Any, ...]], Sequence[Any]] = {}
        self._ledger = ledger
        self._erased: list[Erased] = []
        self.standing = standing
        self.changes = Changes(vault.lookup, standing)
        self.repeating = False
        self.news: set[News] = set()
        """What other processes should hear of at once."""
        self.wrote = False
        """Whether anything was written, and so has to reach the disk."""

    @property
    def erased(self) -> tuple[Erased, ...]:
        """What this unit of work erases; the ledger gets it before it is committed."""
        return tuple(self._erased)

    def erases(self, kind: Kind, gone: str) -> None:
        """Something was erased here. Raises LedgerUnwritable: it could come back from a backup then."""
        if not self._erased:
            self._ledger.check()
        self._erased.append(Erased(kind, gone))

    def end(self) -> None:
        """Nothing more goes through here."""
        self._ended = True

    def new_id(self) -> str:
        """A fresh id."""
        return new_id(self.rng)

    def do(self, statement: Statement, values: Values | None = None, was: Row | None = None) -> int:
        """Run a statement; how many rows it touched.

        `was` is the one row that it changes, where this unit of work has just read the whole of it: the
        sealed values that go are then known without a look.
        """
        trace = footprint(statement)
        if trace is None:
            return self.do_uncounted(statement, values)
        rows = self._there(trace, values) if was is None else [(trace.shelf, trace.shelf.of(was))]
        touched = self.do_uncounted(statement, values)
        self._count(trace, rows, values or {})
        return touched

    def do_uncounted(self, statement: Statement, values: Values | None = None) -> int:
        """The same for what is in no sum: no sealed value, or a sum itself."""
        touched = int(self._run(self._prepared(statement, values), values).rowcount)
        self.wrote = self.wrote or touched > 0
        return touched

    def do_each(self, statement: Statement, several: Sequence[Values]) -> None:
        """Run a statement once for each of several sets of values."""
        trace = footprint(statement)
        if trace:
            for values in several:
                self.do(statement, values)
        elif several:
            prepared = self._prepared(statement, several[0])
            self._execute(prepared.sql, [prepared.bound(values) for values in several], many=True)
            self.wrote = True

    def one(self, statement: Statement, values: Values | None = None) -> Row | None:
        """The first row, or None."""
        prepared = self._prepared(statement, values)
        found = self._found(prepared, values)
        return prepared.row(found[0]) if found else None

    def all(self, statement: Statement, values: Values | None = None) -> list[Row]:
        """Every row."""
        prepared = self._prepared(statement, values)
        return [prepared.row(found) for found in self._found(prepared, values)]

    def by_parts(self, statement: Statement) -> Iterator[Sequence[Sequence[Any]]]:
        """Every row, some thousands at a time: a table may have more than fit well into memory.

        As the driver gives them, for columns that it gives as they are: keys, and what is sealed.
        """
        cursor = self._run(self._prepared(statement, None), None)
        while found := cursor.fetchmany(PART):
            yield found

    def say(self, sql: str) -> None:
        """Run a statement of the database's own language that returns nothing."""
        self._execute(sql, ())

    def next_number(self, table: str) -> int:
        """The number that the next row of a table gets which counts its rows: it must be known to seal it.

        Nobody else can take it: the transaction has the database to itself.
        """
        if self._ended:
            raise WorkEnded
        number = self._session.number_after(table, self._last_numbers.get(table))
        self._last_numbers[table] = number
        return number

    def undone(self, erased: int) -> None:
        """What came after the first so many erasures was undone, and its numbers are free again."""
        del self._erased[erased:]
        self._last_numbers.clear()

    def claim(self, what: str) -> bool:
        """Claim something for this process, beyond this unit of work; False when another has it."""
        if self._ended:
            raise WorkEnded
        return self._session.claim(what)

    def let_go(self, what: str) -> None:
        """Give up a claim."""
        self._session.let_go(what)

    def _there(self, trace: Footprint, values: Values | None) -> list[tuple[Shelf, Sequence[Any]]]:
        """The rows whose sealed values a statement is about to take away or to put in."""
        return [
            (shelf, found)
            for shelf, finding in trace.finds
            for found in self._run(self._prepared(finding, values), values).fetchall()
        ]

    def _count(self, trace: Footprint, rows: Sequence[tuple[Shelf, Sequence[Any]]], values: Values) -> None:
        if trace.inserts:
            self.changes.added(trace.inserted(values))
        for shelf, found in rows:
            self.changes.removed(shelf.found(found))
        if trace.puts:
            for _, found in rows:
                self.changes.added(trace.updated(found, values))

    def _found(self, prepared: Prepared, values: Values | None) -> Sequence[Any]:
        """What a question finds; it finds the same until something is written, since nobody else can."""
        bound = prepared.bound(values or {})
        key = (prepared.sql, tuple(bound.values() if isinstance(bound, Mapping) else bound))
        found = self._seen.get(key)
        if found is None or self._ended:
            found = self._execute(prepared.sql, bound).fetchall()
            if prepared.only_asks and len(self._seen) < MOST and _is_little(found):
                self._seen[key] = found
        return found

    def _prepared(self, statement: Statement, values: Values | None) -> Prepared:
        return self._statements.prepared(statement, tuple(values or ()))

    def _run(self, prepared: Prepared, values: Values | None) -> Any:
        return self._execute(prepared.sql, prepared.bound(values or {}))

    def _execute(self, sql: str, bound: Any, *, many: bool = False) -> Any:
        """Raises our own errors alone: PostgreSQL's name the values of a row that cannot be stored."""
        if self._ended:
            raise WorkEnded
        if not sql.startswith("SELECT"):
            self._seen.clear()
        cursor = self._driver.cursor()
        try:
            if many:
                cursor.executemany(sql, bound)
            else:
                cursor.execute(sql, bound)
        except self._faults as error:
            fault = self._session.translated(error)
        else:
            return cursor
        raise fault


def _is_little(found: Sequence[Sequence[Any]]) -> bool:
    return len(found) <= FEW and not any(
        isinstance(value, bytes) and len(value) > LITTLE for row in found for value in row
    )
