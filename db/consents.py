"""Who agreed to which text, in which language, and when."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select

from db import tables
from db.packing import Packing
from db.records import Consent
from db.scope import Scope
from db.vault import fields

_t = tables.consents.c
_PACKING = Packing(Consent, "at")
_ADD = insert(tables.consents)
_OF = select(tables.consents).where(_t.seeker_id == bindparam("seeker")).order_by(_t.id)


class Consents:
    """The consent log."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def log(self, seeker_id: str, what: str, text_version: str, language: str) -> None:
        """A seeker has just agreed to this version of a text."""
        number = self._scope.next_number("consents")
        packed = _PACKING.pack(Consent(self._scope.now, what, text_version, language))
        sealed = fields.CONSENT.seal(self._scope.vault.field, packed, f"{number}:{seeker_id}")
        values = {"id": number, "seeker_id": seeker_id, "at": self._scope.now, "record": sealed}
        self._scope.do(_ADD, values)

    def of(self, seeker_id: str) -> list[Consent]:
        """Everything a seeker agreed to, oldest first."""
        field = self._scope.vault.field
        return [
            _PACKING.unpack(fields.CONSENT.unseal(field, row.record, f"{row.id}:{seeker_id}"), at=row.at)
            for row in self._scope.all(_OF, {"seeker": seeker_id})
        ]
