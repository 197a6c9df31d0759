"""What the staff set while the line runs."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, inspect, select, update
from sqlalchemy.engine import Connection

from db import tables
from db.changes import SUMS
from db.errors import AnotherCopy, DatabaseUnreadable, SealBroken
from db.scope import Scope
from db.vault import fields
from db.vault.vault import Vault

CLEAN_UP = "cleanup.since"
"""The setting that says since when pages that held a destroyed key wait to be overwritten; empty for none."""

OURS = "database.ours"
"""The setting that only the key ring opens under which a database on a server was founded."""

_t = tables.settings.c
_ADD = insert(tables.settings)
_GET = select(_t.value).where(_t.name == bindparam("setting"))
_PUT = update(tables.settings).where(_t.name == bindparam("setting")).values(value=bindparam("sealed"))


class LineSettings:
    """Names come out of the code and stand in the clear; values are sealed."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def get(self, name: str) -> str | None:
        """A setting's value; None when it was never set."""
        row = self._scope.one(_GET, {"setting": name})
        return fields.SETTING.unseal(self._scope.vault.field, row.value, name).decode() if row else None

    def put(self, name: str, value: str) -> None:
        """Set it."""
        sealed = fields.SETTING.seal(self._scope.vault.field, value.encode(), name)
        do = self._scope.do_uncounted if name.startswith(SUMS) else self._scope.do
        if not do(_PUT, {"setting": name, "sealed": sealed}):
            do(_ADD, {"name": name, "value": sealed})


def check_ours(found: str | None, expected: str) -> None:
    """Raise DatabaseUnreadable or AnotherCopy where a database is not the line's own."""
    if found is None:
        raise DatabaseUnreadable
    if found != expected:
        raise AnotherCopy


def sealed_in(connection: Connection, vault: Vault, name: str) -> str | None:
    """A setting of a database that may be anybody's; None where there is none that these keys open."""
    if not inspect(connection).has_table(tables.settings.name):
        return None
    value = connection.execute(_GET, {"setting": name}).scalar()
    try:
        return None if value is None else fields.SETTING.unseal(vault.field, value, name).decode()
    except SealBroken:
        return None
