"""A proof, every quarter, that whoever keeps the archive's private key can still open what is sealed to it.

The line seals a random secret as it seals a case's key, and keeps only a keyed hash of it. Away from the
server the secret is opened and read out; that it is the right one is all that anybody learns.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from datetime import datetime, timedelta

from db.errors import KeyMalformed
from db.vault.archive import ArchivePublicKey
from db.vault.archive_private import Opens
from db.vault.envelope import SecretKey
from db.work import Work

QUARTER = timedelta(days=92)
"""How old the last proof may be."""

_PURPOSE = "proof"
"""In the place of a case's id, which is longer: what is sealed for a proof opens no case."""
_ASKED, _PROVEN = "archive.asked", "archive.proven"
_LINE = "amana-proof-1:"


def challenge(work: Work, archive: ArchivePublicKey) -> str:
    """A line that only the archive's private key answers; an earlier one counts no more."""
    secret = SecretKey.make()
    work.settings.put(_ASKED, _mark(work, secret.raw))
    return _LINE + urlsafe_b64encode(archive.seal_case(_PURPOSE, secret)).decode()


def answer(line: str, keys: Opens) -> str:
    """The answer to a challenge. Raises KeyMalformed or SealBroken."""
    try:
        sealed = urlsafe_b64decode(line.strip().removeprefix(_LINE))
    except (BadBase64, ValueError):
        raise KeyMalformed("a challenge") from None
    return urlsafe_b64encode(keys.open_case(_PURPOSE, sealed).raw).decode()


def proven(work: Work, said: str) -> bool:
    """Whether this answers the challenge; then the day is kept, and it answers no other time."""
    try:
        raw = urlsafe_b64decode(said.strip())
    except (BadBase64, ValueError):
        return False
    asked = work.settings.get(_ASKED) or ""
    if not asked or not hmac.compare_digest(asked, _mark(work, raw)):
        return False
    work.settings.put(_ASKED, "")
    work.settings.put(_PROVEN, work.now.isoformat())
    return True


def last(work: Work) -> datetime | None:
    """When it was last proven."""
    found = work.settings.get(_PROVEN)
    return datetime.fromisoformat(found) if found else None


def is_due(work: Work) -> bool:
    """Whether the last proof, or the line's first day, is longer ago than a quarter."""
    since = last(work) or work.questionnaires.first_at()
    return since is not None and work.now - since > QUARTER


def _mark(work: Work, raw: bytes) -> str:
    return work.lookup_of("proof", raw.hex())
