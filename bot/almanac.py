"""Every country's public holidays, by the library that has them:
`python bot/almanac.py [COUNTRY FIRST LAST]`.

A program of its own, and no part of the line: the library loads the calendars of all countries for the
sake of one, 12 MB that nobody asks for again once the dates are known (`bot/days_off.py`).
"""

from __future__ import annotations

import sys

import holidays
from holidays.registry import EntityLoader


def main(country: str = "", first: str = "", last: str = "") -> None:
    """A line for each country that is known, or for each holiday of one, from a year up to another."""
    if country:
        known = holidays.country_holidays(country, years=range(int(first), int(last)))
        lines = [day.isoformat() for day in known]
    else:
        lines = list(EntityLoader.get_country_codes(include_aliases=False))
    print("\n".join(lines))  # noqa: T201 - its answer


if __name__ == "__main__":
    main(*sys.argv[1:])
