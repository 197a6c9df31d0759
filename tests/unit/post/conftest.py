"""A store of one's own for every test, on a clock that only moves when somebody sleeps."""

from __future__ import annotations

import random
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.post.backoff import Backoff
from db.home import Home
from db.store import Store
from tests.unit.post.hours import Hours
from tests.unit.post.telegram import Telegram, telegram


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("home") / "home"
    Home(path).create(clock=Hours())
    return path


@pytest.fixture
def store(template: Path, tmp_path: Path, hours: Hours) -> Iterator[Store]:
    home = tmp_path / "home"
    shutil.copytree(template, home)
    with Store.open(home, clock=hours, rng=random.Random(3)) as store:
        yield store


@pytest.fixture
def backoff() -> Backoff:
    return Backoff(random.Random(5))


@pytest.fixture
async def line() -> AsyncIterator[Telegram]:
    async with telegram() as line:
        yield line


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
