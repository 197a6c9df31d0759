"""The questionnaire's published versions."""

from __future__ import annotations

import json

from sqlalchemy import bindparam, func, insert, select

from db import tables
from db.errors import NoSuchRecord
from db.scope import Row, Scope
from db.vault import fields

_t = tables.questionnaires.c
_ADD = insert(tables.questionnaires)
_LAST = select(func.coalesce(func.max(_t.version), 0))
_GET = select(tables.questionnaires).where(_t.version == bindparam("nr"))


class Questionnaires:
    """Every version stays: a running intake goes on with the one it began with."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def publish(self, yaml_text: str, note: str) -> int:
        """Make this the newest version; its number, counting from 1."""
        version = self._last() + 1
        packed = json.dumps({"text": yaml_text, "note": note}).encode()
        sealed = fields.QUESTIONNAIRE.seal(self._scope.vault.field, packed, version)
        self._scope.do(_ADD, {"version": version, "at": self._scope.now, "record": sealed})
        return version

    def latest(self) -> tuple[int, str]:
        """The newest version's number and text; NoSuchRecord before anything was published."""
        version = self._last()
        return version, self.get(version)

    def get(self, version: int) -> str:
        """One version's text, or NoSuchRecord."""
        return self._opened(self._scope.one(_GET, {"nr": version}))["text"]

    def note(self, version: int) -> str:
        """What was written beside a version when it was published, or NoSuchRecord."""
        return self._opened(self._scope.one(_GET, {"nr": version}))["note"]

    def _last(self) -> int:
        row = self._scope.one(_LAST)
        return int(row[0]) if row else 0

    def _opened(self, row: Row | None) -> dict[str, str]:
        if row is None:
            raise NoSuchRecord("a questionnaire")
        stored: dict[str, str] = json.loads(
            fields.QUESTIONNAIRE.unseal(self._scope.vault.field, row.record, row.version)
        )
        return stored
