"""What CLDR knows of a language, through Babel; a language it does not know gets plain defaults."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

_ORDER = ("zero", "one", "two", "few", "many", "other")


@lru_cache(maxsize=64)
def locale_of(code: str) -> Locale:
    """Babel's locale for a language code, or CLDR's root where there is none."""
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("root")


@lru_cache(maxsize=64)
def plural_categories(code: str) -> tuple[str, ...]:
    """The plural categories of a language in gettext's order; only `other` where it has none."""
    tags = {*locale_of(code).plural_form.tags, "other"}
    return tuple(category for category in _ORDER if category in tags)


def plural_index(code: str, count: float) -> int:
    """Which of the language's plural forms goes with `count`."""
    return plural_categories(code).index(locale_of(code).plural_form(count))
