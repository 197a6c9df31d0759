"""How carrying a letter can end badly: what a Bot API answer or a broken line comes down to.

Each framework has its own errors; its `faults.py` turns every one of them into one of these,
once, and nothing past the carriers ever looks at a framework's error again. None of them
keeps words of Telegram's or of anybody's: a reason is one of the short names below.
"""

from __future__ import annotations

import re
from http import HTTPStatus


class PostError(Exception):
    """A letter was not carried, or nobody knows whether it was."""


class NotSent(PostError):
    """Telegram did nothing with it, for sure: it can be tried again without a second copy."""


class Wait(PostError):
    """Telegram did nothing with it and asks to hold this chat's letters for `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Unreachable(PostError):
    """The person blocked the bot, left Telegram, or never started it."""


class Refused(PostError):
    """Telegram will not have this letter, now or later. `reason` is one of the names in REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TopicGone(Refused):
    """The topic this letter was for is not there any more; the chat itself is."""

    def __init__(self) -> None:
        super().__init__("topic_gone")


class Unknown(PostError):
    """The call went out and no answer came back: it may have been applied or not."""


class Halfway(PostError):
    """A letter of several messages stopped between two of them: `done` are there for certain.

    Nothing is in doubt, so the rest can follow after `seconds` without a second copy; None
    leaves the waiting time to the courier.
    """

    def __init__(self, done: tuple[int, ...], seconds: float | None) -> None:
        super().__init__(len(done))
        self.done = done
        self.seconds = seconds


REASONS = (
    ("message is not modified", "unchanged"),
    ("topic_not_modified", "unchanged"),
    ("message to edit not found", "gone"),
    ("message to delete not found", "gone"),
    ("message to react not found", "gone"),
    ("message_id_invalid", "gone"),
    ("message identifier is not specified", "gone"),
    ("message can't be edited", "too_old"),
    ("message can't be deleted", "too_old"),
    ("there is no text in the message", "no_text"),
    ("there is no caption in the message", "no_text"),
    ("the chat is not a forum", "no_topics"),
    ("text is empty", "empty"),
    ("text must be non-empty", "empty"),
    ("is too long", "too_long"),
    ("is too big", "too_big"),
    ("quote", "quote"),
    ("reaction", "reaction"),
    ("voice_messages_forbidden", "voice_forbidden"),
    ("query is too old", "too_late"),
    ("query_id_invalid", "too_late"),
    ("button", "button"),
    ("wrong file identifier", "file"),
    ("wrong remote file", "file"),
    ("type of file mismatch", "file"),
    ("file_reference_", "file"),
    ("entit", "entities"),
    ("method not found", "method"),
)
"""What a refusal says (lower case, part of the Bot API's description) and our name for it."""

_NOBODY = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user_is_blocked",
    "input_user_deactivated",
    "user is deactivated",
    "bot was blocked",
    "can't initiate conversation",
)
_NO_TOPIC = ("message thread not found", "topic_id_invalid", "topic_deleted")
_NOT_THE_LETTER = (HTTPStatus.UNAUTHORIZED, HTTPStatus.CONFLICT)
_RETRY = re.compile(r"retry after (\d+)")


def sort_answer(status: int, description: str, retry_after: float | None = None) -> PostError:
    """Sort one error answer of the Bot API.

    `status` is the HTTP status, `description` the answer's own text, `retry_after` its
    parameter in seconds. A 5xx says nothing about whether the call was applied. An invalid
    token (401, or 404 without a method's name) is the line's trouble and not the letter's: the
    letter waits for a good one. So does a 409, which only polling can meet.
    """
    said = description.lower()
    if status == HTTPStatus.TOO_MANY_REQUESTS or retry_after is not None:
        return Wait(retry_after if retry_after is not None else _told(said))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unknown()
    if status in _NOT_THE_LETTER or (status == HTTPStatus.NOT_FOUND and "method" not in said):
        return NotSent()
    return _refusal(status, said)


def _refusal(status: int, said: str) -> PostError:
    if status == HTTPStatus.FORBIDDEN or any(words in said for words in _NOBODY):
        return Unreachable()
    if any(words in said for words in _NO_TOPIC):
        return TopicGone()
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return Refused("too_big")
    return Refused(next((name for words, name in REASONS if words in said), "other"))


def _told(said: str) -> float:
    found = _RETRY.search(said)
    return float(found.group(1)) if found else 1.0
