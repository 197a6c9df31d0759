"""Voice prompts: an admin reads a question aloud, once for each language."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select

from db import tables
from db.errors import MediaMissing
from db.letters import Attachment
from db.records import QuestionnaireKind
from db.scope import Scope
from db.vault import fields

_t = tables.prompts.c
_ADD = insert(tables.prompts)
_ONE = (_t.kind == bindparam("whose"), _t.question == bindparam("asked"), _t.language == bindparam("spoken"))
_GET = select(_t.data).where(*_ONE)
_TOLD = select(_t.duration).where(*_ONE)
_REMOVE = delete(tables.prompts).where(*_ONE)
_ALL = select(_t.question, _t.language).where(_t.kind == bindparam("whose"))
MIME = "audio/ogg"


class Prompts:
    """The newest recording of a question counts, whichever version of the questionnaire asks it."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def put(
        self, kind: QuestionnaireKind, question: str, language: str, data: bytes, duration: int = 0
    ) -> None:
        """Read this question so in this language; `data` is cleaned OGG, `duration` is in seconds."""
        self.remove(kind, question, language)
        sealed = fields.PROMPT.seal(self._scope.vault.field, data, _row(kind, question, language))
        values = {"kind": kind, "question": question, "language": language, "duration": duration}
        self._scope.do(_ADD, {**values, "at": self._scope.now, "data": sealed})

    def get(self, kind: QuestionnaireKind, question: str, language: str) -> Attachment | None:
        """The recording as something to send; None where there is none."""
        row = self._scope.one(_TOLD, {"whose": kind, "asked": question, "spoken": language})
        if row is None:
            return None
        media_id = _row(kind, question, language)
        return Attachment("voice", media_id, mime=MIME, duration=row.duration or None, prompt=True)

    def read(self, media_id: str) -> bytes:
        """The bytes behind an attachment that `get` gave; MediaMissing once they are gone."""
        kind, question, language = media_id.split(":")
        row = self._scope.one(_GET, {"whose": kind, "asked": question, "spoken": language})
        if row is None:
            raise MediaMissing
        return fields.PROMPT.unseal(self._scope.vault.field, row.data, media_id)

    def remove(self, kind: QuestionnaireKind, question: str, language: str) -> None:
        """Destroy a recording, if there is one."""
        self._scope.do(_REMOVE, {"whose": kind, "asked": question, "spoken": language})

    def there(self, kind: QuestionnaireKind) -> set[tuple[str, str]]:
        """For which questions there is a recording, and in which languages."""
        return {(row.question, row.language) for row in self._scope.all(_ALL, {"whose": kind})}


def _row(kind: str, question: str, language: str) -> str:
    return f"{kind}:{question}:{language}"
