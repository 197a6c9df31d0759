from __future__ import annotations

from datetime import timedelta

from matching.queue import Waiting, in_turn
from tests.unit.matching.made_up import NOW, wish


def test_the_most_pressing_first_then_the_longest_wait():
    """Level comes before time, time before the case id."""
    queue = [
        Waiting(wish(case_id="new"), 1, NOW),
        Waiting(wish(case_id="b"), 1, NOW - timedelta(hours=1)),
        Waiting(wish(case_id="a"), 1, NOW - timedelta(hours=1)),
        Waiting(wish(case_id="pressing"), 0, NOW),
    ]
    assert [one.wish.case_id for one in in_turn(queue)] == ["pressing", "a", "b", "new"]
