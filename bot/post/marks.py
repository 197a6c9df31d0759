"""Formatting that travels: which marks may go out, and how they move with their text.

Marks count UTF-16 code units, as the Bot API does; Python counts code points. A text is cut
between code points, so no surrogate pair is ever torn.
"""

from __future__ import annotations

import bisect
import itertools
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from db.letters import Mark, Words

PLAIN_KINDS = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
    }
)
"""Kinds that say how a text looks. What Telegram finds by itself (links, hashtags) needs no
mark, and what names a person (text_mention) has none here."""


def utf16(text: str) -> int:
    """Length in UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for sign in text if sign > "\uffff")


def may_go(mark: Mark) -> bool:
    """Whether a mark may be sent: it formats, and a link of it names no Telegram account."""
    if mark.kind == "text_link":
        return bool(mark.url) and not str(mark.url).strip().lower().startswith("tg:")
    return mark.kind in PLAIN_KINDS


def fit_to_go(words: Words) -> Words:
    """The same words with only the marks that may be sent, each on whole signs of the text."""
    if not words.marks:
        return words
    signs = [0, *itertools.accumulate(utf16(sign) for sign in words.text)]
    kept = (_on_signs(mark, signs) for mark in words.marks if may_go(mark))
    return Words(words.text, tuple(mark for mark in kept if mark.length > 0))


def _on_signs(mark: Mark, signs: list[int]) -> Mark:
    """The mark without what reaches past the text or into half a sign, which Telegram refuses."""
    begin = signs[bisect.bisect_right(signs, max(0, mark.offset)) - 1]
    end = signs[bisect.bisect_right(signs, max(0, mark.offset + mark.length)) - 1]
    return replace(mark, offset=begin, length=end - begin)


def preceded(line: str, words: Words) -> Words:
    """The same words below a line of their own, every mark still on its own stretch."""
    if not words.text:
        return Words(line)
    shift = utf16(line) + 1
    moved = tuple(replace(mark, offset=mark.offset + shift) for mark in words.marks)
    return Words(f"{line}\n{words.text}", moved)


def cut(words: Words, limit: int) -> tuple[Words, ...]:
    """Cut words into pieces of at most `limit` code points, each with its part of every mark.

    The cut falls after an empty line, a line, a sentence or a word, in this order, when one
    ends in the second half of what fits; never inside a sign built of several code points if
    that can be helped. Together the pieces are the text; only pieces of nothing but white
    space, which Telegram refuses, are left out.
    """
    if len(words.text) <= limit:
        return (words,)
    pieces = tuple(
        Words(text, tuple(_within(words.marks, start, utf16(text))))
        for start, text in _stretches(words.text, limit)
        if text.strip()
    )
    return pieces or (Words(words.text[:limit]),)


def _stretches(text: str, limit: int) -> Iterator[tuple[int, str]]:
    """Pieces of a text with the UTF-16 offset that each begins at."""
    begin = start = 0
    while begin < len(text):
        end = begin + _fitting(text[begin : begin + limit + 1], limit)
        yield start, text[begin:end]
        start += utf16(text[begin:end])
        begin = end


_ENDS = ("\n\n", "\n", ". ", "! ", "? ", "\u061f ", "\u060c ", " ")


def _fitting(text: str, limit: int) -> int:
    """How many code points of a text to put into a piece of at most `limit`."""
    if len(text) <= limit:
        return len(text)
    for end in _ENDS:
        found = text.rfind(end, limit // 2, limit)
        if found >= 0:
            return found + len(end)
    whole = limit
    while whole > limit // 2 and _belongs(text[whole - 1], text[whole]):
        whole -= 1
    return whole


_JOINER = "\u200d"


def _belongs(before: str, sign: str) -> bool:
    """Whether a code point is part of the sign before it: a mark, a tone, a joined picture."""
    return (
        _JOINER in (before, sign)
        or unicodedata.category(sign).startswith("M")
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
    )


def _within(marks: tuple[Mark, ...], start: int, length: int) -> Iterator[Mark]:
    """What of each mark lies in a stretch, counted from the stretch's beginning."""
    for mark in marks:
        begin = max(mark.offset, start)
        end = min(mark.offset + mark.length, start + length)
        if begin < end:
            yield replace(mark, offset=begin - start, length=end - begin)
