"""Another bot in the place of one that was banned or lost."""

from __future__ import annotations

import json
from typing import Any

from bot.introduction import introduce
from bot.line import line_of
from bot.opening import open_store
from bot.own_bots import SameBot, number_of
from bot.settings import Settings
from db.letters import BotName
from handlers.desk import Desk
from handlers.replacing import put_in_place
from handlers.wordings import Wordings


async def replaced(settings: Settings, bot: BotName) -> tuple[str, int]:
    """Put the bot whose token is set in the place of the old one; its name, and how many have to come anew.

    Raises SameBot, SettingsError, `bot.introduction.NotIntroduced` and what the store raises.
    """
    token = settings.token(bot)
    met = await introduce(settings.api_url, token)
    with open_store(settings) as store:
        async with store.transaction() as work:
            if work.bots.known(bot) == number_of(token):
                raise SameBot(f"AMANA_{bot.upper()}_TOKEN is of the bot that the line has; set the new one's")
            desk = Desk(work, line_of(settings, {bot: met}, work.now.year), work.rng)
            with Wordings().in_force(work):
                return met.username, put_in_place(desk, bot, number_of(token), met.username, rewritten)


def rewritten(payload: bytes) -> bytes:
    """An update whose message numbers are below zero, where Telegram has none."""
    return json.dumps(_below_zero(json.loads(payload)), ensure_ascii=False).encode()


def _below_zero(value: Any) -> Any:
    if isinstance(value, list):
        return [_below_zero(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: -abs(one) if name == "message_id" and isinstance(one, int) else _below_zero(one)
        for name, one in value.items()
    }
