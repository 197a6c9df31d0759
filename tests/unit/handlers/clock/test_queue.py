"""Whoever waits long hears an honest word, not too often and never at night."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handlers.clock import queue
from locales import tongue
from locales.texts import waiting as texts
from tests.unit.handlers.clock.watch import Watch, here

LONG = tongue("nl")(texts.TAKES_LONG)
SECOND = timedelta(seconds=1)


def told(watch: Watch) -> int:
    return sum(words.startswith(LONG) for words in watch.hears("seeker"))


@pytest.mark.parametrize(
    ("began", "due"),
    [
        (here(2026, 3, 10, 10), here(2026, 3, 10, 14)),
        (here(2026, 3, 10, 20), here(2026, 3, 11, 11)),
        (here(2026, 3, 10, 23), here(2026, 3, 11, 13)),
        (here(2026, 3, 28, 21), here(2026, 3, 29, 12)),
        (here(2026, 10, 24, 21), here(2026, 10, 25, 12)),
    ],
)
def test_the_first_word_comes_after_four_open_hours(watch: Watch, began, due) -> None:
    """Neither the night nor the hour that the clock skips or repeats counts, and not a second earlier."""
    watch.at(began)
    watch.case("waiting")
    watch.strikes(due - SECOND)
    assert told(watch) == 0
    watch.strikes(due)
    assert told(watch) == 1


def test_a_holiday_does_not_count(watch: Watch) -> None:
    """Over Christmas nobody is told that it takes long; the days off are not waited through."""
    watch.closes_on(date(2026, 12, 25), date(2026, 12, 26))
    watch.at(here(2026, 12, 24, 20))
    watch.case("waiting")
    watch.passes(here(2026, 12, 27, 10, 59))
    assert told(watch) == 0
    watch.strikes(here(2026, 12, 27, 11))
    assert told(watch) == 1


def test_the_next_word_comes_a_day_later(watch: Watch) -> None:
    """Once a day at most: not a second before the day is over."""
    watch.at(here(2026, 3, 10, 10))
    watch.case("waiting")
    watch.strikes(here(2026, 3, 10, 14))
    watch.passes(here(2026, 3, 11, 14) - SECOND)
    assert told(watch) == 1
    watch.strikes(here(2026, 3, 11, 14))
    assert told(watch) == 1


def test_a_day_that_ends_at_night_waits_for_the_morning(watch: Watch) -> None:
    """A word said late in the evening is followed by the next when the line opens."""
    watch.at(here(2026, 3, 10, 17, 59, 50))
    watch.case("waiting")
    watch.strikes(here(2026, 3, 10, 21, 59, 55))
    assert told(watch) == 1
    watch.passes(here(2026, 3, 12, 8, 59), timedelta(minutes=31))
    assert told(watch) == 0
    watch.strikes(here(2026, 3, 12, 9))
    assert told(watch) == 1


def test_who_is_matched_hears_no_more_of_waiting(watch: Watch) -> None:
    """It stops with the match."""
    watch.at(here(2026, 3, 10, 10))
    case, _, member = watch.case("waiting")
    watch.room.work.cases.save(replace(case, state="open"))
    watch.room.held(case, member)
    watch.strikes(here(2026, 3, 10, 18))
    assert told(watch) == 0


def test_who_cannot_be_reached_gets_no_heap_of_reminders(watch: Watch) -> None:
    """While the bot is blocked nothing is queued, and afterwards the word is not lost."""
    watch.at(here(2026, 3, 10, 10))
    _, seeker, _ = watch.case("waiting")
    watch.room.work.seekers.save(replace(seeker, unreachable=True))
    watch.passes(here(2026, 3, 12, 14))
    assert told(watch) == 0
    watch.room.work.seekers.save(seeker)
    watch.strikes()
    assert told(watch) == 1


def test_a_second_wait_begins_anew(watch: Watch) -> None:
    """Back in the queue after a confidant left, an earlier reminder counts for nothing."""
    watch.at(here(2026, 3, 10, 10))
    case, _, _ = watch.case("waiting")
    watch.strikes(here(2026, 3, 10, 14))
    watch.at(here(2026, 3, 10, 15))
    watch.room.work.cases.save(replace(watch.again(case), waiting_since=watch.now))
    assert told(watch) == 1
    watch.strikes(here(2026, 3, 10, 19) - SECOND)
    assert told(watch) == 0
    watch.strikes(here(2026, 3, 10, 19))
    assert told(watch) == 1


def test_one_case_that_fails_holds_up_no_other(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong with the first is undone alone, and the second is told."""
    watch.at(here(2026, 3, 10, 10))
    first, _, _ = watch.case("waiting")
    watch.case("waiting")
    whole = queue.waiting.takes_long

    def breaks(desk, seeker, case):
        if case.id == first.id:
            raise RuntimeError
        whole(desk, seeker, case)

    monkeypatch.setattr(queue.waiting, "takes_long", breaks)
    watch.strikes(here(2026, 3, 10, 14))
    assert told(watch) == 1
    assert watch.again(first).nudged_at is None
