"""What a button's action begins with belongs to one handler, wherever it is declared."""

from __future__ import annotations

from bot.staff import tool_routes
from db.letters import FETCH_AGAIN
from handlers.seeker.safety import presses


def test_no_button_of_another_file_takes_the_word_that_fetches_a_voice_again() -> None:
    """The post office acts on that word before any handler sees the press."""
    assert FETCH_AGAIN not in presses.PRESSES
    assert FETCH_AGAIN not in tool_routes.PRESSES
