"""Who has read a translation: kept in the catalog as the first translator's comment of a message."""

from __future__ import annotations

import json
from datetime import date

from babel.messages.catalog import Message

DRAFT = "draft"
REVIEWED = "reviewed"
_WAS = "was: "


def reviewed_on(message: Message) -> date | None:
    """The day a native speaker read this translation; None while it is a draft."""
    word, _, day = (message.user_comments or [""])[0].partition(" ")
    return date.fromisoformat(day) if word == REVIEWED else None


def former_english(message: Message) -> str | None:
    """The English this was translated from, when that has changed since; else None."""
    noted = next((one for one in message.user_comments if one.startswith(_WAS)), None)
    return str(json.loads(noted.removeprefix(_WAS))) if noted else None


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
    kept = [one for one in message.user_comments if not one.startswith((DRAFT, REVIEWED, _WAS))]
    first = former_english(message) or was
    noted = [_WAS + json.dumps(first, ensure_ascii=False)] if message.string and first != english else []
    return [DRAFT, *noted, *kept]
