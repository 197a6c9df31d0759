"""Tarifit in Tifinagh letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, strategies as st

from locales.book import book
from locales.template import pieces
from locales.tifinagh import to_tifinagh

LATIN = "abgdḍefkhḥɛxqijlmnurṛɣsṣctṭwyzẓ"
TIFINAGH = "ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖⵙⵚⵛⵜⵟⵡⵢⵣⵥ"


def test_every_letter_of_the_alphabet():
    """Each letter of the Utrecht spelling has its Tifinagh letter."""
    assert to_tifinagh(LATIN) == TIFINAGH


def test_capitals_are_like_small_letters():
    """Tifinagh has no capitals."""
    assert to_tifinagh("Ḥ Ɣ Ɛ") == to_tifinagh("ḥ ɣ ɛ")


@pytest.mark.parametrize(
    ("latin", "tifinagh"), [("gʷ", "ⴳⵯ"), ("kʷ", "ⴽⵯ"), ("č", "ⵍⵜ"), ("ǧ", "ⵍⵍ"), ("ř", "ⵍ")]
)
def test_chosen_letters(latin, tifinagh):
    """Rounded consonants, and the sounds that the spelling writes as lt, ll and l, are defined."""
    assert to_tifinagh(latin) == tifinagh


def test_greek_lookalikes_are_understood():
    """Greek gamma and epsilon stand for ɣ and ɛ."""
    assert to_tifinagh("γε") == "ⵖⵄ"


def test_decomposed_letters_are_composed_first():
    """A dot below written as a mark of its own makes the same letter."""
    assert to_tifinagh(unicodedata.normalize("NFD", "ḍḥṛṣṭẓ")) == "ⴹⵃⵕⵚⵟⵥ"


@pytest.mark.parametrize(
    "kept", ["/start", "https://example.org/a", "@amana_bot", "112", "0800-0113", "Veilig Thuis"]
)
def test_codes_and_names_stay(kept):
    """Links, commands, numbers and the names of Dutch organisations stay as a reader must find them."""
    assert to_tifinagh(kept) == kept


@given(st.text(max_size=40))
def test_it_is_the_same_every_time_and_leaves_tifinagh_alone(words):
    """Doing it twice changes nothing more."""
    once = to_tifinagh(words)
    assert to_tifinagh(once) == once


def test_the_catalog_has_no_letter_without_tifinagh():
    """Every letter that our Tamazight uses, outside names that stay Latin, has a Tifinagh letter."""
    known = set(LATIN + "ʷčǧřpvo")
    for forms in book("rif").forms.values():
        words = {word for piece in pieces(forms[0]) for word in _latin_words(piece.words)}
        assert all(set(word.lower()) <= known for word in words), words


def _latin_words(words: str) -> list[str]:
    shown = to_tifinagh(words)
    return ["".join(filter(str.isalpha, word)) for word in words.split() if word not in shown]
