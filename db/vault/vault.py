"""The vault: every key of one home, opened once."""

from __future__ import annotations

from pathlib import Path

from db.vault.archive import ArchivePublicKey
from db.vault.day import DayKeys
from db.vault.lookup import Lookup
from db.vault.ring import Generations, KeyRing, Name


class Vault:
    """The key ring's keys, the day keys, the keyed lookup and the archive's public key."""

    def __init__(self, ring: KeyRing, days: Path, archive: Path) -> None:
        self.field: Generations = ring[Name.FIELD]
        self.inbox: Generations = ring[Name.INBOX]
        self.database: bytes = ring[Name.DATABASE].newest.raw
        self.days = DayKeys(days, ring[Name.DAY])
        self.lookup = Lookup(ring[Name.PEPPER].newest)
        self._archive = archive

    def archive(self) -> ArchivePublicKey:
        """The archive's public key, read anew each time; ArchiveMissing when there is none."""
        return ArchivePublicKey.from_file(self._archive)
