"""The word that only a database restored from the rehearsal's own backup has in it."""

from __future__ import annotations

from bot.drill.checks import WORD
from bot.opening import open_store
from bot.settings import Settings


async def word(settings: Settings) -> str:
    """It, or an empty line when this home has none."""
    with open_store(settings) as store:
        async with store.transaction() as work:
            return (work.settings.get(WORD) or "").partition(" ")[2]
