"""Words with their formatting as HTML. A link's address is shown, and is not one to press."""

from __future__ import annotations

import itertools

from markupsafe import Markup

from bot.transcripts.plain import tamed
from db.letters import Mark, Words

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "code",
    "blockquote": "q",
    "expandable_blockquote": "q",
}


def formatted(words: Words) -> Markup:
    """Escaped, with the tags of each mark around its own stretch; marks count UTF-16 code units."""
    units = words.text.encode("utf-16-le", errors="replace")
    size = len(units) // 2
    borders = {0, size}
    for mark in words.marks:
        borders |= {min(max(mark.offset, 0), size), min(max(mark.offset + mark.length, 0), size)}
    return Markup().join(
        _piece(units[2 * begin : 2 * end].decode("utf-16-le", errors="replace"), words.marks, begin, end)
        for begin, end in itertools.pairwise(sorted(borders))
    )


def _piece(text: str, marks: tuple[Mark, ...], begin: int, end: int) -> Markup:
    piece = Markup("{}").format(tamed(text))
    for mark in marks:
        if mark.offset <= begin and end <= mark.offset + mark.length:
            piece = _wrapped(piece, mark, last=end == mark.offset + mark.length)
    return piece


def _wrapped(piece: Markup, mark: Mark, *, last: bool) -> Markup:
    tag = _TAGS.get(mark.kind)
    if tag:
        return Markup(f"<{tag}>{{}}</{tag}>").format(piece)  # noqa: S704 - one of ours
    if mark.kind == "text_link" and mark.url and last:
        return Markup("{} <code><bdi>{}</bdi></code>").format(piece, tamed(mark.url))
    return piece
