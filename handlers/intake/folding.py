"""Folding what people type, so that spelling habits do not hide the same word.

Case, accents, apostrophes, Arabic vowel signs, tatweel, emoji and punctuation fall away; the three
i's of Turkish, the forms of alef, ya and ta marbuta, Tifinagh, the Utrecht spelling and the informal
Latin spelling of Tarifit become one; digits of every script become 0 to 9. For comparing only:
much that differs to a reader is alike afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from matching.places.fold import TIFINAGH

SIGNS = 4096
"""Signs that are remembered: those of every script of the line. Signs, never words."""

_DOTLESS = str.maketrans("İIı", "iii")
_CARONS = str.maketrans({"č": "lt", "ǧ": "ll", "ř": "l"})
_LETTERS = str.maketrans(
    {
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ٱ": "ا",
        "ـ": None,
        "ɣ": "gh",
        "γ": "gh",
        "x": "kh",
        "ɛ": "3",
        "ε": "3",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
    }
)
_PAIRS = re.compile("o+u|d+j")
_CHAT = str.maketrans({"5": "kh", "7": "h", "9": "q"})
_APART = str.maketrans(dict.fromkeys("'’‘ʼʻʾʿ`´ʕʔ", ""))
"""Signs within a word that people write or leave out."""


def fold(text: str) -> str:
    """The text as words of plain letters and digits with single spaces; empty when none are left."""
    small = unicodedata.normalize("NFC", text).translate(_DOTLESS).translate(TIFINAGH).casefold()
    whole = unicodedata.normalize("NFKD", small.translate(_CARONS).translate(_APART))
    letters = whole.casefold().translate(_LETTERS).translate(_APART)
    return " ".join(_word(word) for word in "".join(_plain(letter) for letter in letters).split())


def _word(word: str) -> str:
    return word if word.isdigit() else _PAIRS.sub(_one_letter, word).translate(_CHAT)


def _one_letter(pair: re.Match[str]) -> str:
    return "u" if pair[0].endswith("u") else "ll"


@lru_cache(SIGNS)
def _plain(letter: str) -> str:
    if unicodedata.category(letter)[0] == "M" or unicodedata.category(letter) == "Cf":
        return ""
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    return letter if letter.isalpha() else " "
