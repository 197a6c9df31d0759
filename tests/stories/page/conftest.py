"""One Chromium for all tests of the page; a sandbox and a window of its own for each."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Browser, BrowserContext, async_playwright, expect

from bot.sandbox.server import Sandbox
from tests.stories.page.robot import Robot
from tests.stories.page.window import Window

INSTALL = "Chromium is not installed: apt-get install chromium fonts-noto-core fonts-noto-color-emoji"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]

PATIENCE_MS = 15_000

SEEKER_TOKEN = "7001:page-test-seeker-token"
STAFF_TOKEN = "7002:page-test-staff-token"


@dataclass
class Stage:
    """A sandbox with its two bots."""

    sandbox: Sandbox
    seeker_bot: Robot
    staff_bot: Robot


def chromium() -> str:
    """Where Chromium is; without it the tests are skipped, but never under CI."""
    found = shutil.which("chromium")
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(INSTALL)
    pytest.skip(INSTALL)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    async with Sandbox(rng=random.Random(7)) as sandbox:
        sandbox.add_bot(SEEKER_TOKEN, "amana_test_bot", "Amana")
        sandbox.add_bot(STAFF_TOKEN, "amana_staff_bot", "Amana team", topics=True)
        sandbox.add_person(101, "Fatima", hint="seeker", language="rif")
        sandbox.add_person(102, "سعاد", hint="seeker", language="ar", language_code="ar")
        sandbox.add_person(201, "Karim", hint="confidant", language="nl")
        sandbox.add_person(301, "Nadia", hint="admin", language="nl")
        async with aiohttp.ClientSession() as session:
            robots = [Robot(session, sandbox.url, token) for token in (SEEKER_TOKEN, STAFF_TOKEN)]
            for robot in robots:
                await robot.listen()
            yield Stage(sandbox, *robots)


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(viewport={"width": 1600, "height": 900}, permissions=["microphone"])
    context.set_default_timeout(PATIENCE_MS)
    yield context
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def window(stage: Stage, context: BrowserContext) -> AsyncIterator[Window]:
    """The page, open, with nothing gone wrong in it by the end of the test."""
    page = await context.new_page()
    window = Window(page, stage.sandbox.url)
    yield window
    assert window.problems == []


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A small photo on disk."""
    path = tmp_path / "garden.png"
    Image.new("RGB", (320, 200), (40, 120, 90)).save(path)
    return path
