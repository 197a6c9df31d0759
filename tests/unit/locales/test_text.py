"""Texts and the templates they are made of."""

from __future__ import annotations

from locales.phrase import Phrase, joined, utf16_length
from locales.template import fill, slots
from locales.text import plural, text


def as_written(words: str) -> str:
    return words


def test_a_text_has_one_source():
    """A text that counts nothing has its English as its only source."""
    assert text("k", "Hello").sources == ("Hello",)


def test_a_plural_has_two_sources():
    """A text that counts has a singular and a plural."""
    assert plural("k", "{count} case", "{count} cases").sources == ("{count} case", "{count} cases")


def test_bold_is_counted_in_utf16_units():
    """An emoji before a bold word moves it by two."""
    assert fill("😀 *hé*", {}, as_written) == Phrase("😀 hé", ((3, 2),))


def test_stars_in_inserted_text_stay():
    """What a person writes between stars is not made bold."""
    assert fill("{a}", {"a": Phrase("*x*")}, as_written) == Phrase("*x*")


def test_bold_of_an_inserted_phrase_moves_along():
    """A phrase keeps its bold where it is inserted."""
    assert fill("ab {p}", {"p": Phrase("c d", ((2, 1),))}, as_written) == Phrase("ab c d", ((5, 1),))


def test_an_open_mark_makes_nothing_bold():
    """A bold mark that is not closed is left out and loses no words."""
    assert fill("*a b", {}, as_written) == Phrase("a b")


def test_braces_without_a_name_are_characters():
    """Braces that hold no name are shown as they are."""
    assert fill("{} {A} { x }", {}, as_written).text == "{} {A} { x }"


def test_slots_are_found():
    """The names of everything inserted are known."""
    assert slots("*{a}* and {b_2}") == {"a", "b_2"}


def test_phrases_join_without_gaps_for_empty_ones():
    """Empty phrases leave no empty line, and bold moves with its phrase."""
    whole = joined((Phrase("a", ((0, 1),)), Phrase(), Phrase("b", ((0, 1),))))
    assert whole == Phrase("a\n\nb", ((0, 1), (3, 1)))


def test_utf16_length():
    """Letters outside the basic plane count for two."""
    assert utf16_length("aé😀") == 4
