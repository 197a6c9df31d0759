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
    forms = {} if code == SOURCE else book(code).forms
    made = {}
    for key, what in register().items():
        before = forms.get(key, what.sources)[-1]
        after = exchanged(before, numbers)
        if after != before and not what.english_plural:
            made[key] = after
    return made


def exchanged(text: str, numbers: Mapping[str, str]) -> str:
    """A text with these numbers, by what they are for, where it has the program's for the same purpose."""
    for why, old in _longest_first():
        if (new := numbers.get(why, old)) != old:
            # What has been put in is not looked at again: one organisation's 113 may be another's 112.
            text = number(old).sub("\x00".join(("", *new, "")), text)
    return text.replace("\x00", "")


def _longest_first() -> list[tuple[str, str]]:
    return sorted(AS_IT_COMES.numbers.items(), key=lambda one: -len(one[1]))
