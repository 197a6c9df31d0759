"""Updates as they came, before any framework reads them."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from db.records import Arrival
from db.work import Work
from handlers.kinds import SERVICE, kind_of

HANDLED = frozenset(("message", "edited_message", "callback_query", "my_chat_member", "message_reaction"))
"""The kinds of update that end in a handler."""

ALLOWED_UPDATES = tuple(sorted(HANDLED))
"""What getUpdates is asked for."""


LARGEST = 2**63
"""Where Telegram's numbers end, and those of databases too."""

ALBUM = 10
"""Items of an album at most (Bot API sendMediaGroup)."""


class UnreadableUpdate(Exception):
    """An update did not have the shape the Bot API describes. Its words are not repeated here."""

    def __init__(self) -> None:
        super().__init__("an update could not be read")


def readable(payload: bytes, heard: Collection[str] = ()) -> dict[str, Any] | None:
    """The update when it is of a kind that is handled and of a private chat, else None.

    Unknown kinds stop here: aiogram prints an update it does not know as a whole. So do Telegram's
    own notes of what happened in a chat, to which nobody expects an answer; but for the `heard` ones.
    Raises UnreadableUpdate when it has half a sign in it, which nothing can write down again, or names a
    message by no number that there can be.
    """
    raw = _whole(payload)
    kind = next((kind for kind in HANDLED if isinstance(raw.get(kind), dict)), None)
    noted = kind_of(raw[kind].__contains__) if kind == "message" else ""
    if kind is None or (noted in SERVICE and noted not in heard):
        return None
    place = raw[kind].get("message", raw[kind]) if kind == "callback_query" else raw[kind]
    chat = place.get("chat") if isinstance(place, dict) else None
    private = isinstance(chat, dict) and chat.get("type") == "private" and _is_number(chat.get("id"))
    if private and not _is_number(place.get("message_id", 0)):
        raise UnreadableUpdate
    return raw if private else None


def _whole(payload: bytes) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(payload)
    if b"\\u" in payload:
        try:
            json.dumps(raw, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise UnreadableUpdate from None
    return raw


def _is_number(told: object) -> bool:
    """Whether it is a whole number that fits a column of a database."""
    return isinstance(told, int) and -LARGEST <= told < LARGEST


def more_of_album(work: Work, arrival: Arrival, raw: dict[str, Any]) -> bool:
    """Whether other items of the album that an update is of wait behind it in the inbox."""
    album = _album_of(raw)
    if album is None:
        return False
    behind = work.inbox.behind(arrival.bot, arrival.chat_id, ALBUM)
    return any(_album_of(json.loads(one.payload)) == album for one in behind)


def _album_of(raw: dict[str, Any]) -> object:
    message = raw.get("message")
    return message.get("media_group_id") if isinstance(message, dict) else None
