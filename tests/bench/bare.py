"""What the line is measured against, each in a process of its own: `python -m tests.bench.bare WHICH URL`.

They keep nothing, and are written as the libraries' own pages show it, with default settings.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from urllib.parse import urlsplit

from tests.bench.telegram import SEEKERS, STAFF

SEEKER_TOKEN, STAFF_TOKEN = "1000001:bench-seeker", "2000002:bench-staff"
CONNECTIONS = 16
"""How many calls the hand-written client makes side by side."""


async def echo(url: str) -> None:
    """Aiogram answers each message with its text."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def answer(message: Message) -> None:
        await message.answer(message.text or "")

    server = TelegramAPIServer.from_base(url)
    await dispatcher.start_polling(Bot(SEEKER_TOKEN, session=AiohttpSession(api=server)))


async def relay(url: str) -> None:
    """Aiogram takes each message, python-telegram-bot sends it to the other side."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message
    from telegram.ext import Application

    logging.getLogger("httpx").setLevel(logging.WARNING)
    dispatcher = Dispatcher()
    other = Application.builder().token(STAFF_TOKEN).base_url(f"{url}/bot").build()

    @dispatcher.message()
    async def pass_on(message: Message) -> None:
        await other.bot.send_message(message.chat.id - SEEKERS + STAFF, message.text or "")

    server = TelegramAPIServer.from_base(url)
    async with other:
        await dispatcher.start_polling(Bot(SEEKER_TOKEN, session=AiohttpSession(api=server)))


async def by_hand(url: str) -> None:
    """No library at all: the most that this server and Python's own streams can do."""
    texts: asyncio.Queue[tuple[int, str]] = asyncio.Queue(1000)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_fetch(url, texts))
        for _ in range(CONNECTIONS):
            tasks.create_task(_send(url, texts))


async def _fetch(url: str, texts: asyncio.Queue[tuple[int, str]]) -> None:
    reader, writer = await _connected(url)
    offset = 0
    while True:
        asked = f'{{"timeout": 25, "offset": {offset}}}'.encode()
        for update in json.loads(await _called(reader, writer, "getUpdates", asked))["result"]:
            offset = update["update_id"] + 1
            await texts.put((update["message"]["chat"]["id"], update["message"]["text"]))


async def _send(url: str, texts: asyncio.Queue[tuple[int, str]]) -> None:
    reader, writer = await _connected(url)
    while True:
        chat_id, text = await texts.get()
        await _called(reader, writer, "sendMessage", json.dumps({"chat_id": chat_id, "text": text}).encode())


async def _connected(url: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    place = urlsplit(url)
    return await asyncio.open_connection(place.hostname, place.port)


async def _called(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, method: str, body: bytes
) -> bytes:
    head = f"POST /bot{SEEKER_TOKEN}/{method} HTTP/1.1\r\nHost: here\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body)
    told = await reader.readuntil(b"\r\n\r\n")
    return await reader.readexactly(int(told.lower().partition(b"content-length:")[2].split()[0]))


WHICH = {"echo": echo, "relay": relay, "by-hand": by_hand}

if __name__ == "__main__":
    asyncio.run(WHICH[sys.argv[1]](sys.argv[2]))
