"""What Telegram shows of the seeker bot before anybody writes: short, neutral, in the seekers' languages."""

from __future__ import annotations

import logging

from aiogram import Bot

from bot.post.bell import Sleep
from db.store import Store
from handlers.wordings import Wordings
from locales import tongue
from locales.organisation import ours
from locales.text import Text
from locales.texts import seeker as texts

LONG, SHORT = 512, 120
"""Characters of a description and of a short one (Bot API setMyDescription, setMyShortDescription)."""

LOOK = 60.0
"""Seconds between two looks at whether an admin has worded it otherwise."""

Shown = dict[str, tuple[str, str]]
"""By language, the description and the short one."""

log = logging.getLogger(__name__)


class Signboard:
    """Keeps the bot's descriptions as they are worded; sets only what differs: Telegram counts changes."""

    def __init__(self, bot: Bot, store: Store, sleep: Sleep, look: float = LOOK) -> None:
        self._bot = bot
        self._store = store
        self._sleep = sleep
        self._look = look
        self._wordings = Wordings()
        self._hanging: Shown = {}

    async def keep(self) -> None:
        """Hang it up, and again when it was worded otherwise or could not be hung; until cancelled."""
        while True:
            try:
                wanted = await self._worded()
                if wanted != self._hanging:
                    await self._hang(wanted)
            except Exception as fault:  # noqa: BLE001 — a signboard must not end the line
                log.warning("the bot's description could not be set: %s", type(fault).__name__)
            await self._sleep(self._look)

    async def _worded(self) -> Shown:
        async with self._store.transaction() as work:
            with self._wordings.in_force(work):
                return {
                    code: (
                        shown(texts.DESCRIPTION, code)[:LONG],
                        shown(texts.SHORT_DESCRIPTION, code)[:SHORT],
                    )
                    for code in codes()
                }

    async def _hang(self, wanted: Shown) -> None:
        for code, (long, short) in wanted.items():
            if (await self._bot.get_my_description(language_code=code)).description != long:
                await self._bot.set_my_description(long, language_code=code)
            if (await self._bot.get_my_short_description(language_code=code)).short_description != short:
                await self._bot.set_my_short_description(short, language_code=code)
        self._hanging = wanted


def codes() -> tuple[str, ...]:
    """Languages that Telegram knows by two letters, Tamazight is none of them; and "" for all others."""
    return ("", *(code for code in ours().languages if len(code) == 2))  # noqa: PLR2004 -- ISO 639-1


def shown(what: Text, code: str) -> str:
    """The text for one of Telegram's languages; for any other, in all of ours."""
    read = (code,) if code else ours().languages
    return "\n".join(tongue(one)(what) for one in read)
