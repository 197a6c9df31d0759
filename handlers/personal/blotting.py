"""Taking out of people's words what was found in them, and taking links to accounts apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from db.letters import Mark, Words
from handlers.personal.found import Found
from handlers.personal.units import code_units
from handlers.phrases import width

BLOT = "▒▒▒"
"""What stands where something was taken out."""


def blotted(words: Words, found: Iterable[Found]) -> Words:
    """The words with a blot in place of everything found; other marks stay on their stretch."""
    for one in sorted(found, key=lambda one: one.start, reverse=True):
        words = _replaced(words, one)
    return words


def _replaced(words: Words, one: Found) -> Words:
    offset, length = code_units(words.text, one.start, one.end)
    text = words.text[: one.start] + BLOT + words.text[one.end :]
    marks = (piece for mark in words.marks for piece in _around(mark, offset, length, width(BLOT)))
    return Words(text, tuple(marks))


def _around(mark: Mark, offset: int, length: int, instead: int) -> tuple[Mark, ...]:
    """What is left of a mark once a stretch is another; one with an address ends at the stretch."""
    end, gone = mark.offset + mark.length, offset + length
    shift = instead - length
    if end <= offset:
        return (mark,)
    if mark.offset >= gone:
        return (replace(mark, offset=mark.offset + shift),)
    if mark.url is None and mark.offset <= offset and end >= gone:
        return (replace(mark, length=mark.length + shift),)
    before = replace(mark, length=offset - mark.offset)
    behind = replace(mark, offset=offset + instead, length=end - gone)
    return tuple(piece for piece in (before, behind) if piece.length > 0)


def as_code(words: Words, found: Iterable[Found]) -> Words:
    """The words with everything found set as code: a tap copies it, and opens nobody's account.

    Telegram makes links of its own in every text but code; the text itself stays as written.
    """
    for one in found:
        offset, length = code_units(words.text, one.start, one.end)
        marks = [piece for mark in words.marks for piece in _outside(mark, offset, length)]
        covered = any(m.kind in ("code", "pre") and _covers(m, offset, length) for m in words.marks)
        if not covered:
            words = Words(words.text, (*marks, Mark("code", offset, length)))
    return words


def _covers(mark: Mark, offset: int, length: int) -> bool:
    return mark.offset <= offset and mark.offset + mark.length >= offset + length


def _outside(mark: Mark, offset: int, length: int) -> tuple[Mark, ...]:
    """A mark cut to what it has outside a stretch: code carries no other formatting (Bot API)."""
    if mark.kind in ("blockquote", "expandable_blockquote"):
        return (mark,)
    before = replace(mark, length=min(mark.length, offset - mark.offset))
    end, gone = mark.offset + mark.length, offset + length
    start = max(mark.offset, gone)
    behind = replace(mark, offset=start, length=end - start)
    return tuple(piece for piece in (before, behind) if piece.length > 0)
