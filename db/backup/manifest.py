"""What a backup says of itself, to whoever has opened it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from db.errors import BackupBroken


@dataclass(frozen=True, slots=True)
class Manifest:
    """`revision` is the database's newest migration, `program` the version that wrote it; then counts.

    `audit` is the last line of the audit log then, as `Audit.last_line` gives it.
    """

    made_at: datetime
    program: str
    ring: str
    revision: str
    cases: int
    entries: int
    files: int
    seekers: int
    staff: int
    audit: str = ""

    def to_json(self) -> bytes:
        """As it lies in the backup."""
        return json.dumps({**asdict(self), "made_at": self.made_at.isoformat()}).encode()

    @classmethod
    def from_json(cls, content: bytes) -> Manifest:
        """Read it again, or raise BackupBroken."""
        try:
            stored = json.loads(content)
            return cls(**{**stored, "made_at": datetime.fromisoformat(stored["made_at"])})
        except (ValueError, KeyError, TypeError):
            raise BackupBroken from None
