"""The public holidays on which a line is closed."""

from __future__ import annotations

from datetime import date
from functools import cache

NO_HOLIDAYS = "NONE"
"""Instead of a country: the line is open on every day."""

YEARS = 30
"""How far ahead holidays are looked up. Their law may change sooner; a newer `holidays` then knows."""


@cache
def countries() -> frozenset[str]:
    """The countries whose holidays are known, by ISO 3166-1 alpha-2 code."""
    import holidays

    return frozenset(holidays.list_supported_countries(include_aliases=False))


@cache
def public_holidays(country: str, since: int) -> frozenset[date]:
    """The country's public holidays from a year on; none for NO_HOLIDAYS."""
    import holidays

    if country == NO_HOLIDAYS:
        return frozenset()
    return frozenset(holidays.country_holidays(country, years=range(since, since + YEARS)))
