"""Silence the frameworks: httpx logs URLs with the token in them, the others whole updates."""

from __future__ import annotations

import logging

FRAMEWORKS = ("aiogram", "aiohttp", "asyncio", "httpcore", "httpx", "telegram")
"""Top loggers of everything that sees tokens or people's words."""

log = logging.getLogger(__name__)


class ClassOnly(logging.Handler):
    """Says who spoke up and with which class of exception, never what was said."""

    def emit(self, record: logging.LogRecord) -> None:
        """Pass the bare fact on, under this module's own logger."""
        what = record.exc_info[0] if record.exc_info else None
        log.log(record.levelno, "%s: %s", record.name, what.__name__ if what else "no exception")


def quiet_frameworks() -> None:
    """Let the frameworks' loggers say only that something happened, at WARNING or above.

    Their own messages reach no handler: aiogram prints an unknown update whole,
    python-telegram-bot every update at DEBUG and an unreadable answer at ERROR, httpx every
    URL at INFO, and asyncio the words of an exception nobody awaited.
    """
    for name in FRAMEWORKS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
        logger.handlers = [ClassOnly()]
