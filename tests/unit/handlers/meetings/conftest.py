from __future__ import annotations

import pytest

from tests.unit.handlers.meetings.hall import Hall
from tests.unit.handlers.room import Room


@pytest.fixture
def hall(room: Room) -> Hall:
    return Hall(room)
