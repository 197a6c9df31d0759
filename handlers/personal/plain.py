"""A text in one plain spelling, for looking things up in it, with the way back to what was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SIGNS = 4096
"""Signs that are remembered: those of every script of the line. Signs, never words."""

_UNSEEN = frozenset(("Cf", "Mn", "Me", "Cc"))
"""Unicode categories that nobody sees: joiners, direction marks, accents that stand loose."""

_O_FOR_ZERO = re.compile(r"(?<![^\W\d_])[oO](?=[ .\-/()]*\d)|(?<=\d)[oO](?![^\W\d_])")
"""A letter o that is written as a nought: before or behind a digit, and not part of a word."""


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` has ASCII digits and dashes, full width made narrow, and nothing invisible.

    `starts` and `ends` say, for each of its signs, where that stands in the text as written.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """A stretch of the plain text, as it stands in the text as written."""
        return self.starts[begin], self.ends[end - 1]


def plain(written: str) -> Plain:
    """The text in its plain spelling. Texts that look alike (NFC) have the same one."""
    if written.isascii() and written.isprintable():  # is its own plain spelling, and most texts are
        here = range(len(written) + 1)
        return Plain(_O_FOR_ZERO.sub("0", written), tuple(here[:-1]), tuple(here[1:]))
    signs = [(sign, begin, end) for begin, end in _clusters(written) for sign in _sign(written[begin:end])]
    text = "".join(sign for sign, _, _ in signs)
    text = _O_FOR_ZERO.sub("0", text)
    return Plain(text, tuple(begin for _, begin, _ in signs), tuple(end for _, _, end in signs))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each sign with the marks that stand on it."""
    begin = 0
    for here in range(1, len(text) + 1):
        if here == len(text) or not unicodedata.combining(text[here]):
            yield begin, here
            begin = here


def _sign(cluster: str) -> str:
    return _known(cluster) if len(cluster) == 1 else "".join(_spelt(cluster))


@lru_cache(SIGNS)
def _known(sign: str) -> str:
    return "".join(_spelt(sign))


def _spelt(cluster: str) -> Iterator[str]:
    for one in unicodedata.normalize("NFKC", cluster):
        category = unicodedata.category(one)
        if category == "Nd":
            yield str(unicodedata.decimal(one))
        elif category == "Pd" or one == "\u2212":
            yield "-"
        elif one == "\u3002":  # an address may have it for a full stop (IDNA, UTS 46)
            yield "."
        elif one.isspace():
            yield "\n" if one in "\n\r\u2028\u2029" else " "
        elif category not in _UNSEEN:
            yield one
