"""A sandbox that serves, two bots of one framework, and phones."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from tests.contract.sandbox.hook import Hook
from tests.contract.sandbox.talkers import TALKERS, Talker
from tests.unit.sandbox.tools import FATIMA, OMAR, StoppedClock

PLAIN, TOPICAL = "amana_demo_bot", "amana_staff_bot"
PLAIN_TOKEN, TOPICAL_TOKEN = "111:aaa", "222:bbb"


@pytest.fixture(autouse=True)
def timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep python-telegram-bot from warning at every 429 that seconds will be a timedelta one day."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
async def sandbox(clock: StoppedClock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=clock, rng=random.Random(3)) as sandbox:
        sandbox.add_bot(PLAIN_TOKEN, PLAIN, "Amana")
        sandbox.add_bot(TOPICAL_TOKEN, TOPICAL, "Amana team", topics=True)
        sandbox.add_person(FATIMA, "Fatima", hint="seeker", language="rif")
        sandbox.add_person(OMAR, "Omar", "omar", "en", hint="confidant")
        yield sandbox


@pytest.fixture
async def fatima(sandbox: Sandbox) -> AsyncIterator[Phone]:
    async with Phone(sandbox.url, FATIMA) as phone:
        await phone.start(PLAIN)
        await phone.start(TOPICAL)
        yield phone


@pytest.fixture
async def omar(sandbox: Sandbox) -> AsyncIterator[Phone]:
    async with Phone(sandbox.url, OMAR) as phone:
        yield phone


@dataclass
class Bots:
    """The plain bot, the one with topics, and the plain one running a second time."""

    plain: Talker
    topical: Talker
    twin: Talker


@pytest.fixture(params=sorted(TALKERS))
async def bots(request: pytest.FixtureRequest, sandbox: Sandbox) -> AsyncIterator[Bots]:
    make = TALKERS[request.param]
    three = [make(sandbox.url, token) for token in (PLAIN_TOKEN, TOPICAL_TOKEN, PLAIN_TOKEN)]
    yield Bots(*three)
    for talker in three:
        await talker.close()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield hook
    await runner.cleanup()
