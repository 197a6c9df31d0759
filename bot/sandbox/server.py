"""The sandbox as a whole: one small web server on loopback."""

from __future__ import annotations

import asyncio
import random
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import ClientSession, web

from bot.sandbox.botapi import MOST_BODY, BotApi
from bot.sandbox.callog import CallLog
from bot.sandbox.chats import Bot, Chat, Person
from bot.sandbox.clock import Clock, WallClock
from bot.sandbox.events import Events
from bot.sandbox.faults import Faults
from bot.sandbox.flood import Limits
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.messages import Message
from bot.sandbox.phones import Phones
from bot.sandbox.updates import Queue
from bot.sandbox.webhooks import Bringer
from bot.sandbox.world import World

HOST = "127.0.0.1"
PAGE = Path(__file__).with_name("page")


class Sandbox:
    """A stand-in for Telegram.

    `port` 0 takes a free one. `limits` switches Telegram's sending limits on. `world`, `queues`,
    `faults`, `limits` and `log` are open for tests to look at and to turn.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        rng: random.Random | None = None,
        port: int = 0,
        *,
        limits: bool = False,
    ) -> None:
        """Make a sandbox with nobody in it; it serves inside `async with`."""
        clock = clock or WallClock()
        self.world = World(clock, rng or random.SystemRandom())
        self.mailbox = Mailbox(self.world)
        self.events = Events(self.world)
        self.faults = Faults()
        self.limits = Limits(clock, on=limits)
        self.log = CallLog()
        self._port = port
        self._stack = AsyncExitStack()
        self._session: ClientSession | None = None
        self._bringers: list[asyncio.Task[None]] = []

    @property
    def url(self) -> str:
        """Return where it serves, without a slash at the end."""
        return f"http://{HOST}:{self._port}"

    async def __aenter__(self) -> Self:
        """Begin to serve. Raises `OSError` when the port is taken."""
        try:
            await self._serve()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def _serve(self) -> None:
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
        self._stack.push_async_callback(runner.cleanup)
        await runner.setup()
        site = web.TCPSite(runner, HOST, self._port, reuse_address=True)
        await site.start()
        self._port = int(runner.addresses[0][1])
        self._session = await self._stack.enter_async_context(ClientSession())
        for bot in self.world.bots.values():
            self._bring(bot)
        self._stack.push_async_callback(self._let_go)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of everybody who waits, and stop."""
        await self._stack.aclose()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=MOST_BODY)
        app.add_routes(BotApi(self.world, self.mailbox, self.faults, self.limits, self.log).routes())
        app.add_routes(Phones(self.world, self.events).routes())
        if PAGE.is_dir():
            app.router.add_get("/", _front)
            app.router.add_static("/", PAGE)
        return app

    async def _let_go(self) -> None:
        for _, queue in self.mailbox.queues():
            queue.close()
        self.events.close_all()
        for task in self._bringers:
            task.cancel()
        await asyncio.gather(*self._bringers, return_exceptions=True)

    def _bring(self, bot: Bot) -> None:
        if self._session:
            bringer = Bringer(self.mailbox.queue(bot), self.world.clock, self._session)
            self._bringers.append(asyncio.create_task(bringer.run()))

    # Who is there

    def add_bot(
        self, token: str, username: str, name: str, *, topics: bool = False, users_create_topics: bool = False
    ) -> Bot:
        """Add a bot. `topics`: its private chats have topics (a switch of the whole bot)."""
        bot = Bot(token, username, name, topics, users_create_topics)
        self.world.bots[bot.id] = bot
        self._bring(bot)
        return bot

    def remove_bot(self, username: str) -> None:
        """Take a bot away, as Telegram does with a banned one: its token opens nothing any more."""
        del self.world.bots[self.bot(username).id]

    def add_person(
        self,
        person_id: int,
        first_name: str,
        username: str | None = None,
        language_code: str | None = "nl",
        hint: str = "",
        language: str | None = None,
    ) -> Person:
        """Add somebody with a phone."""
        person = Person(person_id, first_name, username, language_code, hint, language)
        self.world.people[person_id] = person
        return person

    # For tests to look at

    def bot(self, username: str) -> Bot:
        """Return a bot by user name. Raises `KeyError`."""
        bot = self.world.bot_by_name(username)
        if bot is None:
            raise KeyError(username)
        return bot

    def person(self, person_id: int) -> Person:
        """Return a person. Raises `KeyError`."""
        return self.world.people[person_id]

    def chat(self, person_id: int, bot: str) -> Chat:
        """Return the chat of a person and a bot."""
        return self.world.chat(self.bot(bot), self.person(person_id))

    def messages_of(self, person_id: int, bot: str) -> list[Message]:
        """Return all messages of a chat, service messages and locally hidden ones too."""
        return list(self.chat(person_id, bot).messages.values())

    def queue(self, bot: str) -> Queue:
        """Return the queue of a bot's updates."""
        return self.mailbox.queue(self.bot(bot))


async def _front(request: web.Request) -> web.StreamResponse:
    del request
    return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-store"})
