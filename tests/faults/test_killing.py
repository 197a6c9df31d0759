"""The short form of `make faults`: a few kills, and nothing is lost."""

from __future__ import annotations

from tests.faults.counting import Tally, tally
from tests.faults.points import ALL, Aims
from tests.faults.round import Plan, round_in
from tests.faults.victim import hangman

MARK = "(again?)"
PLAN = Plan("20161201", kills=4, longest=5.0)


def test_what_arrived_once_in_order_is_sound():
    """Everything there, once, in order: the promise held."""
    assert tally(["a", "b"], ["a", "hello", "b"], [], MARK) == Tally(written=2)


def test_what_did_not_arrive_is_lost():
    """A message that stands nowhere counts as lost."""
    assert tally(["a", "b"], ["b"], [], MARK) == Tally(written=2, lost=1)


def test_a_second_copy_has_to_say_so():
    """A copy with the mark is counted apart from one without."""
    assert tally(["a"], ["a", f"{MARK} a"], [], MARK) == Tally(written=1, marked=1)
    assert tally(["a"], ["a", "a"], [], MARK) == Tally(written=1, unmarked=1)


def test_what_overtook_another_is_misplaced():
    """The order in which messages first appear is the order in which they were written."""
    assert tally(["a", "b"], ["b", "a"], [], MARK) == Tally(written=2, misplaced=1)


def test_what_stands_on_another_phone_is_misdelivered():
    """A message that somebody else sees counts, whoever else saw it."""
    assert tally(["a"], ["a"], ["hello a"], MARK) == Tally(written=1, misdelivered=1)


async def test_nothing_is_lost_when_the_line_is_killed(tmp_path):
    """Killed again and again while all write, the line delivers everything, in order, to the right person."""
    async with hangman() as executioner, round_in(tmp_path, PLAN, executioner, Aims()) as one:
        found = await one.run()
    assert found.wrong == []
    assert found.written
    assert found.kills >= PLAN.kills


def test_every_named_point_is_there():
    """Each names something that the product still has under this name."""
    assert ALL
    assert all(callable(point.found()) for point in ALL.values())
