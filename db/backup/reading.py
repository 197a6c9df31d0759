"""Opening a backup with the archive's private key. Nothing of it lies in the clear on the disk."""

from __future__ import annotations

import json
import random
import re
import tarfile
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from db.anchor import Anchor
from db.backup.header import Header
from db.backup.manifest import Manifest
from db.backup.writing import DATABASE, DAYS, LEDGER, MANIFEST, PUBLIC, SECRETS
from db.clock import Clock
from db.errors import BackupBroken
from db.ledger import Ledger
from db.sqlite import SqliteSession
from db.store import Store
from db.vault.archive_private import ArchivePrivateKey
from db.vault.files import make_folder
from db.vault.ring import KeyRing
from db.vault.stream import CHUNK, StreamOpener
from db.vault.vault import Vault

_DAY = re.compile(rf"{DAYS}/\d{{4}}-\d\d-\d\d\.key")
_WHOLE = (MANIFEST, SECRETS, LEDGER, PUBLIC, DATABASE)
_KEPT_IN_MEMORY = (MANIFEST, SECRETS)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup's parts in `folder`, as sealed there as in a home; the keys to them are only here."""

    folder: Path
    manifest: Manifest
    ring: KeyRing
    key: bytes

    @property
    def database(self) -> Path:
        """The database, encrypted under `key`."""
        return self.folder / DATABASE

    @property
    def days(self) -> Path:
        """The day keys that open cases need."""
        return self.folder / DAYS

    @property
    def archive_public(self) -> Path:
        """The archive's public key."""
        return self.folder / PUBLIC

    @property
    def ledger(self) -> bytes:
        """The ledger of erasures as it was then."""
        return (self.folder / LEDGER).read_bytes()

    def store(self, clock: Clock, rng: random.Random) -> Store:
        """The line as it was, to look at; whatever is changed in it, the backup stays as it is."""
        vault = Vault(self.ring, self.days, self.archive_public)
        session = SqliteSession(self.database, self.key)
        ledger, anchor = Ledger(self.folder / LEDGER), Anchor(self.folder / "anchor")
        store = Store(session, vault, ledger, anchor, self.folder / "roll", clock, rng)
        try:
            store.bring_up_to_date()
        except BaseException:
            store.close()
            raise
        return store


def unpack(path: Path, keys: Sequence[ArchivePrivateKey], folder: Path) -> Unpacked:
    """Open a backup into an empty folder that only its owner may enter.

    Raises BackupBroken where anything of it is not as it was written, BackupAhead, WrongArchiveKey,
    and OSError.
    """
    with path.open("rb") as file:
        header = Header.read(file)
        opener = StreamOpener(file, header.opened(keys), header.raw)
        try:
            with tarfile.open(mode="r|", fileobj=cast("IO[bytes]", opener)) as tar:
                parts = _taken_out(tar, folder)
        except tarfile.TarError:
            raise BackupBroken from None
        opener.drain()
    return _understood(folder, parts)


def _taken_out(tar: tarfile.TarFile, folder: Path) -> dict[str, bytes]:
    """The parts that stay in memory, and the names of the others."""
    make_folder(folder / DAYS)
    parts: dict[str, bytes] = {}
    for member in tar:
        content = tar.extractfile(member)
        if content is None or not (member.name in _WHOLE or _DAY.fullmatch(member.name)):
            raise BackupBroken(member.name)
        if member.name in _KEPT_IN_MEMORY:
            parts[member.name] = content.read()
        else:
            parts[member.name] = b""
            _save(content, folder / member.name)
    return parts


def _save(content: IO[bytes], path: Path) -> None:
    path.touch(0o600, exist_ok=False)
    with path.open("wb") as file:
        while piece := content.read(CHUNK):
            file.write(piece)


def _understood(folder: Path, parts: dict[str, bytes]) -> Unpacked:
    if not parts.keys() >= set(_WHOLE):
        raise BackupBroken
    manifest = Manifest.from_json(parts[MANIFEST])
    try:
        keys = json.loads(parts[SECRETS])
        ring = KeyRing.of_content(manifest.ring, keys["ring"].encode())
        return Unpacked(folder, manifest, ring, b64decode(keys["database"]))
    except (ValueError, KeyError, TypeError):
        raise BackupBroken from None
