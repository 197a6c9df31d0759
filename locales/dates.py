"""Days and hours as each language writes them (CLDR), on a clock of 24 hours as in the Netherlands."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_date

from locales.cldr import locale_of


def hour(moment: datetime | time, zone: ZoneInfo | None = None) -> str:
    """The time of day, such as 09:05, in every language alike. A datetime is moved to `zone`."""
    if isinstance(moment, datetime) and zone is not None:
        moment = moment.astimezone(zone)
    return f"{moment:%H:%M}"


def day(moment: datetime | date, code: str, zone: ZoneInfo | None = None) -> str:
    """The date in words, such as 23 november 2026. A datetime is moved to `zone` first."""
    if isinstance(moment, datetime) and zone is not None:
        moment = moment.astimezone(zone)
    return format_date(moment, "long" if code != "en" else "d MMMM y", locale=locale_of(code))


def weekday(moment: datetime | date, code: str, zone: ZoneInfo | None = None) -> str:
    """The day of the week and the date in words."""
    if isinstance(moment, datetime) and zone is not None:
        moment = moment.astimezone(zone)
    return f"{format_date(moment, 'EEEE', locale=locale_of(code))} {day(moment, code)}"


def day_and_hour(moment: datetime, code: str, zone: ZoneInfo) -> str:
    """The date and the time of day."""
    return f"{day(moment, code, zone)}, {hour(moment, zone)}"


def weekday_name(moment: date, code: str) -> str:
    """The day of the week alone, in full."""
    return format_date(moment, "EEEE", locale=locale_of(code))


def weekday_short(moment: date, code: str) -> str:
    """The day of the week alone, as short as this language writes it."""
    return format_date(moment, "EEE", locale=locale_of(code))


def day_short(moment: date, code: str) -> str:
    """The date with the month's name shortened, for a button."""
    return format_date(moment, "d MMM y", locale=locale_of(code))
