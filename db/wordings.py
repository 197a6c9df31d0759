"""The line's own wordings of its texts: who changed which text in which language, and when."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select

from db import tables
from db.packing import Packing
from db.records import Wording
from db.scope import Row, Scope
from db.vault import fields

_t = tables.wordings.c
_PACKING = Packing(Wording, "key", "language", "at")
_ADD = insert(tables.wordings)
_ALL = select(tables.wordings).order_by(_t.id)
_OF = _ALL.where(_t.key == bindparam("whose"), _t.language == bindparam("spoken"))
_LAST = select(_t.record).order_by(_t.id.desc()).limit(1)


class Wordings:
    """Every change stays; the last one of a text in a language is in force."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def put(self, key: str, language: str, staff_id: str, template: str | None) -> None:
        """From now on this text is worded so in this language; None is the catalog's wording again."""
        number = self._scope.next_number("wordings")
        made = Wording(key, language, self._scope.now, staff_id, template)
        sealed = fields.WORDING.seal(
            self._scope.vault.field, _PACKING.pack(made), _row(number, key, language)
        )
        values = {"id": number, "key": key, "language": language, "at": made.at, "record": sealed}
        self._scope.do(_ADD, values)

    def in_force(self) -> list[Wording]:
        """All texts that are worded otherwise than in the catalogs, the longest so first."""
        last = {(row.key, row.language): row for row in self._scope.all(_ALL)}
        found = (self._opened(row) for row in sorted(last.values(), key=lambda row: row.id))
        return [one for one in found if one.template is not None]

    def history(self, key: str, language: str) -> list[Wording]:
        """Every change of one text in one language, oldest first."""
        return [self._opened(row) for row in self._scope.all(_OF, {"whose": key, "spoken": language})]

    def revision(self) -> bytes:
        """Something that is another one after every change, in whichever process it was made.

        It is the last change as it lies sealed: no two are ever sealed alike, not even when one
        is undone and another takes its number.
        """
        row = self._scope.one(_LAST)
        return bytes(row.record) if row else b""

    def _opened(self, row: Row) -> Wording:
        packed = fields.WORDING.unseal(
            self._scope.vault.field, row.record, _row(row.id, row.key, row.language)
        )
        return _PACKING.unpack(packed, key=row.key, language=row.language, at=row.at)


def _row(number: int, key: str, language: str) -> str:
    return f"{number}:{key}:{language}"
