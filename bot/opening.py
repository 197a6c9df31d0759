"""From settings to an opened home, for everything that stands beside a running line."""

from __future__ import annotations

import os
import random
import sys
from functools import cache, partial
from getpass import getpass
from pathlib import Path

from bot.settings import Settings, SettingsError
from db.clock import Clock
from db.errors import KeyLocked
from db.home import Home
from db.store import Store

CREDENTIALS = "CREDENTIALS_DIRECTORY"
"""Where systemd puts a service's credentials (systemd.exec(5)): `root.key` and `root.passphrase` are ours."""


def home_of(settings: Settings) -> Home:
    """Where the line lives, and where its root key comes from: the environment, a file, a systemd credential.

    A locked key's passphrase comes from the file that AMANA_ROOT_PASSPHRASE_FILE names, from a systemd
    credential, or from whoever sits at the terminal.
    """
    file = settings.root_key_file or _credential("root.key")
    key = settings.root_key.get_secret_value() if settings.root_key else None
    spoken = settings.root_passphrase_file or _credential("root.passphrase")
    return Home(
        settings.home,
        file,
        key,
        cache(partial(_passphrase, spoken)),
        ledger_copy=settings.ledger_file,
        database_url=settings.database_url.get_secret_value() if settings.database_url else None,
    )


def _credential(name: str) -> Path | None:
    folder = os.environ.get(CREDENTIALS)
    found = Path(folder) / name if folder else None
    return found if found and found.is_file() else None


def _passphrase(file: Path | None, key: Path) -> str:
    if file:
        try:
            return file.read_text("utf-8").strip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                f"AMANA_ROOT_PASSPHRASE_FILE cannot be read: {type(error).__name__}"
            ) from None
    if not sys.stdin.isatty():
        raise KeyLocked(f"{key}; name a file with it in AMANA_ROOT_PASSPHRASE_FILE")
    return getpass(f"Passphrase of {key}: ")


def open_store(settings: Settings, clock: Clock | None = None, rng: random.Random | None = None) -> Store:
    """Open the store; it closes itself as a context manager.

    Raises every StoreError that `Store.open` names.
    """
    return Store.open(home_of(settings), clock=clock, rng=rng)
