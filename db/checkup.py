"""What `amana doctor` asks of a home."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.errors import StoreError
from db.home import Home
from db.store import Store
from db.vault.archive import ArchivePublicKey
from db.vault.archive_private import is_private_key_file
from db.vault.files import is_private

ROOM = 1 << 30
"""Free bytes below which the disk counts as nearly full."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `words` never hold a key, a name or anybody's text."""

    what: str
    ok: bool
    words: str


def check_home(home: Home) -> list[Finding]:
    """Look at keys, permissions, database, migrations and disk; changes nothing."""
    checks: tuple[tuple[str, Callable[[Home], str]], ...] = (
        ("home", _folder),
        ("root key", _root),
        ("key ring", _ring),
        ("database", _database),
        ("migrations", _migrations),
        ("archive key", _archive),
        ("archive private key", _private),
        ("disk", _disk),
    )
    return [_found(what, check, home) for what, check in checks]


class _Wrong(StoreError):
    """Something about this home is not as it should be."""

    def __init__(self, words: str) -> None:
        Exception.__init__(self, words)


def _found(what: str, check: Callable[[Home], str], home: Home) -> Finding:
    try:
        return Finding(what, ok=True, words=check(home))
    except StoreError as error:
        return Finding(what, ok=False, words=str(error))
    except OSError as error:
        return Finding(what, ok=False, words=error.strerror or type(error).__name__)


def _folder(home: Home) -> str:
    if not home.path.is_dir():
        raise _Wrong("there is none; `amana init` makes one")
    if not is_private(home.path):
        raise _Wrong("others on this machine can look into it; `chmod 700` it")
    return "only its owner can look into it"


def _root(home: Home) -> str:
    home.root()
    return "in the environment" if home.root_key else "only its owner can read it"


def _ring(home: Home) -> str:
    home.vault()
    return "opens"


def _database(home: Home) -> str:
    with Store.open(home, check=False):
        return "opens"


def _migrations(home: Home) -> str:
    with Store.open(home):
        return "up to date"


def _archive(home: Home) -> str:
    return f"fingerprint {ArchivePublicKey.from_file(home.archive_public).fingerprint}"


def _private(home: Home) -> str:
    lying: list[Path] = [
        path for path in home.path.rglob("*") if path.is_file() and is_private_key_file(path)
    ]
    if lying:
        raise _Wrong(f"{lying[0].relative_to(home.path)} opens closed cases; take it away from this machine")
    return "is not in this home"


def _disk(home: Home) -> str:
    free = shutil.disk_usage(home.path).free
    words = f"{free / ROOM:.1f} GiB free"
    if free < ROOM:
        raise _Wrong(words)
    return words
