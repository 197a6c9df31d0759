from __future__ import annotations

import pytest

from tests.unit.handlers.clock.watch import Watch
from tests.unit.handlers.room import Room


@pytest.fixture
def watch(room: Room) -> Watch:
    return Watch(room)
