"""The root key is exchanged, and that stands in the audit log."""

from __future__ import annotations

import asyncio

from bot.opening import home_of, open_store
from bot.settings import Settings
from db import rotation
from db.vault.root import is_locked


def exchanged(settings: Settings) -> bool:
    """Whether a new key was made; else an exchange that was broken off is finished now.

    A locked key is exchanged for one that is locked with the same passphrase.
    """
    home = home_of(settings)
    passphrase = home.ask(home.root_file) if is_locked(home.root_file) else ""
    made = rotation.rotate(home, passphrase)
    asyncio.run(_noted(settings))
    return made


async def _noted(settings: Settings) -> None:
    with open_store(settings) as store:
        async with store.transaction() as work:
            work.audit.note("root_rotated", "")
