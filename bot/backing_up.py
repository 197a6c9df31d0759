"""Making a backup. It loads nothing of the bots: it runs beside them, on machines with little memory."""

from __future__ import annotations

import errno
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from bot.opening import home_of
from bot.settings import Settings
from db.backup.manifest import Manifest
from db.backup.writing import write_backup
from db.clock import Clock
from db.errors import DiskFull
from db.home import Home
from db.vault import files


def back_up(settings: Settings, path: Path, clock: Clock) -> tuple[Manifest, bool]:
    """Write a backup; what is in it, and whether the copy of the ledger of erasures is up to date.

    Raises what `write_backup` raises, and DiskFull.
    """
    home = home_of(settings)
    began = clock.now()
    try:
        manifest = write_backup(home, path, clock.now(), version("amana"))
    except OSError as fault:
        if fault.errno == errno.ENOSPC:
            raise DiskFull(path.parent) from fault
        raise
    stamp = home.path / STAMP
    files.replace(stamp, began.isoformat().encode())
    return manifest, home.ledger.caught_up()


STAMP = "backed-up"
"""The file in the home that holds when the last backup was begun."""


def last_backup(home: Home) -> datetime | None:
    """When the last backup that succeeded was begun; None when there was none, or nobody knows."""
    try:
        return datetime.fromisoformat((home.path / STAMP).read_text("ascii"))
    except (OSError, ValueError):
        return None
