"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from handlers.clock import days

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14-12", date(2026, 12, 14)),
        ("14/12", date(2026, 12, 14)),
        ("2026-12-14", date(2026, 12, 14)),
        ("14.12.2026", date(2026, 12, 14)),
        ("٣-١", date(2027, 1, 3)),
        ("27-11", TODAY),
        ("26-11", date(2027, 11, 26)),
    ],
)
def test_a_day_is_the_next_one_that_fits(typed: str, meant: date) -> None:
    """Day first or year first; without a year it is the next such day, in any digits."""
    assert days.read(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed", ["", "morgen", "31-2", "14-13", "2026-11-26", "2028-01-01", "14-12-26", "14-12 15-12", "0-0"]
)
def test_what_is_no_coming_day_is_none(typed: str) -> None:
    """Nonsense, days that do not exist, days gone by and days over a year away."""
    assert days.read(typed, TODAY) is None


@given(st.text(max_size=12))
def test_no_text_makes_it_stumble(typed: str) -> None:
    """Whatever is typed, it is a day of the coming year or none."""
    found = days.read(typed, TODAY)
    assert found is None or TODAY <= found <= TODAY + days.AHEAD


@given(st.dates(TODAY, TODAY + timedelta(days=364)))
def test_every_day_of_the_coming_year_can_be_typed(day: date) -> None:
    """With the year or without it."""
    assert days.read(day.isoformat(), TODAY) == day
    assert days.read(f"{day.day}-{day.month}", TODAY) == day
