"""What a careful reader would circle: a stray space, a mark left open, a word or letter of another language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from babel.core import get_global

from locales.cldr import locale_of

PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))
_ENDS = ".!?…:؟।"
_LOOSE = re.compile(r"\s[.,;!?؟،؛](?:\s|$)")
_NAMELESS = re.compile(r"\{\w+\}|[/@]\w+|https?://\S+|t\.me/\S+|\w+\.\w+\S*")
"""What is the same in every language, and says nothing of which one it is."""
_WORD = re.compile(r"[^\W\d_]+")
_OPEN_END = re.compile(r"(?:\d|\}|/\w+)$")
_NAME_AT_END = re.compile(r"[A-Za-z]$")
"""A text may end with a number, something inserted or a command, and then needs no full stop, which would be
read as a part of it; nor does a name in Latin letters in a language that is written otherwise.
"""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = {
    "nl": f"{_LATIN}áàäâéèëêíïóöôúüûç",
    "tr": f"{_LATIN}çğıöşüâîû",
    "rif": f"{_LATIN}ɛɣḍḥṛṣṭẓčǧšžʷ",
}
"""The letters of a language, with those of the names it borrows. Another language goes by its script alone."""
_SCRIPTS = {
    "Latn": "LATIN", "Arab": "ARABIC", "Cyrl": "CYRILLIC", "Grek": "GREEK", "Hebr": "HEBREW",
    "Ethi": "ETHIOPIC", "Tfng": "TIFINAGH", "Deva": "DEVANAGARI", "Armn": "ARMENIAN", "Geor": "GEORGIAN",
}  # fmt: skip
"""ISO 15924 codes, and the first word of the names that Unicode gives the letters of a script."""
_TELLING = {
    "en": "the and you your this that with from they which what when would should please have been only because until"
    " about somebody",
    "nl": "het een niet voor deze wordt heeft kunt iemand bericht schrijf geen",
}
"""Words that no other language of the line has: one of them, and something was left untranslated."""


def finish(english: str, form: str, code: str) -> Iterator[str]:
    """Everything of that kind in one translation, beside its English, as sentences."""
    yield from _spaces(english, form)
    yield from _pairs(form)
    yield from _end(english, form, code)
    yield from _signs(english, form)
    yield from _letters(form, code)
    yield from _words(form, code)


def _spaces(english: str, form: str) -> Iterator[str]:
    lines = form.split("\n")
    if "  " in form and "  " not in english:
        yield "two spaces in a row"
    if any(line != line.rstrip() for line in lines) or (lines[0] != lines[0].lstrip() and english[:1] != " "):
        yield "a space at the edge of a line"
    if _LOOSE.search(form) and not _LOOSE.search(english):
        yield "a space before a full stop, comma or other mark"
    if any(bold != bold.strip() for bold in form.split("*")[1::2]):
        yield "a space inside the stars, at the edge of what is bold"


def _pairs(form: str) -> Iterator[str]:
    for opens, closes in PAIRS:
        if form.count(opens) != form.count(closes):
            yield f"{opens} and {closes} are not in pairs"
    if form.count('"') % 2:
        yield "a straight quotation mark without its partner"


def _end(english: str, form: str, code: str) -> Iterator[str]:
    source, said = english.rstrip("* \n"), form.rstrip("* \n")
    ends = said.endswith(tuple(_ENDS))
    may_be_open = _OPEN_END.search(said) or (
        _script(code) not in (None, "LATIN") and _NAME_AT_END.search(said)
    )
    if source.endswith(tuple(_ENDS)) and not (ends or may_be_open):
        yield "no mark at the end, and the English has one"
    if ends and not source.endswith(tuple(_ENDS)):
        yield f"{said[-1]} at the end, and the English has none"


def _signs(english: str, form: str) -> Iterator[str]:
    wanted, found = _pictures(english), _pictures(form)
    if wanted != found:
        differing = "".join((wanted - found) | (found - wanted))
        yield f"signs differ from the English: {differing}"


def _pictures(words: str) -> Counter[str]:
    return Counter(letter for letter in words if letter == "•" or unicodedata.category(letter) == "So")


def _letters(form: str, code: str) -> Iterator[str]:
    letters = [one for one in _NAMELESS.sub("", form) if unicodedata.category(one) in ("Lu", "Ll", "Lo")]
    own = _LETTERS.get(code)
    if own:
        wrong = [one for one in letters if one.lower() not in own and one not in "İI"]
    else:
        allowed = {"LATIN", _script(code)}
        wrong = [] if None in allowed else [one for one in letters if _script_of(one) not in allowed]
    if wrong:
        yield f"letters that this language does not have: {' '.join(dict.fromkeys(wrong))}"


@lru_cache(maxsize=64)
def _script(code: str) -> str | None:
    """The script a language is usually written in (CLDR likely subtags); None for one not known here."""
    likely = get_global("likely_subtags").get(code, "")
    script = locale_of(code).script or next((part for part in likely.split("_") if len(part) == 4), "")  # noqa: PLR2004 -- ISO 15924
    return _SCRIPTS.get(script)


def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _words(form: str, code: str) -> Iterator[str]:
    said = {word.casefold() for word in _WORD.findall(_NAMELESS.sub(" ", form))}
    for other, telling in _TELLING.items():
        if other != code and (left := sorted(said.intersection(telling.split()))):
            yield f"words of another language ({other}): {', '.join(left)}"
