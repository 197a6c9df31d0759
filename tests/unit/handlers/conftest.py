from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.founding import default_questionnaire
from tests.unit.db.house import HandClock, new_home, opened
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room


@pytest.fixture
async def room(tmp_path: Path, clock: HandClock) -> AsyncIterator[Room]:
    with opened(new_home(tmp_path / "home"), clock) as store:
        async with store.transaction() as work:
            work.questionnaires.publish(default_questionnaire(), "default")
            yield Room(work)


@pytest.fixture
def scene(room: Room) -> Scene:
    """A case in good hands, and everything about it on everybody's phone."""
    made = Scene(room)
    made.phones.deliver()
    return made
