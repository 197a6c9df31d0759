"""Making a backup, and restoring a line from one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bot.opening import home_of
from bot.settings import Settings
from bot.wiring import line_of
from db.backup.manifest import Manifest
from db.backup.restoring import restored
from db.backup.writing import write_backup
from db.clock import Clock
from db.home import Home
from db.store import Store
from db.vault.archive_private import ArchivePrivateKey
from handlers import restoring
from handlers.desk import Desk


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: what the backup says of itself, and how much of it was dropped as erased since."""

    manifest: Manifest
    dropped: int


def back_up(settings: Settings, path: Path, clock: Clock) -> tuple[Manifest, bool]:
    """Write a backup; what is in it, and whether the copy of the ledger of erasures is up to date.

    Raises what `write_backup` raises.
    """
    home = home_of(settings)
    manifest = write_backup(home, path, clock.now(), version("amana"))
    return manifest, home.ledger.caught_up()


async def restore(
    settings: Settings,
    path: Path,
    keys: Sequence[ArchivePrivateKey],
    ledger: bytes,
    clock: Clock,
    rng: random.Random,
) -> Restored:
    """Make the home from a backup, without what the ledger names. Raises what `restored` raises."""
    with (
        restored(home_of(settings), path, keys, ledger) as stage,
        _brought_up_to_date(stage.home, clock, rng) as store,
    ):
        async with store.transaction() as work:
            line = line_of(settings, {}, clock.now().year)
            dropped = restoring.put_right(Desk(work, line, rng), stage.erased, stage.manifest.made_at)
        await store.roll_day_keys()
        await store.clean_up()
    return Restored(stage.manifest, dropped)


def _brought_up_to_date(home: Home, clock: Clock, rng: random.Random) -> Store:
    store = Store.open(home, clock=clock, rng=rng, check=False)
    try:
        store.bring_up_to_date()
    except BaseException:
        store.close()
        raise
    return store
