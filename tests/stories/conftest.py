"""The line of each story, opened before it and closed after it."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.line import StoryLine


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[StoryLine]:
    """A line whose staff bot has topics."""
    async with StoryLine(tmp_path) as opened:
        yield opened


@pytest.fixture
async def plain_line(tmp_path: Path) -> AsyncIterator[StoryLine]:
    """A line whose staff bot has no topics."""
    async with StoryLine(tmp_path, topics=False) as opened:
        yield opened


@pytest.fixture
def unused_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
