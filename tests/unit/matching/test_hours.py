from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from matching.hours import HORIZON, SLOTS, Away, is_available, next_available, slot

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CAIRO = ZoneInfo("Africa/Cairo")
"""Where the clock skips from midnight to one o'clock in spring."""

moments = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 6, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
zones = st.sampled_from((AMSTERDAM, CAIRO))
days = st.integers(-5, 70)


@st.composite
def standings(draw):
    """Hours, days away, a pause, and a local moment near to all of them."""
    now = draw(moments).astimezone(draw(zones))
    hours = frozenset(draw(st.lists(st.sampled_from(SLOTS), max_size=4)))
    spans = draw(st.lists(st.tuples(days, st.integers(0, 40)), max_size=3))
    firsts = [(now.date() + timedelta(days=start), length) for start, length in spans]
    away = tuple(Away(first, first + timedelta(days=length)) for first, length in firsts)
    pause = draw(st.none() | st.integers(-60 * 24, 60 * 24 * 65).map(lambda m: now + timedelta(minutes=m)))
    return hours, away, pause, now


def here(*parts, fold=0):
    """A moment by the clock in Amsterdam."""
    return datetime(*parts, tzinfo=AMSTERDAM, fold=fold)


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, "night"),
        (5, "night"),
        (6, "morning"),
        (11, "morning"),
        (12, "afternoon"),
        (18, "evening"),
        (23, "evening"),
    ],
)
def test_a_day_has_four_parts(hour, part):
    """Each part begins at its first hour and ends before the next begins."""
    assert slot(here(2026, 3, 2, hour, 59)) == f"mon.{part}"


def test_no_hours_is_always():
    """Who named no hours can be asked at any."""
    assert is_available((), (), None, here(2026, 3, 2, 3))


def test_outside_their_hours_nobody_is_asked():
    """Monday evening is Monday evening only."""
    hours = frozenset(("mon.evening",))
    assert is_available(hours, (), None, here(2026, 3, 2, 18))
    assert not is_available(hours, (), None, here(2026, 3, 3, 18))


@pytest.mark.parametrize(("day", "there"), [(1, True), (2, False), (3, False), (4, True)])
def test_days_away_count_from_the_first_to_the_last(day, there):
    """The first and the last day belong to a holiday."""
    away = (Away(date(2026, 3, 2), date(2026, 3, 3)),)
    assert is_available((), away, None, here(2026, 3, day, 12)) is there


def test_a_pause_ends_at_its_moment():
    """A pause is over at the moment it was set to end, whatever zone that was written in."""
    until = datetime(2026, 3, 2, 11, tzinfo=UTC)
    assert not is_available((), (), until, here(2026, 3, 2, 11, 59))
    assert is_available((), (), until, here(2026, 3, 2, 12))


def test_in_the_hour_that_comes_twice_a_pause_ends_only_once():
    """When the clock goes back, the first half past two is not the second."""
    until = here(2026, 10, 25, 2, 30, fold=1)
    assert not is_available((), (), until, here(2026, 10, 25, 2, 45))
    assert is_available((), (), until, here(2026, 10, 25, 2, 45, fold=1))


def test_the_next_moment_is_the_beginning_of_a_part():
    """From Tuesday on, the next Monday evening begins on Monday at six."""
    found = next_available(frozenset(("mon.evening",)), (), None, here(2026, 3, 24, 9))
    assert found == here(2026, 3, 30, 18)
    assert found.utcoffset() == timedelta(hours=2)


def test_where_midnight_is_skipped_the_night_begins_when_it_can():
    """In Cairo, on the Friday on which the clock goes from twelve to one, the night begins at one."""
    found = next_available(frozenset(("fri.night",)), (), None, datetime(2026, 4, 23, 12, tzinfo=CAIRO))
    assert (found.day, found.hour) == (24, 1)


def test_somebody_away_for_long_has_no_next_moment():
    """Beyond the horizon nothing is promised."""
    away = (Away(date(2026, 3, 1), date(2026, 12, 31)),)
    assert next_available((), away, None, here(2026, 3, 2, 9)) is None


@given(standings())
def test_the_next_moment_is_one_and_none_before_it_is(standing):
    """At the moment told somebody is available, and in every quarter of an hour before it they are not."""
    *rest, now = standing
    found = next_available(*rest, now)
    assert found is None or (found.tzinfo is now.tzinfo and is_available(*rest, found))
    end = found.astimezone(UTC) if found else now.astimezone(UTC) + HORIZON
    moment = now.astimezone(UTC)
    while moment < end:
        assert not is_available(*rest, moment.astimezone(now.tzinfo))
        moment += timedelta(minutes=15)


@given(standings())
def test_who_is_available_is_so_now(standing):
    """For somebody who can be asked now, the next moment is now."""
    assert (next_available(*standing) == standing[-1]) == is_available(*standing)
