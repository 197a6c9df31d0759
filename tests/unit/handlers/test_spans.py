"""Lengths of time in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.clock import spans
from locales import tongue
from matching.waiting import Expectation

NL = tongue("nl")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "5 minuten"),
        (17, "20 minuten"),
        (55, "55 minuten"),
        (56, "1 uur"),
        (61, "2 uur"),
        (48 * 60, "48 uur"),
        (49 * 60, "3 dagen"),
    ],
)
def test_a_length_is_rounded_up(minutes: int, said: str) -> None:
    """Who is told less than it takes has been promised too much."""
    assert spans.span(NL, timedelta(minutes=minutes)) == said


def test_a_band_whose_ends_are_told_alike_is_one_length() -> None:
    """Nobody says: 2 hours to 2 hours."""
    alike = Expectation(timedelta(minutes=70), timedelta(minutes=110))
    assert spans.expected(NL, alike) == "ongeveer 2 uur"
    apart = Expectation(timedelta(minutes=20), timedelta(minutes=110))
    assert spans.expected(NL, apart) == "20 minuten tot 2 uur"


@pytest.mark.parametrize(("days", "said"), [(42, "6 weken"), (7, "1 week"), (30, "30 dagen")])
def test_whole_weeks_are_told_as_weeks(days: int, said: str) -> None:
    """Otherwise it is days."""
    assert spans.weeks(NL, timedelta(days=days)) == said
