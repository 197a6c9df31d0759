"""The questionnaires' published versions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select

from db import tables
from db.errors import NoSuchRecord
from db.records import QuestionnaireKind
from db.scope import Row, Scope
from db.vault import fields

_t = tables.questionnaires.c
_ADD = insert(tables.questionnaires)
_FIRST = select(_t.at).order_by(_t.version).limit(1)
_LAST = select(func.coalesce(func.max(_t.version), 0))
_LAST_OF = select(func.max(_t.version)).where(_t.kind == bindparam("whose"))
_GET = select(tables.questionnaires).where(_t.version == bindparam("nr"))
_OF = select(tables.questionnaires).where(_t.kind == bindparam("whose")).order_by(_t.version.desc())


@dataclass(frozen=True, slots=True)
class Edition:
    """A published version: its number, when it was published, and what was written beside it."""

    version: int
    at: datetime
    note: str


class Questionnaires:
    """Every version stays: a running intake goes on with the one it began with.

    All kinds count in one row of numbers, so that a number alone says which questionnaire it is.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def publish(self, yaml_text: str, note: str, kind: QuestionnaireKind = "seekers") -> int:
        """Make this the newest version of its kind; its number, counting from 1."""
        version = self._last() + 1
        packed = json.dumps({"text": yaml_text, "note": note}).encode()
        sealed = fields.QUESTIONNAIRE.seal(self._scope.vault.field, packed, _row(version, kind))
        values = {"version": version, "kind": kind, "at": self._scope.now, "record": sealed}
        self._scope.do(_ADD, values)
        return version

    def first_at(self) -> datetime | None:
        """When the first one was published, which is when the line was founded."""
        row = self._scope.one(_FIRST)
        return row.at if row else None

    def latest(self, kind: QuestionnaireKind = "seekers") -> tuple[int, str]:
        """The number and text of a kind's newest version; NoSuchRecord before one was published."""
        row = self._scope.one(_LAST_OF, {"whose": kind})
        version = int(row[0] or 0) if row else 0
        return version, self.get(version)

    def get(self, version: int) -> str:
        """One version's text, or NoSuchRecord."""
        return self._opened(self._scope.one(_GET, {"nr": version}))["text"]

    def note(self, version: int) -> str:
        """What was written beside a version when it was published, or NoSuchRecord."""
        return self._opened(self._scope.one(_GET, {"nr": version}))["note"]

    def history(self, kind: QuestionnaireKind = "seekers") -> list[Edition]:
        """Every published version of a kind, the newest first."""
        rows = self._scope.all(_OF, {"whose": kind})
        return [Edition(row.version, row.at, self._opened(row)["note"]) for row in rows]

    def _last(self) -> int:
        row = self._scope.one(_LAST)
        return int(row[0]) if row else 0

    def _opened(self, row: Row | None) -> dict[str, str]:
        if row is None:
            raise NoSuchRecord("a questionnaire")
        stored: dict[str, str] = json.loads(
            fields.QUESTIONNAIRE.unseal(self._scope.vault.field, row.record, _row(row.version, row.kind))
        )
        return stored


def _row(version: int, kind: str) -> int | str:
    """What the record is bound to. Those for seekers are older than kinds, and so do not name theirs."""
    return version if kind == "seekers" else f"{version} {kind}"
