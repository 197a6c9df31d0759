"""When a meeting is again."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st

from handlers.meetings.repeating import later

HERE = ZoneInfo("Europe/Amsterdam")
FIRSTS = st.builds(
    lambda day, hour: datetime.combine(day, time(hour, 30), HERE),
    st.dates(date(2026, 1, 1), date(2029, 12, 31)),
    st.integers(6, 22),
)


@given(first=FIRSTS, times=st.integers(1, 11), every=st.sampled_from(("week", "month")))
def test_always_at_the_same_hour_on_the_same_day_of_the_week(first, times, every) -> None:
    """By the clock where the line is, whatever summer time does."""
    made = [moment.astimezone(HERE) for moment in later(first.astimezone(UTC), every, times, HERE)]
    assert len(made) == times
    assert {(moment.weekday(), moment.time()) for moment in made} == {(first.weekday(), first.time())}


@given(first=FIRSTS, times=st.integers(1, 11))
def test_monthly_is_once_in_each_month_and_the_second_tuesday_stays_the_second(first, times) -> None:
    """A fifth one becomes the last of a month that has only four."""
    made = [moment.astimezone(HERE) for moment in later(first.astimezone(UTC), "month", times, HERE)]
    months = [moment.year * 12 + moment.month for moment in (first, *made)]
    assert months == list(range(months[0], months[0] + times + 1))
    nth = (first.day - 1) // 7
    assert all((moment.day - 1) // 7 in {nth, min(nth, 3)} for moment in made)


def test_over_the_change_to_summer_time_it_stays_half_past_seven() -> None:
    """In UTC it moves."""
    first = datetime(2026, 3, 24, 19, 30, tzinfo=HERE)
    (made,) = later(first.astimezone(UTC), "week", 1, HERE)
    assert made == datetime(2026, 3, 31, 17, 30, tzinfo=UTC)
