"""The pages behind the menu."""

from __future__ import annotations

import pytest

from db.letters import AnswerPress
from handlers.seeker import menu
from locales import tongue
from locales.texts import seeker as texts
from tests.unit.handlers.room import Room


@pytest.mark.parametrize("action", ["page", "page:no_longer_there"])
def test_a_page_that_is_not_there_any_more_is_an_old_button(room: Room, action: str) -> None:
    """A button for a page that an earlier version had gets a clear word."""
    seeker = room.seeker()
    menu.turn_to_page(room.desk, seeker, room.press(seeker, action))
    assert room.post("seeker") == [AnswerPress("press", tongue("nl")(texts.OLD_BUTTON))]
