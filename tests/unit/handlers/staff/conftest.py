from __future__ import annotations

import pytest

from tests.unit.handlers.room import Room
from tests.unit.handlers.staff.team import Team


@pytest.fixture
def team(room: Room) -> Team:
    return Team(room)
