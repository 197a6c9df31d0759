"""The two frameworks, spoken to in the same words.

Both name the Bot API's methods and parameters alike; what differs is how files, keyboards and
errors look, and that is all that stands here.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

import aiogram
import aiogram.exceptions
import aiogram.types
import telegram
import telegram.error
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer


@dataclass(frozen=True)
class Refused:
    """How a framework tells of a refusal: its own class, and Telegram's words in it."""

    kind: str
    words: str


class Talker(Protocol):
    """A bot of one of the frameworks. `do` calls a method by its snake_case name."""

    framework: str

    async def do(self, method: str, **values: Any) -> Any: ...
    async def refused(self, method: str, **values: Any) -> Refused: ...
    async def fetch(self, file_id: str) -> bytes: ...
    def file(self, data: bytes, name: str) -> Any: ...
    def inline(self, *rows: dict[str, str]) -> Any: ...
    def keys(self, *rows: list[str]) -> Any: ...
    def no_keys(self) -> Any: ...
    def reply(self, **values: Any) -> Any: ...
    def entity(self, **values: Any) -> Any: ...
    def media(self, kind: str, file: Any, **values: Any) -> Any: ...
    def reaction(self, emoji: str) -> Any: ...
    def command(self, name: str, description: str) -> Any: ...
    def chat_scope(self, chat_id: int) -> Any: ...
    async def close(self) -> None: ...


class Aiogram:
    """The seeker bot's framework."""

    framework = "aiogram"

    def __init__(self, url: str, token: str) -> None:
        session = AiohttpSession(api=TelegramAPIServer.from_base(url))
        self.bot = aiogram.Bot(token, session=session)

    async def do(self, method: str, **values: Any) -> Any:
        return await getattr(self.bot, method)(**values)

    async def refused(self, method: str, **values: Any) -> Refused:
        try:
            await self.do(method, **values)
        except aiogram.exceptions.AiogramError as error:
            return Refused(type(error).__name__, str(error))
        raise AssertionError(f"{method} was not refused")

    async def fetch(self, file_id: str) -> bytes:
        stream = await self.bot.download(file_id)
        assert isinstance(stream, io.BytesIO)
        return stream.getvalue()

    def file(self, data: bytes, name: str) -> Any:
        return aiogram.types.BufferedInputFile(data, name)

    def inline(self, *rows: dict[str, str]) -> Any:
        button = aiogram.types.InlineKeyboardButton
        return aiogram.types.InlineKeyboardMarkup(
            inline_keyboard=[
                [button(text=text, callback_data=data) for text, data in row.items()] for row in rows
            ]
        )

    def keys(self, *rows: list[str]) -> Any:
        key = aiogram.types.KeyboardButton
        return aiogram.types.ReplyKeyboardMarkup(keyboard=[[key(text=text) for text in row] for row in rows])

    def no_keys(self) -> Any:
        return aiogram.types.ReplyKeyboardRemove()

    def reply(self, **values: Any) -> Any:
        return aiogram.types.ReplyParameters(**values)

    def entity(self, **values: Any) -> Any:
        return aiogram.types.MessageEntity(**values)

    def media(self, kind: str, file: Any, **values: Any) -> Any:
        return getattr(aiogram.types, f"InputMedia{kind.capitalize()}")(media=file, **values)

    def reaction(self, emoji: str) -> Any:
        return aiogram.types.ReactionTypeEmoji(emoji=emoji)

    def command(self, name: str, description: str) -> Any:
        return aiogram.types.BotCommand(command=name, description=description)

    def chat_scope(self, chat_id: int) -> Any:
        return aiogram.types.BotCommandScopeChat(chat_id=chat_id)

    async def close(self) -> None:
        await self.bot.session.close()


class Ptb:
    """The staff bot's framework."""

    framework = "python-telegram-bot"

    def __init__(self, url: str, token: str) -> None:
        self.bot = telegram.Bot(token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot")
        self._ready = False

    async def do(self, method: str, **values: Any) -> Any:
        if not self._ready:
            await self.bot.initialize()
            self._ready = True
        return await getattr(self.bot, method)(**values)

    async def refused(self, method: str, **values: Any) -> Refused:
        try:
            await self.do(method, **values)
        except telegram.error.TelegramError as error:
            return Refused(type(error).__name__, error.message)
        raise AssertionError(f"{method} was not refused")

    async def fetch(self, file_id: str) -> bytes:
        file = await self.do("get_file", file_id=file_id)
        return bytes(await file.download_as_bytearray())

    def file(self, data: bytes, name: str) -> Any:
        return telegram.InputFile(data, filename=name)

    def inline(self, *rows: dict[str, str]) -> Any:
        button = telegram.InlineKeyboardButton
        return telegram.InlineKeyboardMarkup(
            [[button(text, callback_data=data) for text, data in row.items()] for row in rows]
        )

    def keys(self, *rows: list[str]) -> Any:
        return telegram.ReplyKeyboardMarkup(rows)

    def no_keys(self) -> Any:
        return telegram.ReplyKeyboardRemove()

    def reply(self, **values: Any) -> Any:
        return telegram.ReplyParameters(**values)

    def entity(self, **values: Any) -> Any:
        return telegram.MessageEntity(**values)

    def media(self, kind: str, file: Any, **values: Any) -> Any:
        return getattr(telegram, f"InputMedia{kind.capitalize()}")(media=file.input_file_content, **values)

    def reaction(self, emoji: str) -> Any:
        return telegram.ReactionTypeEmoji(emoji)

    def command(self, name: str, description: str) -> Any:
        return telegram.BotCommand(name, description)

    def chat_scope(self, chat_id: int) -> Any:
        return telegram.BotCommandScopeChat(chat_id)

    async def close(self) -> None:
        await self.bot.shutdown()
        await asyncio.sleep(0)


TALKERS = {"aiogram": Aiogram, "python-telegram-bot": Ptb}


async def until(holds: Callable[[], bool | Awaitable[bool]]) -> None:
    """Let the others run until something holds."""
    while True:
        answer = holds()
        if await answer if isinstance(answer, Awaitable) else answer:
            return
        await asyncio.sleep(0.005)
