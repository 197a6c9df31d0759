"""A language to say things in.

Nothing is lost for a reader: a translation that is missing or does not fit falls back to English,
and a `BadWords` warning says so to whoever runs the program (the tests turn it into an error).
"""

from __future__ import annotations

import warnings
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import lru_cache

from babel.lists import format_list
from babel.numbers import format_decimal

from locales import bidi
from locales.book import Book, NoCatalog, book
from locales.cldr import locale_of, plural_index
from locales.direction import Direction, direction
from locales.languages import SOURCE, TIFINAGH, parted
from locales.organisation import Overlay, Templates, ours
from locales.phrase import Phrase
from locales.template import fill, slots
from locales.text import Counted, Text
from locales.tifinagh import to_tifinagh

ENGLISH = Book(SOURCE)


_OWN_WORDS: ContextVar[Overlay | None] = ContextVar("own_words", default=None)
"""Set for the length of one `reworded` block in one task; nothing stays in it."""


class BadWords(UserWarning):
    """A text could not be said as it should; the message names its key and the language."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language in one script. Call it with a text to say that text.

    `script` is "" for the language's usual one. `own` are the wordings of the line and, behind those,
    of its organisation, which come before those of the book.
    """

    language: str
    script: str = ""
    book: Book = ENGLISH
    own: Templates = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The language's code, with its script where that is not the usual one: `nl`, `rif-Tfng`."""
        return f"{self.language}-{self.script}" if self.script else self.language

    @property
    def direction(self) -> Direction:
        """`"rtl"` or `"ltr"`."""
        return direction(self.language)

    def __call__(self, what: Text, **inserted: object) -> str:
        """Say `what`, without bold."""
        return self.words(what, **inserted).text

    def words(self, what: Text, **inserted: object) -> Phrase:
        """Say `what`, with its bold stretches.

        Inserted text loses its bidi control characters and is isolated where directions could mix.
        A `Text` or a `Counted` is said in this language first; an int is written by the language's rules;
        `count` also chooses the plural form.
        """
        self._compare(what, inserted)
        template = self.template(what, inserted.get("count"))
        put = {name: self._insert(inserted.get(name, "")) for name in slots(template)}
        inner = (key for phrase in put.values() for key in phrase.keys)
        return replace(fill(template, put, self.shaped), keys=(what.key, *sorted(inner)))

    def template(self, what: Text, count: object = None) -> str:
        """What a reader of this language gets before anything is inserted."""
        own = self.own.get(what.key)
        if own is not None and slots(own) <= _names(what):
            return own
        number = count if isinstance(count, int | float) else 1
        forms = self.book.forms.get(what.key)
        if forms is None:
            if self.book.code != SOURCE:
                self._warn(f"{what.key}: not translated into {self.language}")
            return _english(what, number)
        form = forms[plural_index(self.language, number)] if what.english_plural else forms[0]
        if slots(form) - _names(what):
            self._warn(
                f"{what.key}: the {self.language} translation inserts something that the English does not"
            )
            return _english(what, number)
        return form

    def list_of(self, items: Iterable[str]) -> str:
        """Several things as one list, with this language's word for "and" (CLDR)."""
        named = {f"item{nr}": Phrase(one) for nr, one in enumerate(self._apart(items))}
        if not named:
            return ""
        joined = format_list([f"{{{name}}}" for name in named], locale=locale_of(self.language))
        return fill(joined, named, self.shaped).text

    def row_of(self, items: Iterable[str], *, heavy: bool = False) -> str:
        """Several things one after another, with no word between them, by this language's comma.

        `heavy` for things that have commas of their own: by its semicolon.
        """
        comma, semicolon = ("، ", "؛ ") if self.direction == "rtl" else (", ", "; ")
        return (semicolon if heavy else comma).join(self._apart(items))

    def _apart(self, items: Iterable[str]) -> list[str]:
        """Things that cannot move each other about in a sentence from right to left."""
        return [bidi.isolate(one) if self.direction == "rtl" and bidi.has_ltr(one) else one for one in items]

    def shaped(self, words: str) -> str:
        """Words of this language as they are shown: in this script, and safe in this direction."""
        if self.script == TIFINAGH:
            return to_tifinagh(words)
        return bidi.isolate_codes(words) if self.direction == "rtl" else words

    def _insert(self, value: object) -> Phrase:
        if isinstance(value, Text):
            return self.words(value)
        if isinstance(value, Counted):
            return self.words(value.what, count=value.count)
        if isinstance(value, Phrase):
            return value
        shown = self._number(value) if isinstance(value, int | float) else str(value)
        mixed = self.direction == "rtl" or bidi.has_rtl(shown)
        return Phrase(bidi.isolate(shown) if mixed else bidi.strip_controls(shown))

    def _number(self, value: float) -> str:
        return format_decimal(
            value, locale=locale_of(self.language), numbering_system="latn", group_separator=False
        )

    def _compare(self, what: Text, inserted: Mapping[str, object]) -> None:
        wrong = _names(what).symmetric_difference(inserted) - {"count"}
        if wrong:
            self._warn(f"{what.key}: given and needed differ: {', '.join(sorted(wrong))}")

    def _warn(self, problem: str) -> None:
        warnings.warn(BadWords(problem), stacklevel=4)


def _names(what: Text) -> frozenset[str]:
    return frozenset().union(
        *(slots(source) for source in what.sources), {"count"} if what.english_plural else ()
    )


def _english(what: Text, number: float) -> str:
    return what.sources[plural_index(SOURCE, number)] if what.english_plural else what.english


@contextmanager
def reworded(overlay: Overlay) -> Iterator[None]:
    """Within this block (and this task) every `tongue` says these texts in these words."""
    before = _OWN_WORDS.set(overlay)
    try:
        yield
    finally:
        _OWN_WORDS.reset(before)


def tongue(code: str, script: str = "") -> Tongue:
    """The tongue for a code, or for a language in a `script`: `tongue("rif-Tfng")`.

    Raises NoCatalog for a language without a catalog.
    """
    language, of_code = parted(code)
    plain = _tongue(language, script or of_code)
    line, house = (_OWN_WORDS.get() or {}).get(language, {}), ours().texts.get(language, {})
    own = ChainMap(dict(line), dict(house)) if line and house else line or house
    return replace(plain, own=own) if own else plain


@lru_cache(maxsize=64)
def _tongue(language: str, script: str) -> Tongue:
    if script not in ("", TIFINAGH):
        raise NoCatalog(f"{language}-{script}")
    return Tongue(language, script, book(language))
