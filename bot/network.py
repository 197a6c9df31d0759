"""The line's ways to Telegram, which are passed in: the internet, or a simulation's memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

import aiohttp

from bot.cleaner import CleanerPool
from bot.introduction import Introduction, introduce
from bot.post.cleaning import Cleaner
from bot.post.wire import Wire
from bot.seeker.carrier import SeekerBot, seeker_bot
from bot.settings import Settings
from bot.staff.carrier import StaffBot, staff_bot
from db.letters import BotName


class Network(Protocol):
    """Whatever the two bots can be reached by. Nothing is opened for a bot that is not asked for."""

    @property
    def clean(self) -> Cleaner:
        """What cleans a file that came in."""
        ...

    async def introduced(self, bot: BotName) -> Introduction:
        """Who a bot is. Raises `bot.introduction.NotIntroduced`."""
        ...

    def wire(self, bot: BotName) -> Wire:
        """What fetches a bot's updates and files."""
        ...

    def public(self) -> SeekerBot:
        """The seekers' bot."""
        ...

    def inner(self) -> StaffBot:
        """The staff's bot; whoever starts it stops it."""
        ...


@dataclass(frozen=True, slots=True)
class Internet:
    """The Bot API server that the settings name."""

    clean: Cleaner
    _settings: Settings
    _session: aiohttp.ClientSession
    _stack: AsyncExitStack

    async def introduced(self, bot: BotName) -> Introduction:
        """Who a bot is. Raises `bot.introduction.NotIntroduced`."""
        return await introduce(self._settings.api_url, self._settings.token(bot))

    def wire(self, bot: BotName) -> Wire:
        """What fetches a bot's updates and files."""
        return Wire(self._session, self._settings.api_url, self._settings.token(bot))

    def public(self) -> SeekerBot:
        """The seekers' bot; its connections are closed with the network."""
        bot = seeker_bot(self._settings.token("seeker"), self._settings.api_url)
        self._stack.push_async_callback(bot.session.close)
        return bot

    def inner(self) -> StaffBot:
        """The staff's bot; whoever starts it stops it."""
        return staff_bot(self._settings.token("staff"), self._settings.api_url)


@asynccontextmanager
async def internet(settings: Settings) -> AsyncIterator[Internet]:
    """The network of a line that runs in earnest."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        cleaner = stack.enter_context(CleanerPool())
        yield Internet(cleaner.clean, settings, session, stack)
