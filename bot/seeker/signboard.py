"""What Telegram shows of the seeker bot before anybody writes: short, neutral, in the seekers' languages."""

from __future__ import annotations

import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError

from handlers.seeker.tongues import LANGUAGES
from locales import tongue
from locales.text import Text
from locales.texts import seeker as texts

CODES = ("nl", "ar", "tr")
"""Languages that Telegram knows by a two-letter code; Tamazight is none of them."""

log = logging.getLogger(__name__)


def shown(what: Text, code: str) -> str:
    """The text for one of Telegram's languages; for any other, in all of ours."""
    codes = (code,) if code else LANGUAGES
    return "\n".join(tongue(one)(what) for one in codes)


async def hang(bot: Bot) -> None:
    """Bring the descriptions up to date. Only what differs is set: Telegram counts each change."""
    for code in ("", *CODES):
        try:
            await _describe(bot, code)
        except (AiogramError, OSError) as fault:
            log.warning("the bot's description could not be set: %s", type(fault).__name__)
            return


async def _describe(bot: Bot, code: str) -> None:
    long, short = shown(texts.DESCRIPTION, code), shown(texts.SHORT_DESCRIPTION, code)
    if (await bot.get_my_description(language_code=code)).description != long:
        await bot.set_my_description(long, language_code=code)
    if (await bot.get_my_short_description(language_code=code)).short_description != short[:120]:
        await bot.set_my_short_description(short[:120], language_code=code)
