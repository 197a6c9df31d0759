"""Giving up a letter that alone keeps failing."""

from __future__ import annotations

from bot.post.patience import Patience


def test_in_an_outage_nothing_is_given_up():
    """While nothing else goes through, a letter may fail for ever."""
    patience = Patience(most=2)
    assert not any(patience.lost("staff", 1) for _ in range(100))


def test_a_letter_that_alone_fails_is_given_up():
    """A letter that failed too often between others that arrived is given up."""
    patience, answers = Patience(most=2), []
    for other in range(4):
        answers.append(patience.lost("staff", 1))
        patience.arrived("staff", 100 + other)
    assert answers == [False, False, True, False]


def test_an_answer_clears_the_count():
    """A letter that got through begins anew."""
    patience = Patience(most=2)
    for other in range(2):
        patience.lost("staff", 1)
        patience.arrived("staff", 100 + other)
    patience.arrived("staff", 1)
    assert not patience.lost("staff", 1)


def test_the_other_bot_proves_nothing():
    """That one bot is well says nothing about the other."""
    patience = Patience(most=1)
    for other in range(9):
        assert not patience.lost("staff", 1)
        patience.arrived("seeker", other)
