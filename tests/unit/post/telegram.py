"""The sandbox with one bot and one person, as the post office meets it without a framework."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from bot.post.wire import Wire
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

TOKEN = "100001:sandbox-token-for-tests"
BOT = "amana_test_bot"
PERSON = 4711


@dataclass
class Telegram:
    """A bot's wire, and the phone at its other end."""

    sandbox: Sandbox
    phone: Phone
    wire: Wire


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    async with Sandbox() as sandbox, aiohttp.ClientSession() as session:
        sandbox.add_bot(TOKEN, BOT, "Test bot")
        sandbox.add_person(PERSON, "Somebody")
        async with Phone(sandbox.url, PERSON) as phone:
            yield Telegram(sandbox, phone, Wire(session, sandbox.url, TOKEN))
