"""Days and hours as each language writes them (CLDR), on a clock of 24 hours as in the Netherlands.

`code` is that of a tongue, its script too.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_date

from locales.cldr import locale_of
from locales.languages import SOURCE, TIFINAGH, parted
from locales.tifinagh import to_tifinagh


def hour(moment: datetime | time, zone: ZoneInfo | None = None) -> str:
    """The time of day, such as 09:05, in every language alike. A datetime is moved to `zone`."""
    if isinstance(moment, datetime) and zone is not None:
        moment = moment.astimezone(zone)
    return f"{moment:%H:%M}"


def day(moment: datetime | date, code: str, zone: ZoneInfo | None = None) -> str:
    """The date in words, such as 23 november 2026. A datetime is moved to `zone` first."""
    if isinstance(moment, datetime) and zone is not None:
        moment = moment.astimezone(zone)
    return _written(moment, "long" if code != SOURCE else "d MMMM y", code)


def weekday(moment: datetime | date, code: str, zone: ZoneInfo | None = None) -> str:
    """The day of the week and the date in words."""
    if isinstance(moment, datetime) and zone is not None:
        moment = moment.astimezone(zone)
    return f"{weekday_name(moment, code)} {day(moment, code)}"


def day_and_hour(moment: datetime, code: str, zone: ZoneInfo) -> str:
    """The date and the time of day."""
    return f"{day(moment, code, zone)}, {hour(moment, zone)}"


def weekday_name(moment: date, code: str) -> str:
    """The day of the week alone, in full."""
    return _written(moment, "EEEE", code)


def weekday_short(moment: date, code: str) -> str:
    """The day of the week alone, as short as this language writes it."""
    return _written(moment, "EEE", code)


def day_short(moment: date, code: str) -> str:
    """The date with the month's name shortened, for a button."""
    return _written(moment, "d MMM y", code)


def month(moment: date, code: str) -> str:
    """The month's short name and the year, such as nov 2026."""
    return _written(moment, "LLL y", code)


def _written(moment: date, pattern: str, code: str) -> str:
    language, script = parted(code)
    words = format_date(moment, pattern, locale=locale_of(language))
    return to_tifinagh(words) if script == TIFINAGH else words
