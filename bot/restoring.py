"""Restoring a line from a backup."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.line import line_of
from bot.opening import home_of
from bot.settings import Settings
from db.backup.manifest import Manifest
from db.backup.restoring import restored
from db.clock import Clock
from db.home import Home
from db.settings import OURS
from db.store import Store
from db.vault.archive_private import ArchivePrivateKey
from handlers import restoring
from handlers.desk import Desk


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: what the backup says of itself, and how much of it was dropped as erased since."""

    manifest: Manifest
    dropped: int


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
            work.settings.put(OURS, "")  # whichever copy of a database it was: this is the line's own
            dropped = restoring.put_right(Desk(work, line, rng), stage.erased, stage.manifest.made_at)
        await store.anchor(anew=True)
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
