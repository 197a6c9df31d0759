"""Both carriers over the sandbox: every test here runs once for each framework."""

from __future__ import annotations

import random
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.post.carriage import Carriage
from bot.post.freight import Freight, Receipt
from bot.sandbox.messages import Message
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from bot.seeker.carrier import seeker_bot, seeker_carrier
from bot.staff.carrier import staff_bot, staff_carrier
from db.letters import Outgoing

TOKEN = "100001:sandbox-token-for-tests"
BOT = "amana_test_bot"
PERSON = 4711


@dataclass
class Line:
    """One carrier, the sandbox behind it, and one person with a phone."""

    carrier: Carriage
    sandbox: Sandbox
    phone: Phone

    async def carry(self, what: Outgoing, **more: object) -> Receipt:
        return await self.carrier.carry(Freight(PERSON, what, **more))

    def messages(self) -> list[Message]:
        return self.sandbox.messages_of(PERSON, BOT)

    def message(self, message_id: int) -> Message:
        return self.sandbox.chat(PERSON, BOT).messages[message_id]

    def calls(self, method: str) -> list[dict[str, object]]:
        return [asked.values for asked in self.sandbox.log.of(method=method)]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(rng=random.Random(7)) as sandbox:
        sandbox.add_bot(TOKEN, BOT, "Test bot", topics=True)
        sandbox.add_person(PERSON, "Somebody")
        yield sandbox


@pytest.fixture(params=["aiogram", "python-telegram-bot"])
async def carrier(request: pytest.FixtureRequest, sandbox: Sandbox) -> AsyncIterator[Carriage]:
    if request.param == "aiogram":
        public = seeker_bot(TOKEN, sandbox.url, seconds=5.0)
        yield seeker_carrier(public)
        if public.session._session:  # its own close() waits a quarter of a second for TLS that is not there
            await public.session._session.close()
    else:
        inner = staff_bot(TOKEN, sandbox.url, seconds=5.0)
        yield staff_carrier(inner)
        await inner.shutdown()
        await inner.request.shutdown()


@pytest.fixture
async def line(carrier: Carriage, sandbox: Sandbox) -> AsyncIterator[Line]:
    async with Phone(sandbox.url, PERSON) as phone:
        await phone.start(BOT)
        yield Line(carrier, sandbox, phone)


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
