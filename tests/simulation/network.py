"""The Bot API in memory: the frameworks' own HTTP clients are taken out, all else of them is real."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response
from telegram.error import NetworkError
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.introduction import Introduction, NotIntroduced
from bot.post.wire import Wire
from bot.sandbox.botapi import BotApi, refused
from bot.sandbox.calls import Call, Upload
from bot.sandbox.faults import ConnectionDropped, FalseAnswer
from bot.sandbox.refusals import Flood, Refusal
from bot.sandbox.world import World
from db.letters import BotName

KEPT: set[type] = set()
"""aiogram's model of each kind of answer: pydantic makes it anew, each time, while nobody keeps it."""

URL = "http://telegram.invalid"


@dataclass(slots=True)
class Weather:
    """How bad the network is: the chance of each thing in a call, and how long a call takes, in seconds."""

    rng: random.Random
    cut_before: float = 0.0
    cut_after: float = 0.0
    page_before: float = 0.0
    page_after: float = 0.0
    flood: float = 0.0
    slow: float = 0.0
    calm: bool = False

    def pause(self) -> float:
        """Half a call's way."""
        if not self.calm and self.rng.random() < self.slow:
            return self.rng.uniform(1.0, 40.0)
        return self.rng.uniform(0.01, 0.15)

    def before(self) -> None:
        """What keeps a call from reaching Telegram. Raises ConnectionDropped, Flood or Page."""
        dice = self.rng.random()
        for chance, fault in ((self.cut_before, ConnectionDropped()), (self.page_before, Page())):
            if not self.calm and dice < chance:
                raise fault
            dice -= chance
        if not self.calm and 0 <= dice < self.flood:
            raise Flood(self.rng.randint(1, 9))

    def after(self) -> None:
        """What keeps an answer from coming back. Raises ConnectionDropped or Page."""
        dice = self.rng.random()
        if not self.calm and dice < self.cut_after:
            raise ConnectionDropped
        if not self.calm and dice < self.cut_after + self.page_after:
            raise Page


class Page(Exception):
    """A gateway answers in Telegram's place."""


@dataclass(slots=True)
class Tunnel:
    """Brings calls to the sandbox and answers back."""

    world: World
    api: BotApi
    weather: Weather
    sleep: Callable[[float], object] = asyncio.sleep
    calls: int = 0
    lost: bool = False
    """Set when the process at this end is dead: nothing gets through any more."""

    async def call(self, token: str, method: str, values: dict, uploads: dict) -> tuple[int, bytes]:
        """One call; HTTP status and body. Raises ConnectionDropped."""
        await self.sleep(self.weather.pause())
        if self.lost:
            raise ConnectionDropped
        self.calls += 1
        bot = self.world.bot_by_token(token)
        try:
            self.weather.before()
            answer = await self.api.answer(Call(bot, method, values, uploads))
            status, body = answer.status, answer.body
            self.weather.after()
        except Refusal as refusal:
            answer = refused(refusal)
            status, body = answer.status, answer.body
        except Page:
            status, body = 502, FalseAnswer().body.encode()
        await self.sleep(self.weather.pause())
        return status, bytes(body)

    async def file(self, bot: BotName, path: str) -> bytes:
        await self.sleep(self.weather.pause())
        if self.lost:
            raise ConnectionDropped
        self.weather.before()
        return self.world.files.at_path(self.world.bot_by_token(bot).id, path).blob.data


class MemorySession(BaseSession):
    """aiogram's session."""

    def __init__(self, tunnel: Tunnel) -> None:
        super().__init__()
        self._tunnel = tunnel

    async def close(self) -> None:
        """Nothing is open."""

    async def make_request(self, bot: Bot, method, timeout=None):  # noqa: ASYNC109 - aiogram's own
        KEPT.add(Response[method.__returning__])
        files: dict = {}
        dumped = method.model_dump(warnings=False).items()
        values = {key: self.prepare_value(value, bot=bot, files=files) for key, value in dumped}
        uploads = {}
        for key, file in files.items():
            data = b"".join([chunk async for chunk in file.read(bot)])
            uploads[key] = Upload(file.filename or key, "", data)
        try:
            async with asyncio.timeout(self.timeout):
                sent = {k: v for k, v in values.items() if v}
                status, body = await self._tunnel.call(bot.token, method.__api_method__, sent, uploads)
        except TimeoutError as fault:
            raise TelegramNetworkError(method=method, message="Request timeout error") from fault
        except ConnectionDropped:
            raise TelegramNetworkError(method=method, message="cut") from aiohttp.ServerDisconnectedError()
        return self.check_response(bot=bot, method=method, status_code=status, content=body.decode()).result

    async def stream_content(self, url, *asked, **more):
        """Files are downloaded by the post office's own wire."""
        yield b""


class MemoryRequest(BaseRequest):
    """python-telegram-bot's way to send a request."""

    def __init__(self, tunnel: Tunnel) -> None:
        self._tunnel = tunnel

    @property
    def read_timeout(self) -> float:
        return 60.0

    async def initialize(self) -> None:
        """Nothing is to be opened."""

    async def shutdown(self) -> None:
        """Nothing is open."""

    async def do_request(self, url, method, request_data=None, *timeouts, **more) -> tuple[int, bytes]:
        _, _, rest = url.partition("/bot")
        token, _, name = rest.partition("/")
        values = dict(request_data.json_parameters) if request_data else {}
        files = (request_data.multipart_data if request_data else None) or {}
        uploads = {key: Upload(file[0], file[2], _bytes(file[1])) for key, file in files.items()}
        try:
            async with asyncio.timeout(60.0):
                return await self._tunnel.call(token, name, values, uploads)
        except (TimeoutError, ConnectionDropped):
            raise NetworkError("cut") from aiohttp.ServerDisconnectedError()


def _bytes(data: object) -> bytes:
    return data if isinstance(data, bytes) else data.read()


@dataclass(slots=True)
class MemoryHttp:
    """As much of aiohttp's client session as `Wire` uses."""

    tunnel: Tunnel

    @asynccontextmanager
    async def post(self, url: str, *, json: dict, timeout):  # noqa: ASYNC109 - aiohttp's own
        token, _, method = url.removeprefix(URL + "/bot").partition("/")
        try:
            async with asyncio.timeout(timeout.total):
                status, body = await self.tunnel.call(token, method, json, {})
        except ConnectionDropped:
            raise aiohttp.ServerDisconnectedError from None
        yield MemoryAnswer(status, body)

    @asynccontextmanager
    async def get(self, url: str):
        token, _, path = url.removeprefix(URL + "/file/bot").partition("/")
        try:
            yield MemoryAnswer(200, await self.tunnel.file(token, path))
        except (ConnectionDropped, Refusal, Page):
            raise aiohttp.ServerDisconnectedError from None


@dataclass(slots=True)
class MemoryAnswer:
    """An answer that is there as a whole."""

    status: int
    body: bytes
    content: MemoryAnswer = field(init=False)

    def __post_init__(self) -> None:
        self.content = self

    async def text(self, encoding: str) -> str:
        return self.body.decode(encoding)

    async def iter_chunked(self, size: int):
        for start in range(0, len(self.body), size):
            yield self.body[start : start + size]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file in which there was nothing to clean."""

    data: bytes
    name: str
    mime: str
    disguise: None = None


@dataclass(slots=True)
class Memory:
    """`bot.network.Network` in memory."""

    tunnel: Tunnel
    tokens: dict[BotName, str]

    async def clean(self, kind, data: bytes, mime: str, name: str, disguise=None) -> Cleaned:
        await self.tunnel.sleep(0.3)
        return Cleaned(data, "", mime or "image/jpeg")

    async def introduced(self, bot: BotName) -> Introduction:
        try:
            status, body = await self.tunnel.call(self.tokens[bot], "getMe", {}, {})
        except ConnectionDropped:
            raise NotIntroduced("cut") from None
        if status != 200:
            raise NotIntroduced(str(status))
        told = json.loads(body)["result"]
        return Introduction(told["username"], bool(told.get("has_topics_enabled")), None)

    def wire(self, bot: BotName) -> Wire:
        return Wire(MemoryHttp(self.tunnel), URL, self.tokens[bot])

    def public(self) -> Bot:
        return Bot(self.tokens["seeker"], session=MemorySession(self.tunnel))

    def inner(self) -> ExtBot[None]:
        way = MemoryRequest(self.tunnel)
        return ExtBot(self.tokens["staff"], base_url=f"{URL}/bot", request=way, get_updates_request=way)
