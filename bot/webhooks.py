"""Both bots' webhooks, for commands beside a running line."""

from __future__ import annotations

from typing import get_args

import aiohttp

from bot.post.webhook import WebhookState, delete_webhook, webhook_state
from bot.post.wire import Wire, WireFault
from bot.settings import Settings
from db.letters import BotName


class NoAnswer(Exception):
    """The Bot API did not do what was asked. The message says which bot's, and a class or a status alone."""

    def __init__(self, bot: BotName, fault: WireFault) -> None:
        super().__init__(f"the {bot} bot: no good answer from the Bot API ({fault})")


async def delete_all(settings: Settings) -> list[tuple[BotName, bool]]:
    """Delete both; whether each was set. Raises NoAnswer and SettingsError."""
    async with aiohttp.ClientSession() as session:
        return [(bot, await _deleted(session, settings, bot)) for bot in get_args(BotName)]


async def _deleted(session: aiohttp.ClientSession, settings: Settings, bot: BotName) -> bool:
    wire = Wire(session, settings.api_url, settings.token(bot))
    try:
        was = await webhook_state(wire)
        await delete_webhook(wire)
    except WireFault as fault:
        raise NoAnswer(bot, fault) from None
    return bool(was.url)


async def state_of(settings: Settings, bot: BotName) -> WebhookState:
    """One bot's webhook. Raises NoAnswer and SettingsError."""
    async with aiohttp.ClientSession() as session:
        try:
            return await webhook_state(Wire(session, settings.api_url, settings.token(bot)))
        except WireFault as fault:
            raise NoAnswer(bot, fault) from None
