from __future__ import annotations

import pytest

from tests.unit.handlers.room import Room
from tests.unit.handlers.voices.conversation import Conversation, conversation


@pytest.fixture(params=["seeker", "confidant"])
def talk(room: Room, request: pytest.FixtureRequest) -> Conversation:
    return conversation(room, request.param)
