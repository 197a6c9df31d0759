"""A prepared statement is what SQLAlchemy would have run, compiled once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from db import tables
from db.prepared import Prepared, Statements, one_of

SQLITE = sqlite.dialect()
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
FIND = select(tables.settings).where(tables.settings.c.name == bindparam("setting"))


def test_values_are_bound_in_the_drivers_order():
    """Whatever order the values are given in, each comes to its own place."""
    rows = tables.cases.c
    statement = update(tables.cases).where(rows.id == bindparam("case")).values(opened_at=bindparam("when"))
    prepared = Prepared(statement, SQLITE, ())
    assert prepared.sql == "UPDATE cases SET opened_at=? WHERE cases.id = ?"
    assert list(prepared.bound({"case": "x", "when": NOON})) == [1773489600000000, "x"]


def test_constants_of_the_statement_need_no_value():
    """A comparison with a constant, or with several, brings its own values."""
    rows = tables.inbox.c
    statement = select(rows.id).where(one_of(rows.state, "done", "aside"), rows.id < bindparam("most"))
    assert list(Prepared(statement, SQLITE, ()).bound({"most": 7})) == ["done", "aside", 7]


def test_a_list_of_unknown_length_is_refused():
    """IN would have to be written anew for every list, so it is not accepted."""
    with pytest.raises(AssertionError, match="one_of"):
        Prepared(select(tables.inbox.c.id).where(tables.inbox.c.state.in_(("done",))), SQLITE, ())


def test_an_insert_names_only_what_it_is_given():
    """Columns without a value are left to the database."""
    prepared = Prepared(insert(tables.settings), SQLITE, ("name", "value"))
    assert prepared.sql == "INSERT INTO settings (name, value) VALUES (?, ?)"


def test_a_row_has_names_and_types():
    """Columns are read back by name, as Python's own types."""
    statement = select(tables.consents.c.id, tables.consents.c.at)
    row = Prepared(statement, SQLITE, ()).row((3, 1773489600000000))
    assert (row.id, row.at) == (3, NOON)


def test_a_deletion_returns_no_columns():
    """What deletes reads nothing back."""
    assert Prepared(delete(tables.settings), SQLITE, ()).row(()) == ()


def test_a_database_that_takes_names_gets_names():
    """Where values are bound by name they are handed over by name."""
    prepared = Prepared(FIND, postgresql.dialect(paramstyle="pyformat"), ())
    assert "%(setting)s" in prepared.sql
    assert prepared.bound({"setting": "x"}) == {"setting": "x"}


def test_a_statement_is_prepared_once():
    """Asking again gives the same prepared statement."""
    statements = Statements(SQLITE)
    assert statements.prepared(FIND, ("setting",)) is statements.prepared(FIND, ("setting",))
    add = insert(tables.settings)
    assert statements.prepared(add, ("name",)) is not statements.prepared(add, ("name", "value"))
