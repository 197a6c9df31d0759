"""What Telegram finds in a text by itself."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, strategies as st

from bot.sandbox.detecting import found_in
from bot.sandbox.styled import units


def finds(text):
    raw = text.encode("utf-16-le")
    return [(e.kind, raw[e.offset * 2 : e.end * 2].decode("utf-16-le")) for e in found_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start rif", [("bot_command", "/start")]),
        ("so /wis, please", [("bot_command", "/wis")]),
        ("/help@amana_bot", [("bot_command", "/help@amana_bot")]),
        ("and/or", []),
        ("ask @smn_nl.", [("mention", "@smn_nl")]),
        ("a@b", []),
        ("mail me@smn.nl!", [("email", "me@smn.nl")]),
        ("see https://smn.nl/a?b=c.", [("url", "https://smn.nl/a?b=c")]),
        ("see (smn.nl)", [("url", "smn.nl")]),
        ("https://nl.wikipedia.org/wiki/Hulp_(a)", [("url", "https://nl.wikipedia.org/wiki/Hulp_(a)")]),
        ("tg://user?id=1", [("url", "tg://user?id=1")]),
        ("end of it.then more", []),
        ("call +31 6 12345678 now", [("phone_number", "+31 6 12345678")]),
        ("it costs $EUR", [("cashtag", "$EUR")]),
        ("#help and #1", [("hashtag", "#help")]),
        ("😀 /start", [("bot_command", "/start")]),
        ("ⴰⵣⵓⵍ سلام", []),
    ],
)
def test_things_are_found(text, found):
    """Commands, names, addresses, links, numbers and tags are found, words are not."""
    assert finds(text) == found


@given(st.text())
def test_finds_never_overlap(text):
    """Finds lie within the text and do not overlap."""
    found = sorted(found_in(text), key=lambda entity: entity.offset)
    assert all(one.end <= other.offset for one, other in itertools.pairwise(found))
    assert all(entity.end <= units(text) for entity in found)
