"""Updates as they came, before any framework reads them."""

from __future__ import annotations

import json
from typing import Any

HANDLED = frozenset(("message", "edited_message", "callback_query", "my_chat_member"))
"""The kinds of update that end in a handler."""

ALLOWED_UPDATES = tuple(sorted(HANDLED))
"""What getUpdates is asked for."""


class UnreadableUpdate(Exception):
    """An update did not have the shape the Bot API describes. Its words are not repeated here."""

    def __init__(self) -> None:
        super().__init__("an update could not be read")


def readable(payload: bytes) -> dict[str, Any] | None:
    """The update when it is of a kind that is handled and of a private chat, else None.

    Unknown kinds stop here: aiogram prints an update it does not know as a whole.
    """
    raw = json.loads(payload)
    kind = next((kind for kind in HANDLED if isinstance(raw.get(kind), dict)), None)
    if kind is None:
        return None
    place = raw[kind].get("message", raw[kind]) if kind == "callback_query" else raw[kind]
    chat = place.get("chat") if isinstance(place, dict) else None
    return raw if isinstance(chat, dict) and chat.get("type") == "private" else None
