"""What a text quotes from a screen reads as that screen does, in every language and script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message

from locales.book import read_catalog
from locales.languages import catalog_path, translated
from locales.tifinagh import KEPT_NAMES, to_tifinagh

QUOTED = re.compile("[“«]([^”»]+)[”»]")
A_LABEL = 40
"""Characters: what is longer is no label."""
OF_OTHERS = {one.casefold() for one in KEPT_NAMES}
"""Words of Telegram's own menus, as a Dutch phone shows them."""
AN_EXAMPLE = "Veilig Thuis Utrecht"
"""Of what somebody could write, with a town in it; it is on no screen."""


@cache
def catalog(code: str) -> Catalog:
    return read_catalog(code, catalog_path(code))


def english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[-1]


def said(message: Message) -> str:
    return message.string if isinstance(message.string, str) else message.string[0]


def bare(label: str) -> str:
    """Without the signs beside it."""
    return re.sub(r"^[\W_]+|[\W_]+$", "", label).casefold()


def labels(code: str) -> dict[str, set[str]]:
    """How each short text may read in a language, by its English."""
    found: dict[str, set[str]] = {}
    for message in catalog(code):
        if message.id and len(english(message)) < A_LABEL:
            found.setdefault(bare(english(message)), set()).add(bare(said(message)))
    return found


def misquoted(code: str) -> Iterator[str]:
    known = labels(code)
    for message in catalog(code):
        if not message.id:
            continue
        quoted = {bare(one) for one in QUOTED.findall(said(message))}
        if quoted & OF_OTHERS:
            continue
        for one in QUOTED.findall(english(message)):
            if bare(one) in known and not quoted & known[bare(one)]:
                yield f"{message.context}: “{one}” reads {sorted(known[bare(one)])} on its screen"


@pytest.mark.parametrize("code", translated())
def test_a_button_is_quoted_as_it_reads(code: str) -> None:
    """Whoever looks for it finds it."""
    assert list(misquoted(code)) == []


def test_something_is_looked_at() -> None:
    """English texts do quote labels."""
    known = labels("nl")
    quotes = [one for m in catalog("nl") if m.id for one in QUOTED.findall(english(m)) if bare(one) in known]
    assert len(quotes) > 5


def test_words_of_another_program_stay_as_they_are_in_tifinagh() -> None:
    """A Dutch menu shows Latin letters: what Tarifit quotes as Dutch does is no Tarifit."""
    dutch = {one for m in catalog("nl") if m.id for one in QUOTED.findall(said(m))}
    tarifit = {one for m in catalog("rif") if m.id for one in QUOTED.findall(said(m))}
    shown = {one for one in dutch & tarifit if not one.startswith("{")}
    of_others = {one for one in shown if re.search("[A-Za-z]", one)} - {AN_EXAMPLE}
    assert of_others
    assert {one for one in of_others if to_tifinagh(one) != one} == set()
