"""Templates of texts: what is fixed, what is inserted, what is bold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from locales.phrase import Phrase, utf16_length

_TOKEN = re.compile(r"\{([a-z_][a-z0-9_]*)\}|(\*)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a template: fixed words, the name of something inserted, or a bold mark."""

    words: str = ""
    slot: str = ""
    bold_mark: bool = False


@lru_cache(maxsize=4096)
def pieces(template: str) -> tuple[Piece, ...]:
    """Take a template apart. Braces that hold no name are ordinary characters."""
    found, at = [], 0
    for token in _TOKEN.finditer(template):
        if token.start() > at:
            found.append(Piece(words=template[at : token.start()]))
        found.append(Piece(slot=token[1]) if token[1] else Piece(bold_mark=True))
        at = token.end()
    if at < len(template):
        found.append(Piece(words=template[at:]))
    return tuple(found)


def slots(template: str) -> frozenset[str]:
    """The names of what is inserted."""
    return frozenset(piece.slot for piece in pieces(template) if piece.slot)


def marks(template: str) -> Counter[str]:
    """How often everything inserted, and the bold mark `*`, stand in the template."""
    return Counter(piece.slot or "*" for piece in pieces(template) if piece.slot or piece.bold_mark)


def fill(template: str, inserted: Mapping[str, Phrase], shape: Callable[[str], str]) -> Phrase:
    """Put `inserted` in its places; `shape` may rewrite the fixed words (another script, say).

    Only the template's own `*` make bold; a bold stretch that is never closed is not bold.
    """
    text, bold, opened = "", list[tuple[int, int]](), -1
    for piece in pieces(template):
        here = utf16_length(text)
        if piece.bold_mark:
            if opened >= 0:
                bold.append((opened, here - opened))
            opened = -1 if opened >= 0 else here
        elif piece.slot:
            phrase = inserted[piece.slot]
            bold += [(here + offset, length) for offset, length in phrase.bold if opened < 0]
            text += phrase.text
        else:
            text += shape(piece.words)
    return Phrase(text, tuple((offset, length) for offset, length in bold if length))
