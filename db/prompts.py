"""Voice prompts: an admin reads a question aloud, once for each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, or_, select, update

from db import tables
from db.errors import MediaMissing
from db.letters import Attachment
from db.records import QuestionnaireKind
from db.scope import Scope
from db.vault import fields

_t = tables.prompts.c
_ADD = insert(tables.prompts)
_ANY = (_t.kind == bindparam("whose"), _t.question == bindparam("asked"), _t.language == bindparam("spoken"))
_ONE = (*_ANY, _t.words == bindparam("said"))
_GET = select(_t.data, _t.at).where(*_ONE)
_KNOWN = select(_t.file_id).where(*_ONE)
_TOLD = (
    select(_t.duration, _t.words)
    .where(*_ANY, or_(_t.words == bindparam("said"), _t.words == ""))
    .order_by(_t.words.desc())
    .limit(1)
)
_LEARN = update(tables.prompts).where(*_ONE, _t.at == bindparam("made")).values(file_id=bindparam("its_id"))
_FORGET = update(tables.prompts).where(*_ONE).values(file_id=None)
_REMOVE = delete(tables.prompts).where(*_ANY)
_REPLACE = delete(tables.prompts).where(*_ONE)
_ALL = select(_t.question, _t.language, _t.words).where(_t.kind == bindparam("whose"))
MIME = "audio/ogg"


@dataclass(frozen=True, slots=True)
class Recording:
    """The bytes of a recording, and when it was put there: a later one is another."""

    data: bytes = field(repr=False)
    made: datetime


class Prompts:
    """A recording counts for every version of the questionnaire that asks the question in its words.

    `words` is a fingerprint of those words. A recording from before they were noted has "" and
    counts for any.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def put(
        self,
        kind: QuestionnaireKind,
        question: str,
        language: str,
        words: str,
        data: bytes,
        duration: int = 0,
    ) -> None:
        """Read these words so in this language; `data` is cleaned OGG, `duration` is in seconds."""
        media_id = _row(kind, question, language, words)
        self._scope.do(_REPLACE, _place(media_id))
        sealed = fields.PROMPT.seal(self._scope.vault.field, data, _bound(media_id))
        values = {"kind": kind, "question": question, "language": language, "words": words}
        self._scope.do(_ADD, {**values, "duration": duration, "at": self._scope.now, "data": sealed})

    def get(self, kind: QuestionnaireKind, question: str, language: str, words: str) -> Attachment | None:
        """The recording of these words as something to send; None where there is none."""
        row = self._scope.one(_TOLD, _place(_row(kind, question, language, words)))
        if row is None:
            return None
        media_id = _row(kind, question, language, row.words)
        return Attachment("voice", media_id, mime=MIME, duration=row.duration or None, prompt=True)

    def read(self, media_id: str) -> Recording:
        """What is behind an attachment that `get` gave; MediaMissing once it is gone."""
        row = self._scope.one(_GET, _place(media_id))
        if row is None:
            raise MediaMissing
        return Recording(fields.PROMPT.unseal(self._scope.vault.field, row.data, _bound(media_id)), row.at)

    def file_id(self, media_id: str) -> str | None:
        """What the seeker bot may call this recording instead of uploading it; None while it must upload."""
        row = self._scope.one(_KNOWN, _place(media_id))
        if row is None or row.file_id is None:
            return None
        return fields.PROMPT_FILE_ID.unseal(self._scope.vault.field, row.file_id, _bound(media_id)).decode()

    def learn(self, media_id: str, made: datetime, file_id: str) -> None:
        """Telegram has the recording that was `made` then; if it is the present one, keep the id."""
        sealed = fields.PROMPT_FILE_ID.seal(self._scope.vault.field, file_id.encode(), _bound(media_id))
        self._scope.do(_LEARN, {**_place(media_id), "made": made, "its_id": sealed})

    def forget(self, media_id: str) -> None:
        """Telegram does not know the recording by that id any more."""
        self._scope.do(_FORGET, _place(media_id))

    def remove(self, kind: QuestionnaireKind, question: str, language: str) -> None:
        """Destroy every recording of a question in a language."""
        self._scope.do(_REMOVE, {"whose": kind, "asked": question, "spoken": language})

    def there(self, kind: QuestionnaireKind) -> set[tuple[str, str, str]]:
        """What there are recordings of: question, language and words of each."""
        return {(row.question, row.language, row.words) for row in self._scope.all(_ALL, {"whose": kind})}


def _place(media_id: str) -> dict[str, object]:
    kind, question, language, words = media_id.split(":")
    return {"whose": kind, "asked": question, "spoken": language, "said": words}


def _bound(media_id: str) -> str:
    """What a recording is sealed to; one of unnoted words to the name it had then."""
    return media_id.removesuffix(":")


def _row(kind: str, question: str, language: str, words: str) -> str:
    return f"{kind}:{question}:{language}:{words}"
