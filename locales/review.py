"""Who has read a translation: kept in the catalog as the first translator's comment of a message."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from babel.messages.catalog import Message

DRAFT = "draft"
REVIEWED = "reviewed"
_WAS = re.compile(r"was(?: \d+)?: ")
_PIECE = re.compile(r"(?s).{1,29}(?:\s|$)|.{1,30}")
"""What was said lies in pieces that Babel leaves whole: it breaks a comment at 76 characters. They are
numbered, because of two that are the same it keeps one.
"""


def reviewed_on(message: Message) -> date | None:
    """The day a native speaker read this translation; None while it is a draft."""
    word, _, day = (message.user_comments or [""])[0].partition(" ")
    return date.fromisoformat(day) if word == REVIEWED else None


def former_english(message: Message) -> str | None:
    """The English this was translated from, when that has changed since; else None."""
    noted = [one[at.end() :] for one in message.user_comments if (at := _WAS.match(one))]
    return "".join(str(json.loads(piece)) for piece in noted) if noted else None


def comments_after(message: Message | None, english: str) -> list[str]:
    """The comments a message goes on with when its English now is `english`.

    A changed source makes it a draft again, with the former English noted until somebody has
    looked at the translation and taken the note away.
    """
    if message is None:
        return [DRAFT]
    was = message.id if isinstance(message.id, str) else message.id[-1]
    if was == english:
        return list(message.user_comments) or [DRAFT]
    kept = [
        one for one in message.user_comments if not (one.startswith((DRAFT, REVIEWED)) or _WAS.match(one))
    ]
    first = former_english(message) or was
    noted = _noted(first) if message.string and first != english else ()
    return [DRAFT, *noted, *kept]


def _noted(english: str) -> Iterator[str]:
    for nr, piece in enumerate(_PIECE.findall(english), 1):
        yield f"was {nr}: {json.dumps(piece, ensure_ascii=False)}"
