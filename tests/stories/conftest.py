"""The line of each story, opened before it and closed after it."""

from __future__ import annotations

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
