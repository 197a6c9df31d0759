"""That a line runs with its own two bots alone: in another bot's chats its message numbers mean nothing."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection

from bot.settings import Settings, SettingsError
from db.letters import BotName
from db.store import Store

log = logging.getLogger(__name__)


class SameBot(Exception):
    """The token is of the bot that the line has already. The message says what to do."""


async def check_bots(store: Store, settings: Settings, bots: Collection[BotName]) -> None:
    """Raise SettingsError when a token is of another bot than the line has had.

    On its first start the line learns which bots it has.
    """
    async with store.transaction() as work:
        for bot in bots:
            known, now = work.bots.known(bot), number_of(settings.token(bot))
            if not known:
                work.bots.learn(bot, now)
            elif known != now:
                raise SettingsError(
                    f"AMANA_{bot.upper()}_TOKEN is of another bot than the line has; "
                    f"`amana bot replace {bot}` puts it in its place"
                )


def number_of(token: str) -> str:
    """The bot's own number, which stays when its token is revoked."""
    return token.partition(":")[0]


def end_when_replaced(
    store: Store, settings: Settings, bots: Collection[BotName], end: Callable[[], None]
) -> Callable[[], Awaitable[None]]:
    """A duty: once a bot was replaced beside this process, it may write nothing more by the old one.

    `amana bot replace` asks for the line to be stopped; this is for when it was not.
    """

    async def look() -> None:
        try:
            await check_bots(store, settings, bots)
        except SettingsError as fault:
            log.critical("this process ends: %s", str(fault))
            end()

    return look
