"""A case in good hands."""

from __future__ import annotations

import pytest

from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room


@pytest.fixture
def scene(room: Room) -> Scene:
    made = Scene(room)
    made.phones.deliver()
    return made
