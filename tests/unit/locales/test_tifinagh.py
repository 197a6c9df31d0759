"""Tarifit in Tifinagh letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from importlib.resources import files

import pytest
from hypothesis import given, strategies as st
from ruamel.yaml import YAML

from handlers.questionnaires import DEFAULTS
from locales.book import book
from locales.checks import LONGEST
from locales.template import pieces
from locales.tifinagh import KEPT, to_tifinagh

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


def everything_said() -> Iterator[tuple[str, str]]:
    """Whatever the line itself says in Tamazight, and where it stands."""
    for key, forms in book("rif").forms.items():
        yield from ((key, piece.words) for form in forms for piece in pieces(form))
    for name in DEFAULTS.values():
        whole = files("locales").joinpath("default", name).read_text(encoding="utf-8")
        yield from ((name, words) for words in _in_tamazight(YAML(typ="safe").load(whole)))


def _in_tamazight(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from ([node["rif"]] if isinstance(node.get("rif"), str) else [])
    if isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from _in_tamazight(inner)


def latin(words: str) -> set[str]:
    return {letter for letter in words if unicodedata.name(letter, "").startswith(("LATIN", "GREEK"))}


def test_no_latin_letter_is_left_in_what_the_line_says():
    """Outside links, commands, codes and kept names every letter of our Tamazight becomes Tifinagh."""
    said = list(everything_said())
    assert len(said) > len(book("rif").forms)
    left = {(where, words) for where, words in said if latin(KEPT.sub("", to_tifinagh(words)))}
    assert left == set()


def test_every_letter_of_our_tamazight_has_one_of_its_own():
    """The letters that we write are all in the table, so none passes through by chance."""
    known = set(LATIN + "ʷčǧřpvo")
    used = {letter.lower() for _, words in everything_said() for letter in latin(KEPT.sub("", words))}
    assert used - known == set()
    assert len(used) > len("abcdefghijklmnopqrstuvwxyz")


def test_what_is_said_in_tifinagh_still_fits():
    """Two letters for one sound make no text longer than Telegram takes."""
    for key, words in everything_said():
        assert len(to_tifinagh(words)) <= LONGEST, key
