"""Voice prompts: an admin reads a question aloud, once for each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from db import tables
from db.errors import MediaMissing
from db.letters import Attachment
from db.records import QuestionnaireKind
from db.scope import Scope
from db.vault import fields

_t = tables.prompts.c
_ADD = insert(tables.prompts)
_ONE = (_t.kind == bindparam("whose"), _t.question == bindparam("asked"), _t.language == bindparam("spoken"))
_GET = select(_t.data, _t.at).where(*_ONE)
_KNOWN = select(_t.file_id).where(*_ONE)
_TOLD = select(_t.duration).where(*_ONE)
_LEARN = update(tables.prompts).where(*_ONE, _t.at == bindparam("made")).values(file_id=bindparam("its_id"))
_FORGET = update(tables.prompts).where(*_ONE).values(file_id=None)
_REMOVE = delete(tables.prompts).where(*_ONE)
_ALL = select(_t.question, _t.language).where(_t.kind == bindparam("whose"))
MIME = "audio/ogg"


@dataclass(frozen=True, slots=True)
class Recording:
    """The bytes of a recording, and when it was put there: a later one is another."""

    data: bytes = field(repr=False)
    made: datetime


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

    def read(self, media_id: str) -> Recording:
        """What is behind an attachment that `get` gave; MediaMissing once it is gone."""
        row = self._scope.one(_GET, _place(media_id))
        if row is None:
            raise MediaMissing
        return Recording(fields.PROMPT.unseal(self._scope.vault.field, row.data, media_id), row.at)

    def file_id(self, media_id: str) -> str | None:
        """What the seeker bot may call this recording instead of uploading it; None while it must upload."""
        row = self._scope.one(_KNOWN, _place(media_id))
        if row is None or row.file_id is None:
            return None
        return fields.PROMPT_FILE_ID.unseal(self._scope.vault.field, row.file_id, media_id).decode()

    def learn(self, media_id: str, made: datetime, file_id: str) -> None:
        """Telegram has the recording that was `made` then; if it is the present one, keep the id."""
        sealed = fields.PROMPT_FILE_ID.seal(self._scope.vault.field, file_id.encode(), media_id)
        self._scope.do(_LEARN, {**_place(media_id), "made": made, "its_id": sealed})

    def forget(self, media_id: str) -> None:
        """Telegram does not know the recording by that id any more."""
        self._scope.do(_FORGET, _place(media_id))

    def remove(self, kind: QuestionnaireKind, question: str, language: str) -> None:
        """Destroy a recording, if there is one."""
        self._scope.do(_REMOVE, {"whose": kind, "asked": question, "spoken": language})

    def there(self, kind: QuestionnaireKind) -> set[tuple[str, str]]:
        """For which questions there is a recording, and in which languages."""
        return {(row.question, row.language) for row in self._scope.all(_ALL, {"whose": kind})}


def _place(media_id: str) -> dict[str, object]:
    kind, question, language = media_id.split(":")
    return {"whose": kind, "asked": question, "spoken": language}


def _row(kind: str, question: str, language: str) -> str:
    return f"{kind}:{question}:{language}"
