"""A case as it lies in its row; and which cases are urgent, as far as one unit of work has seen them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from db import tables
from db.errors import CaseSealed, DayKeyMissing, SealBroken
from db.keychain import Keychain
from db.opened import Opened
from db.packing import Packing
from db.records import Case
from db.scope import Row, Scope
from db.vault import fields

BY_ID = select(tables.cases).where(tables.cases.c.id == bindparam("case"))
_PACKING = Packing(Case, "id", "seeker_id", "state", "opened_at", "waiting_since", "closed_at")


class Casebook:
    """Seals and opens cases. Whoever puts a letter asks here whether its case is urgent: it was nearly
    always read or saved just before, so that this costs no look.
    """

    def __init__(self, scope: Scope, keychain: Keychain) -> None:
        self._scope = scope
        self._keychain = keychain
        self._urgent: dict[str, bool] = {}
        self._records = Opened(self._unsealed, _face)

    def sealed(self, case: Case) -> bytes:
        """What stands in the case's column from now on."""
        self._urgent[case.id] = case.presses
        return fields.CASE.seal(self._keychain.of(case.id), _PACKING.pack(case), case.id, case.id)

    def opened(self, row: Row) -> Case:
        """The case of a row; of a sealed one what stands in the clear. Raises SealBroken or DayKeyMissing."""
        try:
            key = self._keychain.of_row(row)
        except CaseSealed:
            return Case(name="", language="", questionnaire=0, **_plain(row))
        case = self._records.of(row, key)
        self._urgent[case.id] = case.presses
        return case

    def _unsealed(self, row: Row) -> Case:
        packed = fields.CASE.unseal(self._keychain.of_row(row), row.record, row.id, row.id)
        return _PACKING.unpack(packed, **_plain(row))

    def is_urgent(self, case_id: str | None) -> bool:
        """Whether a case is urgent; not one that is sealed, gone, or cannot be read."""
        if case_id is None:
            return False
        if case_id not in self._urgent:
            self._urgent[case_id] = self._looked_up(case_id)
        return self._urgent[case_id]

    def forget(self, case_id: str | None = None) -> None:
        """Forget one case, or all: what was seen of them may have been undone."""
        if case_id is None:
            self._urgent.clear()
        else:
            self._urgent.pop(case_id, None)

    def _looked_up(self, case_id: str) -> bool:
        row = self._scope.one(BY_ID, {"case": case_id})
        try:
            return row is not None and self.opened(row).presses
        except (SealBroken, DayKeyMissing, ValueError):
            return False


def _face(row: Row) -> object:
    """All but the number of the last entry, which changes with each."""
    return row.record, _plain(row)


def _plain(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "seeker_id": row.seeker_id,
        "state": row.state,
        "opened_at": row.opened_at,
        "waiting_since": row.waiting_since,
        "closed_at": row.closed_at,
    }
