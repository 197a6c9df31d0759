"""Statements, compiled once to the database's own language and run on its own cursor.

SQLAlchemy writes the SQL and knows how values are bound and read back. Walking through all of
its layers for every row would cost several times what the database itself takes.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Delete, Insert, Select, Update, or_
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler

Statement = Select[Any] | Insert | Update | Delete
Values = Mapping[str, Any]
"""Bound parameters of a statement: the edge where everything is still only a column's value."""

_Process = Callable[[Any], Any] | None


class Prepared:
    """One statement for one database, with the values for `names` still to come."""

    def __init__(self, statement: Statement, dialect: Dialect, names: Sequence[str]) -> None:
        compiled = statement.compile(
            dialect=dialect,
            column_keys=list(names) if isinstance(statement, Insert) and statement.select is None else None,
        )
        assert isinstance(compiled, SQLCompiler)
        assert not compiled.post_compile_params, "IN is not compiled once: say one_of"
        self.sql = str(compiled)
        self.only_asks = isinstance(statement, Select)
        self._fixed = dict(compiled.params)
        self._order = compiled.positiontup
        binders = {name: _binder(bind.type, dialect) for name, bind in compiled.binds.items()}
        self._binding = [(name, binders.get(name)) for name in self._order or self._fixed]
        columns = () if isinstance(statement, Delete) else tuple(statement.exported_columns)
        self._readers = [_reader(column.type, dialect) for column in columns]
        self._row = cast("Callable[..., Any]", namedtuple("Row", [c.name for c in columns], rename=True))  # noqa: PYI024

    def bound(self, values: Values) -> Sequence[Any] | Values:
        """The values in the order and the form in which the driver takes them."""
        given = {**self._fixed, **values}
        if self._order is None:
            return {name: bind(given[name]) if bind else given[name] for name, bind in self._binding}
        return [bind(given[name]) if bind else given[name] for name, bind in self._binding]

    def row(self, found: Sequence[Any]) -> Any:
        """A row as the driver gives it, as one whose columns have their names and types."""
        pairs = zip(self._readers, found, strict=True)
        return self._row(*[read(value) if read else value for read, value in pairs])


class Statements:
    """Every statement of the program that was used so far, prepared for one database."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._known: dict[tuple[Statement, tuple[str, ...]], Prepared] = {}

    def prepared(self, statement: Statement, names: Sequence[str]) -> Prepared:
        """Only for statements that live as long as the program does: it keeps them."""
        key = (statement, tuple(names) if isinstance(statement, Insert) else ())
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Prepared(statement, self._dialect, names)
        return found


def one_of(column: ColumnElement[str], *values: str) -> ColumnElement[bool]:
    """Whether a column has one of a few constant values, in a form that is compiled once."""
    return or_(*[column == value for value in values])


def _binder(kind: Any, dialect: Dialect) -> _Process:
    return cast("_Process", kind.dialect_impl(dialect).bind_processor(dialect))


def _reader(kind: Any, dialect: Dialect) -> _Process:
    return cast("_Process", kind.dialect_impl(dialect).result_processor(dialect, None))
