"""Silent frameworks."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from bot.post.quiet import FRAMEWORKS, quiet_frameworks

CANARY = "123456:token-and-words"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in FRAMEWORKS]
    before = [(logger, logger.level, logger.propagate, logger.handlers) for logger in loggers]
    yield
    for logger, level, propagate, handlers in before:
        logger.setLevel(level)
        logger.propagate = propagate
        logger.handlers = handlers


@pytest.mark.parametrize(
    "name", ["httpx", "telegram.Bot", "telegram.ext.Application", "aiogram.event", "asyncio"]
)
def test_no_framework_says_anything_of_its_own(name: str, caplog: pytest.LogCaptureFixture):
    """Neither a message nor an exception's words of a framework get through, at any level."""
    caplog.set_level(logging.DEBUG)
    quiet_frameworks()
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.CRITICAL):
        logging.getLogger(name).log(level, "POST %s", CANARY)
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger(name).exception("failed for %s", CANARY)
    assert CANARY not in caplog.text


def test_that_something_happened_is_told(caplog: pytest.LogCaptureFixture):
    """A warning leaves its logger's name, an exception its class."""
    quiet_frameworks()
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("telegram.ext.Application").exception(CANARY)
    assert [record.getMessage() for record in caplog.records] == ["telegram.ext.Application: ValueError"]


def test_information_is_not_told(caplog: pytest.LogCaptureFixture):
    """Httpx's line for every request, with the URL in it, is not even counted."""
    caplog.set_level(logging.DEBUG)
    quiet_frameworks()
    logging.getLogger("httpx").info("HTTP Request: POST %s", CANARY)
    assert caplog.records == []
