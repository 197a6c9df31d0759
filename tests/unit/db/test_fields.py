"""Every column that could hold words is declared: sealed, or plain for a reason."""

from __future__ import annotations

import pytest
from sqlalchemy import Boolean, Integer, LargeBinary

from db.errors import SealBroken
from db.moment import Moment
from db.tables import metadata
from db.vault import fields
from db.vault.envelope import SecretKey

COLUMNS = {(table.name, column.name): column for table in metadata.sorted_tables for column in table.columns}
DECLARED = {(sealed.table, sealed.column) for sealed in fields.SEALED}
KEY = SecretKey.make()


def test_every_text_or_bytes_column_is_declared():
    """A column of anything but numbers, truths and times is sealed, or stands in PLAIN with its reason."""
    wordless = (Integer, Boolean, Moment)
    wordy = {place for place, column in COLUMNS.items() if not isinstance(column.type, wordless)}
    assert wordy == DECLARED | fields.PLAIN.keys()


def test_no_column_is_both_sealed_and_plain():
    """One column, one declaration."""
    assert not DECLARED & fields.PLAIN.keys()
    assert len(DECLARED) == len(fields.SEALED)


def test_sealed_columns_hold_bytes():
    """What is sealed cannot be mistaken for text."""
    assert all(isinstance(COLUMNS[place].type, LargeBinary) for place in DECLARED)


def test_every_plain_column_has_a_reason():
    """Nothing stands in the clear without saying why it may."""
    assert all(fields.PLAIN.values())


def test_every_declared_column_is_one_that_can_be_used():
    """Each name that `fields` offers is in the table of sealed columns."""
    offered = {value for value in vars(fields).values() if isinstance(value, fields.Sealed)}
    assert offered == set(fields.SEALED)


@pytest.mark.parametrize("field", fields.SEALED, ids=lambda field: f"{field.table}.{field.column}")
def test_a_value_opens_only_in_its_own_place(field):
    """Table and column, row, case and number in the case are all bound to a value."""
    sealed = field.seal(KEY, b"words", "row", "case", 3)
    assert field.unseal(KEY, sealed, "row", "case", 3) == b"words"
    others = [(field, ("other", "case", 3)), (field, ("row", "other", 3)), (field, ("row", "case", 4))]
    others += [(other, ("row", "case", 3)) for other in fields.SEALED if other is not field]
    for other, place in others:
        with pytest.raises(SealBroken):
            other.unseal(KEY, sealed, *place)
