"""What a button's action begins with belongs to one handler, wherever it is declared."""

from __future__ import annotations

import re

from bot.seeker import routes as seeker_routes
from bot.staff import meeting_routes, practice_routes, routes, tool_routes
from db.letters import FETCH_AGAIN
from handlers.seeker.meetings import presses as meeting_presses
from handlers.seeker.safety import presses
from tests.tree import TOP


def test_no_button_of_another_file_takes_the_word_that_fetches_a_voice_again() -> None:
    """The post office acts on that word before any handler sees the press."""
    assert FETCH_AGAIN not in presses.PRESSES
    assert FETCH_AGAIN not in tool_routes.PRESSES
    assert FETCH_AGAIN not in {**meeting_presses.PRESSES, **meeting_routes.PRESSES}
    assert FETCH_AGAIN not in practice_routes.PRESSES


def test_no_word_stands_in_two_tables() -> None:
    """The later table would take the earlier one's button away, and nobody would hear of it."""
    assert presses.PRESSES.keys().isdisjoint(meeting_presses.PRESSES)
    assert tool_routes.PRESSES.keys().isdisjoint(meeting_routes.PRESSES)
    of_seekers = {**presses.PRESSES, **meeting_presses.PRESSES}
    of_staff = {**tool_routes.PRESSES, **meeting_routes.PRESSES}
    assert of_staff.keys().isdisjoint(practice_routes.PRESSES)
    of_staff |= practice_routes.PRESSES
    assert all(seeker_routes.PRESSES[verb] is does for verb, does in of_seekers.items())
    assert all(routes.PRESSES[verb] is does for verb, does in of_staff.items())
    written = (TOP / "bot/seeker/routes.py").read_text(), (TOP / "bot/staff/routes.py").read_text()
    for text, other in zip(written, (of_seekers, of_staff), strict=True):
        own = set(
            re.findall(r'^    "(\w+)": ', text.partition("PRESSES")[2].partition("\n}\n")[0], re.MULTILINE)
        )
        assert own
        assert own.isdisjoint(other)
