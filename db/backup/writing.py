"""Making a backup of a line that may be running, and reading it back before it counts as one.

In the sealed stream lies a tar archive, so that whoever has to open one in twenty years needs no more
than what is written down here: a manifest, the key ring and the copy's key, the day keys that open
cases need, the archive's public key, the ledger of erasures, and the copy of the database. The root key
is not in it.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import secrets
import tarfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO, cast

from db.backup.header import Header
from db.backup.manifest import Manifest
from db.backup.snapshot import copy_database, copy_from_server, counted, days_in_use, last_audit_line
from db.errors import BackupBroken, BackupExists, BackupUnverified
from db.home import Home
from db.schema import HEAD
from db.vault.archive import ArchivePublicKey
from db.vault.envelope import SecretKey
from db.vault.files import put_in_place
from db.vault.ring import KeyRing, Name
from db.vault.root import RootKey
from db.vault.stream import CHUNK, StreamOpener, StreamSealer

MANIFEST, SECRETS, LEDGER, PUBLIC, DATABASE, DAYS = (
    *("manifest.json", "secrets.json", "erased.ledger", "public.key", "database", "daykeys"),
)
"""The names of the parts."""


def write_backup(home: Home, path: Path, now: datetime, program: str) -> Manifest:
    """Write a backup of `home` to `path`, for its owner only; what is in it.

    Raises BackupExists, BackupUnverified, ArchiveMissing, LivesOnServer, LivesInFile, what `Home.root`,
    `KeyRing.load`, `copy_database` and `copy_from_server` raise, and OSError. Unless it returns, nothing is
    left at `path`.
    """
    if path.exists():
        raise BackupExists(path)
    archive = ArchivePublicKey.from_file(home.archive_public)
    with _removed_after(_beside(path, "db")) as copy, _removed_after(_beside(path, "part")) as draft:
        parts = _Parts.taken(home, home.root(), copy)
        manifest = parts.manifest(now, program)
        _seal(draft, archive, parts, manifest)
        try:
            put_in_place(draft, path)
        except FileExistsError:
            raise BackupExists(path) from None
    return manifest


@dataclass(frozen=True, slots=True)
class _Parts:
    """What goes into a backup; the database lies in a file, encrypted under `key`."""

    ring: KeyRing
    copy: Path
    key: SecretKey
    days: dict[str, bytes]
    public: bytes
    ledger: bytes

    @classmethod
    def taken(cls, home: Home, root: RootKey, copy: Path) -> _Parts:
        """Day keys are read before and after: one may be made or destroyed in between. A ring key that is
        renewed in between makes it begin again.
        """
        ring = KeyRing.load(home.ring_file, root)
        key, ledger, before = SecretKey.make(), home.ledger.content(), _day_files(home.days)
        _copy(home, ring, copy, key)
        if KeyRing.load(home.ring_file, root).content != ring.content:
            copy.unlink()
            return cls.taken(home, root, copy)
        found = {**before, **_day_files(home.days)}
        needed = days_in_use(copy, key.raw)
        days = {day: found[day] for day in sorted(needed & found.keys())}
        return cls(ring, copy, key, days, home.archive_public.read_bytes(), ledger)

    def manifest(self, now: datetime, program: str) -> Manifest:
        cases, entries, files, seekers, staff = counted(self.copy, self.key.raw)
        last = last_audit_line(self.copy, self.key.raw)
        return Manifest(now, program, self.ring.id, HEAD, cases, entries, files, seekers, staff, last)

    def write(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        _add(tar, MANIFEST, manifest.to_json())
        keys = {"ring": self.ring.content.decode(), "database": b64encode(self.key.raw).decode()}
        _add(tar, SECRETS, json.dumps(keys).encode())
        _add(tar, LEDGER, self.ledger)
        _add(tar, PUBLIC, self.public)
        for day, content in self.days.items():
            _add(tar, f"{DAYS}/{day}.key", content)
        with self.copy.open("rb") as file:
            tar.addfile(_info(DATABASE, self.copy.stat().st_size), file)


def _copy(home: Home, ring: KeyRing, copy: Path, key: SecretKey) -> None:
    home.check_place()
    if home.database_url:
        copy_from_server(home, copy, key.raw)
    else:
        copy_database(home.database, ring[Name.DATABASE].newest.raw, copy, key.raw)


class _Hashing:
    """Hashes what goes through it."""

    def __init__(self, sealer: StreamSealer) -> None:
        self._sealer = sealer
        self.hash = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.hash.update(data)
        return self._sealer.write(data)


def _seal(draft: Path, archive: ArchivePublicKey, parts: _Parts, manifest: Manifest) -> None:
    """Write it whole, then open it again with the key that only this moment still knows."""
    key = SecretKey.make()
    header = Header.made(archive, key)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(header.raw)
        sealer = StreamSealer(file, key, header.raw)
        content = _Hashing(sealer)
        with tarfile.open(mode="w|", fileobj=cast("IO[bytes]", content), format=tarfile.PAX_FORMAT) as tar:
            parts.write(tar, manifest)
        sealer.finish()
        file.flush()
        os.fsync(file.fileno())
    with draft.open("rb") as file:
        if not _reads_back(file, header, key, content.hash.digest()):
            raise BackupUnverified


def _reads_back(file: BinaryIO, header: Header, key: SecretKey, written: bytes) -> bool:
    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    found = hashlib.sha256()
    try:
        if Header.read(file) != header:
            return False
        opener = StreamOpener(file, key, header.raw)
        while chunk := opener.read(CHUNK):
            found.update(chunk)
    except BackupBroken:
        return False
    return found.digest() == written


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    tar.addfile(_info(name, len(content)), io.BytesIO(content))


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


def _day_files(folder: Path) -> dict[str, bytes]:
    found = {}
    for path in folder.glob("*.key"):
        try:
            found[path.stem] = path.read_bytes()
        except FileNotFoundError:
            continue  # destroyed this moment, because nothing needs it any more
    return found


def _beside(path: Path, end: str) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(8)}.{end}")


@contextmanager
def _removed_after(path: Path) -> Iterator[Path]:
    try:
        yield path
    finally:
        for left in (path, *(path.with_name(f"{path.name}-{end}") for end in ("wal", "shm", "journal"))):
            left.unlink(missing_ok=True)
