"""What native speakers have read of the files of words: kept beside them, each text as it was then.

A record counts for as long as both the English and the translation are what was read. So nothing has to be
told to it when somebody writes a question anew, in the file or in the chat: the text is a draft again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError

from locales.book import read_catalog
from locales.checks import ALONE, TYPED
from locales.content.nodes import Unreadable
from locales.content.pieces import Piece
from locales.languages import SOURCE
from locales.review import DRAFT, comments_after, reviewed_on

Records = Mapping[str, Message]
"""What was read, by the keys of the texts."""


def record_path(reviews: Path, code: str) -> Path:
    """Where it stands what was read in a language."""
    return reviews / f"{code}.po"


def records(reviews: Path, code: str) -> Records:
    """What was read in a language; nothing while nobody has. Raises Unreadable."""
    path = record_path(reviews, code)
    try:
        found = read_catalog(code, path) if path.is_file() else ()
    except (PoFileError, UnicodeDecodeError) as bad:
        raise Unreadable(f"{path}: {' '.join(str(bad).split())}") from None
    return {message.context: message for message in found if message.id and message.context}


def messages(pieces: Iterable[Piece], code: str) -> list[Message]:
    """The texts that there are in a language as a catalog has them, each a draft or read on a day."""
    there = [piece for piece in pieces if code in piece.places]
    known = {reviews: records(reviews, code) for reviews in {piece.reviews for piece in there}}
    return [message(piece, code, known[piece.reviews].get(piece.key)) for piece in there]


def message(piece: Piece, code: str, known: Message | None) -> Message:
    """One text as a catalog has it, with what is known of its reading."""
    words = piece.places[code].words
    alone = piece.alone or SOURCE not in piece.places or code == SOURCE
    source = words if alone else piece.english
    flags = {ALONE} if alone else set()
    return Message(
        source,
        words,
        flags=flags | ({TYPED} if piece.sort == "typed" else set()),
        auto_comments=[piece.note],
        user_comments=_comments(known, source, words),
        context=piece.key,
    )


def _comments(known: Message | None, source: str, words: str) -> list[str]:
    """Of a translation that is another one by now nothing holds that was said of the former."""
    return comments_after(known, source) if known and known.string == words else [DRAFT]


def is_read(piece: Piece, code: str, known: Records) -> bool:
    """Whether a native speaker has read this text as it stands; never of one that is not translated."""
    if code not in piece.places:
        return False
    return reviewed_on(message(piece, code, known.get(piece.key))) is not None


@lru_cache(maxsize=32)
def known_once(reviews: Path, code: str) -> Records:
    """The same as `records`, read once: for a line that runs, to which what cannot be read was not read."""
    try:
        return records(reviews, code)
    except Unreadable:
        return {}
