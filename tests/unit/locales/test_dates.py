"""Days and hours in every language."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from locales import dates

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EVENING = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


def test_hours_have_24():
    """The clock has 24 hours in every language."""
    assert dates.hour(time(21, 5)) == "21:05"


def test_an_hour_is_local():
    """A moment is told in the line's own zone."""
    assert dates.hour(EVENING, AMSTERDAM) == "00:30"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("nl", "23 november 2026"),
        ("tr", "23 Kasım 2026"),
        ("rif", "23 nuwember 2026"),
        ("ar", "23 نوفمبر 2026"),
        ("en", "23 November 2026"),
    ],
)
def test_a_day_in_words(code, said):
    """The month is named in the language, with Latin digits in Arabic too."""
    assert dates.day(date(2026, 11, 23), code) == said


def test_a_day_is_local():
    """Late in the evening in London it is tomorrow in Amsterdam."""
    assert dates.day_and_hour(EVENING, "nl", AMSTERDAM) == "24 november 2026, 00:30"


def test_the_day_of_the_week():
    """The day of the week is named in the language, in the line's own zone."""
    assert dates.weekday(EVENING, "nl", AMSTERDAM) == "dinsdag 24 november 2026"


def test_a_language_cldr_does_not_know_gets_a_date_all_the_same():
    """A made-up language gets CLDR's plain form."""
    assert "2026" in dates.day(date(2026, 11, 23), "xx")
