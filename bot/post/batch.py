"""Taking a getUpdates answer, or what a webhook got, apart into updates, each with its exact bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from bot.post.luggage import luggage_of

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()
LARGEST = 2**63
"""Ids at or past this fit no database column, and Telegram has none."""


class UnreadableBatch(Exception):
    """An answer of getUpdates, or a webhook's body, is not what the Bot API describes."""


@dataclass(frozen=True, slots=True)
class Update:
    """One update as it came, and the little that the post office reads of it."""

    update_id: int
    chat_id: int
    payload: bytes
    carries: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """The updates worth keeping, the last id of all, and how many were set aside and why not."""

    updates: tuple[Update, ...]
    last_id: int | None
    count: int

    @property
    def set_aside(self) -> int:
        """How many updates of the answer are malformed or of a kind nobody asked for."""
        return self.count - len(self.updates)


def read_batch(body: str, wanted: Collection[str]) -> Batch:
    """Take a successful getUpdates answer apart, keeping updates of the wanted kinds.

    Raises UnreadableBatch when it is no such answer at all. One bad update spoils no other.
    """
    try:
        items = list(_elements(body))
    except (ValueError, IndexError, RecursionError):
        raise UnreadableBatch from None
    ids = [found for _, value in items if (found := _whole(value, "update_id")) is not None]
    kept = (_update(text, value, wanted) for text, value in items)
    return Batch(tuple(u for u in kept if u), ids[-1] if ids else None, len(items))


def read_update(body: str, wanted: Collection[str]) -> Update | None:
    """Read what a webhook was brought: one update, None when it is malformed or of no wanted kind.

    Raises UnreadableBatch when it is no JSON.
    """
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise UnreadableBatch from None
    return _update(body.strip(), value, wanted)


def _update(text: str, value: object, wanted: Collection[str]) -> Update | None:
    update_id = _whole(value, "update_id")
    if update_id is None or not isinstance(value, dict):
        return None
    content = next((value[kind] for kind in wanted if isinstance(value.get(kind), dict)), None)
    chat_id = chat_of(content) if content is not None else None
    if chat_id is None:
        return None
    return Update(update_id, chat_id, text.encode(), luggage_of(value) is not None)


def chat_of(content: dict[str, Any]) -> int | None:
    """The chat that an update's content belongs to.

    A message or a reaction names it; a press names it in its message, or else, when Telegram
    leaves the message out, by the person: a private chat has its person's id.
    """
    message = content.get("message")
    for place in (content.get("chat"), message.get("chat") if isinstance(message, dict) else None):
        if (found := _whole(place, "id")) is not None:
            return found
    return _whole(content.get("from"), "id") or _whole(content.get("user"), "id")


def _whole(place: object, key: str) -> int | None:
    found = place.get(key) if isinstance(place, dict) else None
    whole = isinstance(found, int) and not isinstance(found, bool) and -LARGEST < found < LARGEST
    return found if whole else None


def _elements(body: str) -> Iterator[tuple[str, object]]:
    """The texts and values of the list "result" of a JSON object."""
    at = _past(body, _skip(body, 0), "{")
    while body[at] != "}":
        key, at = _DECODER.raw_decode(body, at)
        at = _skip(body, _past(body, _skip(body, at), ":"))
        if key == "result":
            yield from _items(body, _past(body, at, "["))
            return
        _, at = _DECODER.raw_decode(body, at)
        at = _after_comma(body, at, "}")
    raise UnreadableBatch


def _items(body: str, at: int) -> Iterator[tuple[str, object]]:
    at = _skip(body, at)
    while body[at] != "]":
        value, end = _DECODER.raw_decode(body, at)
        yield body[at:end], value
        at = _after_comma(body, end, "]")


def _skip(body: str, at: int) -> int:
    found = _SPACE.match(body, at)
    return found.end() if found else at


def _past(body: str, at: int, sign: str) -> int:
    if body[at] != sign:
        raise UnreadableBatch
    return _skip(body, at + 1)


def _after_comma(body: str, at: int, closing: str) -> int:
    at = _skip(body, at)
    return at if body[at] == closing else _past(body, at, ",")
