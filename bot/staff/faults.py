"""What python-telegram-bot's errors come down to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from aiohttp import ClientConnectorError, ConnectionTimeoutError, InvalidURL
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.post.outcomes import NotSent, PostError, Refused, Unknown, Wait, sort_answer

NEVER_LEFT = (ClientConnectorError, ConnectionTimeoutError, InvalidURL)
"""aiohttp's errors that are raised before a byte of the call was sent."""

STATUS: dict[type[TelegramError], int] = {BadRequest: 400, Forbidden: 403, InvalidToken: 404, Conflict: 409}
"""The HTTP status that each of the library's classes stands for (InvalidToken: 401 too)."""


@contextmanager
def sorting() -> Iterator[None]:
    """Turn whatever python-telegram-bot raises inside into a `PostError`, without its words."""
    try:
        yield
    except Exception as fault:  # noqa: BLE001 — every error of a framework is sorted here
        raise sort(fault) from None


def sort(fault: Exception) -> PostError:
    """Sort one error. What is not known for certain may have been applied.

    BadRequest and TimedOut are NetworkErrors here, so the narrow classes come first; a
    NetworkError's cause tells whether there was a connection at all.
    """
    match fault:
        case RetryAfter():
            return Wait(_seconds(fault.retry_after))
        case BadRequest() | Forbidden() | Conflict() | InvalidToken():
            return sort_answer(STATUS[type(fault)], fault.message)
        case ChatMigrated():
            return Refused("other")
        case NetworkError():
            return _network(fault)
        case _:
            return Unknown()


def _seconds(told: float | timedelta) -> float:
    return told.total_seconds() if isinstance(told, timedelta) else float(told)


def _network(fault: TelegramError) -> PostError:
    said = fault.message.lower()
    if isinstance(fault.__cause__, NEVER_LEFT):
        return NotSent()
    if fault.__cause__ is None and "too many requests" in said:
        return sort_answer(429, fault.message)
    if "request entity too large" in said:
        return Refused("too_big")
    return Unknown()
