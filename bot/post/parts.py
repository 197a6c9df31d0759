"""One letter as the messages it takes: its file, its words, and the line that marks a repeat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.post.calls import CAPTION_LIMIT, TEXT_LIMIT, WITHOUT_CAPTION
from bot.post.marks import cut, fit_to_go, preceded
from db.letters import Attachment, Piece, Send, Words


@dataclass(frozen=True, slots=True)
class Part:
    """One message: words of its own, or a file with words under it. Or an album, which is several."""

    words: Words
    attachment: Attachment | None = None
    album: tuple[Piece, ...] = ()

    @property
    def messages(self) -> int:
        """How many messages it makes."""
        return len(self.album) or 1


def parts_of(letter: Send, repeat_line: str | None) -> tuple[Part, ...]:
    """The messages a letter takes, in the order they are sent.

    Words that do not fit under a file follow it as texts; a text that is too long becomes
    several. A repeat's line stands above the words, or before a file that has none.
    """
    words = fit_to_go(letter.words)
    if letter.album:
        return tuple(_album(letter.album, words, repeat_line))
    if letter.attachment is None:
        return tuple(_texts(_marked(words, repeat_line)))
    return tuple(_with_file(letter.attachment, words, repeat_line))


def main_first(letter: Send, repeat_line: str | None, message_ids: tuple[int, ...]) -> tuple[int, ...]:
    """The ids of a letter's messages with the one that shows the thing before the repeat's line."""
    bare = letter.album or (letter.attachment and letter.attachment.kind in WITHOUT_CAPTION)
    if repeat_line and bare:
        return (*message_ids[1:], message_ids[0])
    return message_ids


def _with_file(attachment: Attachment, words: Words, line: str | None) -> Iterator[Part]:
    marked = _marked(words, line)
    if attachment.kind in WITHOUT_CAPTION:
        if line:
            yield Part(Words(line))
        yield Part(Words(), attachment)
        yield from _texts(words) if words.text else ()
    elif len(marked.text) <= CAPTION_LIMIT:
        yield Part(marked, attachment)
    else:
        yield Part(Words(line or ""), attachment)
        yield from _texts(marked)


def _album(pieces: tuple[Piece, ...], below: Words, line: str | None) -> Iterator[Part]:
    """The repeat's line, the album, and the line below it."""
    if line:
        yield Part(Words(line))
    yield Part(Words(), album=tuple(replace(piece, words=fit_to_go(piece.words)) for piece in pieces))
    if below.text:
        yield Part(below)


def _texts(words: Words) -> Iterator[Part]:
    return (Part(piece) for piece in cut(words, TEXT_LIMIT))


def _marked(words: Words, line: str | None) -> Words:
    return preceded(line, words) if line else words
