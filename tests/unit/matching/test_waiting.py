from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from matching.queue import Waiting
from matching.waiting import FEWEST, RECENT, Expectation, Wait, expectation, position
from tests.unit.matching.made_up import NOW, wish

MINUTE = timedelta(minutes=1)


def waited(*minutes, level=1, ago=timedelta(days=1)):
    """Waits of so many minutes that ended a while ago."""
    return [Wait(NOW - ago, 60 * one, level) for one in minutes]


def waiting(case="other", level=1, minutes=0):
    """A case that waits still."""
    return Waiting(wish(case_id=case), level, NOW - minutes * MINUTE)


def band(low, high):
    """From so many minutes to so many."""
    return Expectation(low * MINUTE, high * MINUTE)


def test_the_place_in_the_queue_is_that_in_turn():
    """An urgent case stands before one that came earlier."""
    queue = [waiting("first", minutes=9), waiting("second"), waiting("urgent", level=0)]
    assert [position(case, queue) for case in ("urgent", "first", "second")] == [1, 2, 3]


def test_who_does_not_wait_has_no_place():
    """For a case that is not in the queue there is no position."""
    assert position("elsewhere", [waiting()]) is None


def test_half_by_the_low_end_and_four_in_five_by_the_high():
    """Of ten waits the fifth and the eighth are told, whatever the longest was."""
    history = waited(*range(10, 100, 10), 5000)
    assert expectation(1, history, [], NOW) == band(50, 80)


@pytest.mark.parametrize(
    "history",
    [
        [],
        waited(*range(FEWEST - 1)),
        waited(*range(20), ago=RECENT + MINUTE),
        waited(*range(20), ago=-MINUTE),
    ],
)
def test_nothing_is_told_when_too_little_is_known(history):
    """Few waits, or only old ones, or ones that are yet to come, promise nothing."""
    assert expectation(1, history, [], NOW) is None


def test_waits_of_the_own_level_count_when_there_are_enough():
    """An urgent case is told how long urgent ones waited."""
    history = [*waited(*[10] * FEWEST, level=0), *waited(*[600] * 50, level=2)]
    assert expectation(0, history, [], NOW) == band(10, 10)


def test_with_too_few_of_the_own_level_all_count():
    """Four urgent waits are not enough; then everybody's are."""
    history = [*waited(*[10] * (FEWEST - 1), level=0), *waited(*[600] * 50, level=2)]
    assert expectation(0, history, [], NOW) == band(600, 600)


def test_who_has_waited_is_told_what_is_left():
    """After an hour only those who waited longer than an hour say how it may go on."""
    history = waited(*[10] * 50, *[70, 80, 90, 100, 110])
    assert expectation(1, history, [], NOW, already=60 * MINUTE) == band(30, 40)


def test_who_has_waited_longer_than_nearly_all_is_told_nothing():
    """Where history ends, so does what can be told."""
    assert expectation(1, waited(*[10] * 50), [], NOW, already=11 * MINUTE) is None


def test_a_queue_at_a_standstill_is_not_called_quick():
    """Ten quick matches of before, and ten people who have waited for a day since: nothing is promised."""
    history = waited(*[10] * 10)
    assert expectation(1, history, [], NOW) == band(10, 10)
    assert expectation(1, history, [waiting(str(n), minutes=1440) for n in range(10)], NOW) is None


def test_who_has_only_just_come_changes_nothing():
    """Somebody in the queue for no time tells nothing about how long it takes."""
    history = waited(*range(10, 110, 10))
    assert expectation(1, history, [waiting()], NOW) == expectation(1, history, [], NOW)


minutes = st.lists(st.integers(1, 3000), min_size=FEWEST, max_size=30)


@given(minutes)
def test_the_ends_are_percentiles(known):
    """With nobody waiting, half waited no longer than the low end, four in five than the high."""
    told = expectation(1, waited(*known), [], NOW)
    assert sum(one * MINUTE <= told.low for one in known) / len(known) >= 0.5
    assert sum(one * MINUTE <= told.high for one in known) / len(known) >= 0.8
    assert sum(one * MINUTE < told.low for one in known) / len(known) < 0.5
    assert sum(one * MINUTE < told.high for one in known) / len(known) < 0.8


@given(minutes, st.lists(st.integers(0, 3000), max_size=30))
def test_those_who_wait_still_never_shorten_what_is_told(known, still):
    """Counting the queue makes the band the same or later, or takes it back."""
    without = expectation(1, waited(*known), [], NOW)
    queue = [waiting(str(at), minutes=one) for at, one in enumerate(still)]
    told = expectation(1, waited(*known), queue, NOW)
    assert told is None or (told.low >= without.low and told.high >= without.high)
