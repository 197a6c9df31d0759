"""What the line says in a case is found again by numbers that nothing else has."""

from __future__ import annotations

from db.letters import BESIDE
from handlers.own_numbers import Own


def test_no_two_things_share_a_number() -> None:
    """Taking one away never takes another; enum.unique would not let the program start otherwise."""
    assert len({one.value for one in Own}) == len(Own.__members__)


def test_no_entry_and_no_album_has_one() -> None:
    """Entries count up from 1, what stands beside an album down from far below."""
    assert all(BESIDE < one.value <= 0 for one in Own)
