"""The beginning of a backup: a line in the clear, then the backup's key, sealed to the archive.

The line says that it is a backup, of which version, and by its fingerprint which archive key opens
it. Nothing else stands in the clear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

from db.errors import BackupAhead, BackupBroken, SealBroken, WrongArchiveKey
from db.vault.archive import ArchivePublicKey
from db.vault.archive_private import ArchiveKeys, ArchivePrivateKey
from db.vault.envelope import SecretKey

VERSION = 1
_PURPOSE = "backup"
"""In the place of a case's id, which is longer: a sealed case opens no backup, and the other way round."""
_LINE = re.compile(rb"amana-backup-(\d+) ([0-9a-f]{16})\n")
_LONGEST_LINE = 64
_LENGTH = 4
_LONGEST_KEY = 1 << 20


@dataclass(frozen=True, slots=True)
class Header:
    """`raw` is the whole of it, to which the rest is bound."""

    fingerprint: str
    sealed: bytes

    @property
    def raw(self) -> bytes:
        """As it stands in the file."""
        line = f"amana-backup-{VERSION} {self.fingerprint}\n".encode()
        return line + len(self.sealed).to_bytes(_LENGTH, "big") + self.sealed

    @classmethod
    def made(cls, archive: ArchivePublicKey, key: SecretKey) -> Header:
        """A header that gives this key to whoever has the archive's private one."""
        return cls(archive.fingerprint, archive.seal_case(_PURPOSE, key))

    @classmethod
    def read(cls, file: BinaryIO) -> Header:
        """The header that a file begins with. Raises BackupBroken or BackupAhead."""
        found = _LINE.fullmatch(file.readline(_LONGEST_LINE))
        if found is None:
            raise BackupBroken
        if int(found[1]) != VERSION:
            raise BackupAhead(f"version {int(found[1])}")
        length = int.from_bytes(file.read(_LENGTH), "big")
        sealed = file.read(min(length, _LONGEST_KEY))
        if len(sealed) != length:
            raise BackupBroken
        return cls(found[2].decode(), sealed)

    def opened(self, keys: Sequence[ArchivePrivateKey]) -> SecretKey:
        """The backup's key. Raises WrongArchiveKey or BackupBroken."""
        with suppress(SealBroken):
            return ArchiveKeys(keys).open_case(_PURPOSE, self.sealed)
        if any(key.public.fingerprint == self.fingerprint for key in keys):
            raise BackupBroken
        raise WrongArchiveKey(self.fingerprint)
