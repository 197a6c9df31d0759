"""From a backup to a home.

It is made in a folder of its own inside the new home, with everything that has to be done before the
line may run, and moved up at the end, its key ring last: until then there is no home.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.backup.manifest import Manifest
from db.backup.reading import Unpacked, unpack
from db.backup.snapshot import copy_database
from db.errors import HomeNotEmpty, LedgerOlder
from db.home import Home
from db.ledger import Erased, erased_in, merged
from db.moving import check_empty, put_on_server
from db.vault.archive import ArchivePublicKey
from db.vault.archive_private import ArchivePrivateKey
from db.vault.files import OWNER_ONLY_FOLDER, make_folder, replace, settle, write_new
from db.vault.ring import Name
from db.vault.root import new_root

_STAGE, _PARTS = ".restoring", "parts"


@dataclass(frozen=True, slots=True)
class Stage:
    """A home that is being restored. `erased` is what may not come back with it."""

    home: Home
    manifest: Manifest
    erased: frozenset[Erased]


@contextmanager
def restored(home: Home, path: Path, keys: Sequence[ArchivePrivateKey], ledger: bytes) -> Iterator[Stage]:
    """A home from a backup, to be put right in the block; after it, it is `home`.

    `ledger` is the content of the ledger of erasures, empty for none. A root key that is given already
    is used; otherwise one is made. If anything fails, what was made is removed again.

    Where the home's database is to be on a server, the block still sees a file; it goes there at the end.

    Raises HomeNotEmpty, DatabaseTaken, DatabaseAway, LedgerMalformed, LedgerOlder, what `unpack` and
    `Home.root` raise, and OSError.
    """
    _refuse_to_mix(home)
    if home.database_url:
        check_empty(home.database_url)
    was_there, had_root = home.path.exists(), bool(home.root_key) or home.root_file.exists()
    stage = dataclasses.replace(
        home, path=home.path / _STAGE, root_key_file=home.root_file, ledger_copy=None, database_url=None
    )
    try:
        for folder in (home.path, stage.path, stage.path / _PARTS):
            make_folder(folder)
        backup = unpack(path, keys, stage.path / _PARTS)
        names = _names(backup.ledger, ledger)
        _furnish(home, stage, backup, make_root=not had_root)
        shutil.rmtree(backup.folder)
        yield Stage(stage, backup.manifest, erased_in(names))
        replace(stage.ledger.path, names)
        if home.database_url:
            put_on_server(stage, home.database_url)
        _move_up(stage.path, home.path)
    except BaseException:
        _clear_away(home, stage, keep_root=had_root, keep_folder=was_there)
        raise
    home.ledger.caught_up()


def _refuse_to_mix(home: Home) -> None:
    """Nothing may be in the home but the root key that it is to have."""
    root = home.root_file.resolve()
    found = sorted(path for path in home.path.glob("*") if path.resolve() != root)
    if found:
        raise HomeNotEmpty(found[0])


def _names(of_backup: bytes, given: bytes) -> bytes:
    """Both ledgers as one. A given one that ends before the backup's own is not the one to be asked for."""
    if given:
        missing = len(erased_in(of_backup) - erased_in(given))
        if missing:
            raise LedgerOlder(missing)
    return merged(of_backup, given)


def _furnish(home: Home, stage: Home, backup: Unpacked, *, make_root: bool) -> None:
    for folder in (stage.archive, stage.days):
        make_folder(folder)
    home.path.chmod(OWNER_ONLY_FOLDER)
    if make_root:
        new_root().save(home.root_file)
    backup.ring.save_new(stage.ring_file, stage.root())
    for path in backup.days.iterdir():
        write_new(stage.days / path.name, path.read_bytes())
    ArchivePublicKey.from_file(backup.archive_public).save(stage.archive_public)
    key = backup.ring[Name.DATABASE].newest.raw
    copy_database(backup.database, backup.key, stage.database, key)


def _move_up(stage: Path, home: Path) -> None:
    for path in sorted(stage.iterdir(), key=lambda path: path.name == "keyring.json"):
        path.rename(home / path.name)
    stage.rmdir()
    settle(home)


def _clear_away(home: Home, stage: Home, *, keep_root: bool, keep_folder: bool) -> None:
    shutil.rmtree(stage.path, ignore_errors=True)
    if not keep_root:
        home.root_file.unlink(missing_ok=True)
    if not keep_folder and home.path.exists():
        home.path.rmdir()
