"""Months, written as 2026-11: which are over, and how people read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from locales import Tongue
from locales.dates import month
from locales.texts import figures as texts

_WRITTEN = re.compile(r"(\d{4})-(\d{2})")


class NoMonth(ValueError):
    """This is not a month; write it as 2026-11."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{given} is not a month; write it as 2026-11")


def read(given: str) -> str:
    """A month as it was typed. Raises NoMonth."""
    found = _WRITTEN.fullmatch(given)
    if not found or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004 — the months of a year
        raise NoMonth(given)
    return given


def over(first: str, now: str) -> tuple[str, ...]:
    """Every month from the first one up to, and without, the one it is now."""
    made = []
    year, number = int(first[:4]), int(first[5:])
    while f"{year:04}-{number:02}" < now:
        made.append(f"{year:04}-{number:02}")
        year, number = (year, number + 1) if number < 12 else (year + 1, 1)  # noqa: PLR2004
    return tuple(made)


def named(say: Tongue, written: str) -> str:
    """Such as November 2026."""
    return month(_first_day(written), say.code)


def period(say: Tongue, first: str, last: str) -> str:
    """From a month to a month; one month alone."""
    if first == last:
        return named(say, first)
    return say(texts.PERIOD, first=named(say, first), last=named(say, last))


def part(say: Tongue, months: Sequence[str]) -> str:
    """Months that are told together."""
    return period(say, months[0], months[-1])


def _first_day(written: str) -> date:
    return date(int(written[:4]), int(written[5:]), 1)
