"""The public holidays on which a line is closed."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

NO_HOLIDAYS = "NONE"
"""Instead of a country: the line is open on every day."""

YEARS = 30
"""How far ahead holidays are looked up. Their law may change sooner; a newer `holidays` then knows."""

ALMANAC = Path(__file__).with_name("almanac.py")


class NoAlmanac(RuntimeError):
    """The program that knows the holidays ended without an answer."""

    def __init__(self, code: int) -> None:
        """Name its exit code."""
        super().__init__(
            f"the public holidays could not be looked up: bot/almanac.py ended with {code}; "
            "AMANA_HOLIDAYS=none does without them"
        )


@cache
def countries() -> frozenset[str]:
    """The countries whose holidays are known, by ISO 3166-1 alpha-2 code. Raises NoAlmanac."""
    return frozenset(_said())


@cache
def public_holidays(country: str, since: int) -> frozenset[date]:
    """The country's public holidays from a year on; none for NO_HOLIDAYS. Raises NoAlmanac."""
    if country == NO_HOLIDAYS:
        return frozenset()
    return frozenset(map(date.fromisoformat, _said(country, str(since), str(since + YEARS))))


def _said(*asked: str) -> list[str]:
    """What the almanac answers, which is given none of the line's secrets."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("AMANA_")}
    done = subprocess.run(  # noqa: S603 - a country that was looked up, and years
        [sys.executable, "-P", ALMANAC, *asked], env=plain, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise NoAlmanac(done.returncode)
    return done.stdout.split()
