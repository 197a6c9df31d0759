"""What is kept in the clear of when a case is looked at next is coarse, and never too late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from db.looks import DAY, FINE, LONGEST, coarse

NOWS = st.timedeltas(timedelta(), timedelta(days=5000)).map(
    lambda ahead: datetime(2024, 1, 1, tzinfo=UTC) + ahead
)
AHEADS = st.timedeltas(timedelta(minutes=-90), timedelta(days=400))


@given(NOWS, AHEADS)
def test_it_is_never_later_than_was_said_nor_than_the_longest_time(now, ahead):
    """Whatever is due, the duty that does it finds its case."""
    assert coarse(now, now + ahead) <= min(now + ahead, now + LONGEST)
    assert coarse(now, None) <= now + LONGEST


@given(NOWS, AHEADS)
def test_it_is_a_day_or_a_few_minutes_and_no_finer(now, ahead):
    """A copy of the database does not tell by the second when somebody did something."""
    kept = coarse(now, now + ahead)
    assert kept - datetime(1970, 1, 1, tzinfo=UTC) == (kept - datetime(1970, 1, 1, tzinfo=UTC)) // FINE * FINE
    assert kept - now <= DAY or (kept.hour, kept.minute) == (0, 0)


@given(NOWS, AHEADS)
def test_it_is_not_much_earlier_either(now, ahead):
    """Within a day a case is looked at for minutes, not for hours, before something is due."""
    kept = coarse(now, now + ahead)
    assert min(now + ahead, now + LONGEST) - kept < (DAY if ahead > DAY else FINE)
