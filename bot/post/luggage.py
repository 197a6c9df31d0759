"""Which file comes with an update, read from the update as it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, get_args

from db.disguise import Disguise
from db.letters import FETCH_AGAIN, FileKind

FETCHED_FROM = ("message",)
"""The kinds of update whose file is fetched."""

KINDS: tuple[FileKind, ...] = tuple(sorted(get_args(FileKind), key=lambda kind: (kind == "document", kind)))
"""Every kind of file; "document" last, since an animation brings itself as a document too."""


MARK = 16
"""Characters of a file's mark."""


@dataclass(frozen=True, slots=True)
class Luggage:
    """A file at Telegram's, by what the sender's phone says of it.

    `size` in bytes, 0 when Telegram does not say; `duration` in seconds. `reply_to` and `thread` are
    the message it answers and the topic it is in. `as_it_is`: its sender has said that it may go
    with their own voice; otherwise `disguise` says how the voice in it is to be changed. `mark` tells the
    file from any other one.
    """

    kind: FileKind
    file_id: str
    size: int = 0
    mime: str = ""
    name: str = ""
    duration: int | None = None
    width: int | None = None
    height: int | None = None
    reply_to: int | None = None
    thread: int | None = None
    as_it_is: bool = False
    disguise: Disguise | None = None
    mark: str = ""


def luggage_of(update: Mapping[str, Any]) -> Luggage | None:
    """The file that is to be fetched for an update, if there is one that can be."""
    for source in FETCHED_FROM:
        message = update.get(source)
        if isinstance(message, dict):
            found = next(filter(None, (_piece(kind, message.get(kind)) for kind in KINDS)), None)
            return _placed(found, message) if found else None
    return _fetched_again(update.get("callback_query"))


def _placed(found: Luggage, message: dict[str, Any]) -> Luggage:
    """With its topic and what it answers; in a topic all messages "reply" to its first one."""
    thread = _number(message.get("message_thread_id")) if message.get("is_topic_message") else None
    answered = message.get("reply_to_message")
    reply_to = _number(answered.get("message_id")) if isinstance(answered, dict) else None
    return replace(found, thread=thread, reply_to=None if reply_to == thread else reply_to)


def _fetched_again(press: object) -> Luggage | None:
    """The voice note that the pressed button's message answers, when it is such a button."""
    if not isinstance(press, dict) or not _text(press.get("data")).startswith(f"{FETCH_AGAIN}:"):
        return None
    message = press.get("message")
    answered = message.get("reply_to_message") if isinstance(message, dict) else None
    found = _piece("voice", answered.get("voice")) if isinstance(answered, dict) else None
    return replace(found, as_it_is=True) if found else None


def _piece(kind: FileKind, told: object) -> Luggage | None:
    if kind == "photo":
        told = _largest(told)
    if not isinstance(told, dict) or not isinstance(told.get("file_id"), str):
        return None
    return Luggage(
        kind=kind,
        file_id=told["file_id"],
        size=_number(told.get("file_size")) or 0,
        mime=_text(told.get("mime_type")),
        name=_text(told.get("file_name")),
        duration=_number(told.get("duration")),
        width=_number(told.get("width", told.get("length"))),
        height=_number(told.get("height", told.get("length"))),
        mark=marked(told.get("file_unique_id")),
    )


def marked(unique: object) -> str:
    """A mark of a file, made of Telegram's name for it (file_unique_id), which is not kept; empty without."""
    if not isinstance(unique, str) or not unique:
        return ""
    return sha256(unique.encode(errors="surrogatepass")).hexdigest()[:MARK]


def mark_of(message: object) -> str:
    """The mark of the file that is in a message now; empty when there is none."""
    if not isinstance(message, dict):
        return ""
    found = next(filter(None, (_piece(kind, message.get(kind)) for kind in KINDS)), None)
    return found.mark if found else ""


def _largest(sizes: object) -> object:
    """The largest of a photo's sizes."""
    if not isinstance(sizes, list):
        return None
    pictures = [size for size in sizes if isinstance(size, dict)]
    return max(pictures, key=_area, default=None)


def _area(size: dict[str, Any]) -> int:
    return (_number(size.get("width")) or 0) * (_number(size.get("height")) or 0)


def _number(told: object) -> int | None:
    return told if isinstance(told, int) and not isinstance(told, bool) and told >= 0 else None


def _text(told: object) -> str:
    return told if isinstance(told, str) else ""
