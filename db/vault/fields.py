"""The one table of sealed columns: what is sealed, under which key, bound to what.

A text or bytes column of `db/tables.py` stands here or in PLAIN, with the reason; a test
fails for one that stands in neither. Associated data is always table, column, row, case and
place in the case, in that order, so that no value opens anywhere but where it was put.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db import damage
from db.errors import SealBroken
from db.vault.envelope import Sealer


class Domain(StrEnum):
    """Whose key seals a column."""

    FIELD = "the ring's field key"
    INBOX = "the ring's inbox key"
    CASE = "the case's own key"
    LETTER = "the case's own key, or the field key for a letter without a case that is open"
    PARCEL = "the inbox key until it is kept, then the case's own key"
    DAY = "a day key"
    ARCHIVE = "the archive's public key, by HPKE"


@dataclass(frozen=True, slots=True)
class Sealed:
    """One sealed column."""

    table: str
    column: str
    domain: Domain

    @property
    def place(self) -> str:
        """Table and column."""
        return f"{self.table}.{self.column}"

    def seal(self, key: Sealer, plain: bytes, row: str | int, case: str = "", seq: int = 0) -> bytes:
        """Seal one value of this column, for this row of this case and nowhere else."""
        return key.seal(plain, (self.place, row, case, seq))

    def unseal(self, key: Sealer, sealed: bytes, row: str | int, case: str = "", seq: int = 0) -> bytes:
        """Open it again, or raise SealBroken, which the audit log then names: also for an older value."""
        try:
            plain = key.unseal(sealed, (self.place, row, case, seq))
        except SealBroken:
            raise damage.refused(self.place, row, case, seq) from None
        if not damage.stands(self.place, row, sealed):
            raise damage.refused(self.place, row, case, seq)
        return plain


SEEKER = Sealed("seekers", "record", Domain.FIELD)
STAFF = Sealed("staff", "record", Domain.FIELD)
CASE = Sealed("cases", "record", Domain.CASE)
CASE_KEY = Sealed("cases", "wrapped_key", Domain.DAY)
CASE_ARCHIVE = Sealed("cases", "sealed_key", Domain.ARCHIVE)
ASSIGNMENT_TOPIC = Sealed("assignments", "record", Domain.FIELD)
ASSIGNMENT_REASONS = Sealed("assignments", "reasons", Domain.CASE)
OFFER_REASONS = Sealed("offers", "reasons", Domain.CASE)
OFFER = Sealed("offers", "record", Domain.CASE)
ENTRY = Sealed("entries", "record", Domain.CASE)
MEDIA = Sealed("media", "data", Domain.PARCEL)
ONSCREEN_TEXTS = Sealed("onscreen", "texts", Domain.FIELD)
BLOCK = Sealed("blocks", "record", Domain.FIELD)
KEEPING = Sealed("keepings", "record", Domain.FIELD)
MEETING = Sealed("meetings", "record", Domain.FIELD)
SEAT = Sealed("seats", "record", Domain.FIELD)
INVITE = Sealed("invites", "record", Domain.FIELD)
QUESTIONNAIRE = Sealed("questionnaires", "record", Domain.FIELD)
CONSENT = Sealed("consents", "record", Domain.FIELD)
SETTING = Sealed("settings", "value", Domain.FIELD)
PROMPT = Sealed("prompts", "data", Domain.FIELD)
DEED = Sealed("audit", "record", Domain.FIELD)
PROMPT_FILE_ID = Sealed("prompts", "file_id", Domain.FIELD)
WORDING = Sealed("wordings", "record", Domain.FIELD)
PRACTICE = Sealed("practices", "record", Domain.FIELD)
INTERVISION = Sealed("intervisions", "record", Domain.FIELD)
REMARK = Sealed("remarks", "record", Domain.FIELD)
ARRIVAL = Sealed("inbox", "payload", Domain.INBOX)
ARRIVAL_PARCEL = Sealed("inbox", "parcel", Domain.INBOX)
LETTER = Sealed("outbox", "payload", Domain.LETTER)

SEALED = (
    SEEKER,
    STAFF,
    CASE,
    CASE_KEY,
    CASE_ARCHIVE,
    ASSIGNMENT_TOPIC,
    ASSIGNMENT_REASONS,
    OFFER_REASONS,
    OFFER,
    ENTRY,
    MEDIA,
    ONSCREEN_TEXTS,
    BLOCK,
    KEEPING,
    MEETING,
    SEAT,
    INVITE,
    QUESTIONNAIRE,
    CONSENT,
    SETTING,
    PROMPT,
    DEED,
    PROMPT_FILE_ID,
    WORDING,
    PRACTICE,
    INTERVISION,
    REMARK,
    ARRIVAL,
    ARRIVAL_PARCEL,
    LETTER,
)

_OUR_ID = "a random id of our own"
_HASH = "a keyed hash"
_WORD = "one of a few words of our own"

PLAIN: dict[tuple[str, str], str] = {
    ("seekers", "id"): _OUR_ID,
    ("seekers", "chat"): _HASH,
    ("staff", "id"): _OUR_ID,
    ("staff", "chat"): _HASH,
    ("cases", "id"): _OUR_ID,
    ("cases", "seeker_id"): _OUR_ID,
    ("cases", "state"): _WORD,
    ("cases", "called"): _HASH,
    ("cases", "day"): "the day whose key wraps the case's key",
    ("assignments", "id"): _OUR_ID,
    ("assignments", "case_id"): _OUR_ID,
    ("assignments", "staff_id"): _OUR_ID,
    ("assignments", "topic"): _HASH,
    ("offers", "id"): _OUR_ID,
    ("offers", "case_id"): _OUR_ID,
    ("offers", "staff_id"): _OUR_ID,
    ("offers", "state"): _WORD,
    ("entries", "case_id"): _OUR_ID,
    ("media", "id"): _OUR_ID,
    ("media", "case_id"): _OUR_ID,
    ("messages", "bot"): _WORD,
    ("messages", "lane"): _HASH,
    ("messages", "case_id"): _OUR_ID,
    ("onscreen", "lane"): _HASH,
    ("onscreen", "stay"): _WORD,
    ("blocks", "chat"): _HASH,
    ("keepings", "id"): _OUR_ID,
    ("keepings", "case_id"): _OUR_ID,
    ("keepings", "kind"): _WORD,
    ("meetings", "id"): _OUR_ID,
    ("meetings", "state"): _WORD,
    ("seats", "id"): _OUR_ID,
    ("seats", "meeting_id"): _OUR_ID,
    ("seats", "seeker_id"): _OUR_ID,
    ("seats", "state"): _WORD,
    ("invites", "code"): _HASH,
    ("consents", "seeker_id"): _OUR_ID,
    ("questionnaires", "kind"): _WORD,
    ("prompts", "kind"): _WORD,
    ("prompts", "question"): "a question's id, which an admin chose",
    ("prompts", "language"): _WORD,
    ("prompts", "words"): "a fingerprint of words that every seeker is shown",
    ("settings", "name"): "a name out of our own code",
    ("audit", "chain"): _HASH,
    ("wordings", "key"): "a text's key out of our own code",
    ("wordings", "language"): _WORD,
    ("practices", "id"): _OUR_ID,
    ("practices", "staff_id"): _OUR_ID,
    ("intervisions", "id"): _OUR_ID,
    ("intervisions", "by"): _OUR_ID,
    ("intervisions", "about"): _OUR_ID,
    ("tallies", "month"): "a month",
    ("tallies", "figure"): _WORD,
    ("tallies", "value"): "one of a few words of our own, or an option's id, which an admin chose",
    ("remarks", "month"): "a month",
    ("inbox", "bot"): _WORD,
    ("inbox", "lane"): _HASH,
    ("inbox", "state"): _WORD,
    ("inbox", "error"): "the class of an exception, never its words",
    ("outbox", "bot"): _WORD,
    ("outbox", "lane"): _HASH,
    ("outbox", "state"): _WORD,
    ("outbox", "what"): _WORD,
    ("outbox", "reason"): _WORD,
    ("outbox", "stay"): _WORD,
    ("outbox", "done"): "message ids, which are small numbers of one chat",
    ("outbox", "case_id"): _OUR_ID,
    ("outbox", "assignment_id"): _OUR_ID,
    ("outbox", "entry_case"): _OUR_ID,
}
