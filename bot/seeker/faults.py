"""What aiogram's errors come down to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError, ConnectionTimeoutError, InvalidURL
from pydantic import ValidationError

from bot.post.outcomes import NotSent, PostError, Refused, Unknown, Wait, sort_answer

NEVER_LEFT = (ClientConnectorError, ConnectionTimeoutError, InvalidURL)
"""aiohttp's errors that are raised before a byte of the call was sent."""

STATUS: dict[type[TelegramAPIError], int] = {
    TelegramBadRequest: 400,
    TelegramUnauthorizedError: 401,
    TelegramForbiddenError: 403,
    TelegramNotFound: 404,
    TelegramConflictError: 409,
}
"""The HTTP status that each of aiogram's classes stands for."""


@contextmanager
def sorting() -> Iterator[None]:
    """Turn whatever aiogram raises inside into a `PostError`; the original's words go nowhere."""
    try:
        yield
    except Exception as fault:  # noqa: BLE001 — every error of a framework is sorted here
        raise sort(fault) from None


def sort(fault: Exception) -> PostError:
    """Sort one error. What is not known for certain may have been applied.

    aiogram folds all network faults into TelegramNetworkError; its cause tells whether there
    was a connection at all. An answer that cannot be decoded (a gateway's HTML page, half a
    JSON) says nothing about the call.
    """
    match fault:
        case TelegramRetryAfter():
            return Wait(fault.retry_after)
        case TelegramEntityTooLarge():
            return Refused("too_big")
        case TelegramNetworkError():
            return NotSent() if isinstance(fault.__cause__, NEVER_LEFT) else Unknown()
        case TelegramAPIError():
            return _answered(fault)
        case ValidationError():
            return Refused("other")
        case _:
            return Unknown()


def _answered(fault: TelegramAPIError) -> PostError:
    status = STATUS.get(type(fault))
    if status is None:
        flood = "too many requests" in fault.message.lower()
        return sort_answer(429, fault.message) if flood else Unknown()
    return sort_answer(status, fault.message)
