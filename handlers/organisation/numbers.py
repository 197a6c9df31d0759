"""Texts with an organisation's own telephone numbers where the program's have those of the Netherlands."""

from __future__ import annotations

from collections.abc import Mapping

from locales.book import book
from locales.first import number
from locales.languages import SOURCE
from locales.organisation import AS_IT_COMES
from locales.register import register


def renumbered(code: str, numbers: Mapping[str, str]) -> dict[str, str]:
    """By key, the texts of a language in which a number became another one for the same purpose.

    A number is put in only where it stands for all of its purpose: a text that names a purpose the
    organisation has no number for stays as it is, and `check` asks for other words.
    """
    swaps = [(number(old), numbers[why]) for why, old in _longest_first() if numbers.get(why, old) != old]
    forms = {} if code == SOURCE else book(code).forms
    made = {}
    for key, what in register().items():
        before = forms.get(key, what.sources)[-1]
        after = before
        for old, new in swaps:
            after = old.sub(f"\x00{new}\x00", after)
        if after != before and not what.english_plural:
            made[key] = after.replace("\x00", "")
    return made


def _longest_first() -> list[tuple[str, str]]:
    return sorted(AS_IT_COMES.numbers.items(), key=lambda one: -len(one[1]))
