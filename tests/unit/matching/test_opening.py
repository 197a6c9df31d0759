from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from matching.opening import Opening

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NEW_YEAR = date(2026, 1, 1)

clock = st.integers(0, 24 * 4 - 1).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
moments = st.integers(0, 366 * 24 * 12).map(
    lambda minutes: datetime(2025, 12, 1, tzinfo=UTC) + timedelta(minutes=5 * minutes)
)


def line(opens, closes, *closed):
    """A line in Amsterdam with these hours and days off."""
    return Opening(time.fromisoformat(opens), time.fromisoformat(closes), AMSTERDAM, frozenset(closed))


def here(*parts, fold=0):
    """A moment by the clock in Amsterdam."""
    return datetime(*parts, tzinfo=AMSTERDAM, fold=fold)


@pytest.mark.parametrize(
    ("opens", "closes", "hour", "is_open"),
    [
        ("09:00", "22:00", 8, False),
        ("09:00", "22:00", 9, True),
        ("09:00", "22:00", 22, False),
        ("20:00", "02:00", 1, True),
        ("20:00", "02:00", 2, False),
        ("20:00", "02:00", 21, True),
        ("09:00", "09:00", 3, True),
    ],
)
def test_open_from_the_first_moment_to_before_the_last(opens, closes, hour, is_open):
    """Hours may pass midnight, and the same hour twice is the whole day round."""
    assert line(opens, closes).is_open(here(2026, 3, 3, hour)) is is_open


def test_a_day_off_is_closed():
    """On a day off nobody is told that the line is open."""
    assert not line("09:00", "22:00", NEW_YEAR).is_open(here(2026, 1, 1, 12))


def test_the_evening_before_a_day_off_ends_as_always():
    """What is open past midnight belongs to the day on which it opened."""
    late = line("20:00", "02:00", NEW_YEAR)
    assert late.is_open(here(2026, 1, 1, 1))
    assert not late.is_open(here(2026, 1, 2, 1))


def test_the_next_opening_passes_days_off():
    """After closing on New Year's Eve it is open on the second of January."""
    found = line("09:00", "22:00", NEW_YEAR).next_opening(here(2025, 12, 31, 22))
    assert found == here(2026, 1, 2, 9)


def test_the_next_opening_is_now_when_it_is_open():
    """Nobody waits for an open line."""
    now = here(2026, 3, 3, 12)
    assert line("09:00", "22:00").next_opening(now) == now


def test_a_line_closed_for_good_has_no_next_opening():
    """With every day off there is nothing to tell."""
    off = [NEW_YEAR + timedelta(days=days) for days in range(-1, 90)]
    assert line("09:00", "22:00", *off).next_opening(here(2026, 1, 1, 12)) is None


def test_nine_o_clock_is_nine_o_clock_in_summer_and_in_winter():
    """The night the clock changes, the line opens by the clock on the wall."""
    daytime = line("09:00", "22:00")
    spring = daytime.next_opening(here(2026, 3, 28, 23)).astimezone(UTC)
    autumn = daytime.next_opening(here(2026, 10, 24, 23)).astimezone(UTC)
    assert (spring.hour, autumn.hour) == (7, 8)


def test_an_opening_in_the_hour_that_comes_twice_begins_once():
    """Open from half past two: from the first of the two on, without closing in between."""
    odd = line("02:30", "05:00")
    assert not odd.is_open(here(2026, 10, 25, 2, 15))
    assert odd.is_open(here(2026, 10, 25, 2, 30))
    assert odd.is_open(here(2026, 10, 25, 2, 15, fold=1))


@given(clock, clock, moments)
def test_on_days_without_a_clock_change_the_clock_on_the_wall_decides(opens, closes, now):
    """Open as the hours of the clock say, within them or, past midnight, not between them."""
    wall = now.astimezone(AMSTERDAM)
    around = [wall + timedelta(days=days) for days in (-1, 0, 1)]
    if len({day.utcoffset() for day in around}) == 1:
        within = opens <= wall.time() < closes if opens < closes else not closes <= wall.time() < opens
        assert Opening(opens, closes, AMSTERDAM).is_open(now) == within


@given(clock, clock, moments, st.sets(st.integers(0, 370), max_size=40))
def test_the_next_opening_is_open_and_nothing_before_it_is(opens, closes, now, off):
    """At the moment told the line is open, and in every quarter of an hour before it is not."""
    closed = frozenset(date(2025, 12, 1) + timedelta(days=days) for days in off)
    hours = Opening(opens, closes, AMSTERDAM, closed)
    found = hours.next_opening(now)
    assert found is not None
    assert hours.is_open(found)
    moment = now
    while moment < found.astimezone(UTC):
        assert not hours.is_open(moment)
        moment += timedelta(minutes=15)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        (here(2026, 3, 10, 10), here(2026, 3, 10, 14), 4),
        (here(2026, 3, 10, 20), here(2026, 3, 11, 10), 3),
        (here(2026, 3, 10, 22), here(2026, 3, 11, 9), 0),
        (here(2026, 3, 14, 12), here(2026, 3, 10, 12), 0),
        (here(2025, 12, 31, 21), here(2026, 1, 2, 10), 2),
        (here(2026, 3, 28, 21), here(2026, 3, 29, 10), 2),
    ],
)
def test_open_time_leaves_out_the_night_and_days_off(since, until, hours):
    """Only what lies within opening hours counts; backwards it is nothing."""
    assert line("09:00", "22:00", NEW_YEAR).open_time(since, until) == timedelta(hours=hours)


@pytest.mark.parametrize(("day", "hours"), [((2026, 3, 29), 23), ((2026, 10, 25), 25)])
def test_a_line_that_never_closes_counts_the_day_as_long_as_it_is(day, hours):
    """The hour that the clock skips did not happen, the one that comes twice happened twice."""
    start = here(*day)
    assert line("09:00", "09:00").open_time(start, here(*day) + timedelta(days=1)) == timedelta(hours=hours)


@given(clock, clock, st.tuples(moments, moments, moments))
def test_open_time_adds_up(opens, closes, three):
    """The open time of a stretch is that of its parts, and never more than the stretch."""
    first, middle, last = sorted(three)
    of = line(opens.isoformat(), closes.isoformat(), NEW_YEAR).open_time
    assert of(first, middle) + of(middle, last) == of(first, last)
    assert timedelta() <= of(first, last) <= last - first
