"""The quarterly proof that the archive still opens, as commands need it."""

from __future__ import annotations

from bot.opening import home_of, open_store
from bot.settings import Settings
from db import proving
from db.vault.archive import ArchivePublicKey


async def asked(settings: Settings) -> str:
    """A challenge, as a line."""
    archive = ArchivePublicKey.from_file(home_of(settings).archive_public)
    with open_store(settings) as store:
        async with store.transaction() as work:
            return proving.challenge(work, archive)


async def answered(settings: Settings, answer: str) -> bool:
    """Whether this answers it."""
    with open_store(settings) as store:
        async with store.transaction() as work:
            right = proving.proven(work, answer)
            if right:
                work.audit.note("archive_proven", "")
            return right
