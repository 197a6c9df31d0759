"""Logs: that something happened, never what was said."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys

import pytest

from bot.logs import Bare, JsonLines, trace
from bot.settings import SettingsError, load

CANARY = "Fatima wrote: help"


def shown(name: str, message: str, *args: object, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    return Bare().format(logging.LogRecord(name, logging.WARNING, "x.py", 1, message, args, info))


def raised(kind: type[Exception] = ValueError) -> Exception:
    try:
        raise kind(CANARY)
    except kind as error:
        return error


def test_our_own_message_is_shown():
    """What our rooms say is in the line, with its arguments."""
    assert shown("bot.post.courier", "%d waiting", 3).endswith("WARNING bot.post.courier: 3 waiting")


def test_another_librarys_message_is_not_shown():
    """Of another library only its name is told."""
    assert shown("httpx._client", "HTTP Request: %s", CANARY).endswith("httpx._client")


def test_a_name_that_only_begins_like_ours_is_another_librarys():
    """A library called bottle is not one of our rooms."""
    assert CANARY not in shown("bottle", CANARY)


def test_an_exception_is_told_by_its_class():
    """An exception's words may be a person's, so only the class shows."""
    line = shown("bot.post", "set aside", error=raised())
    assert "ValueError" in line
    assert CANARY not in line


def test_an_exception_as_an_argument_is_told_by_its_class():
    """An exception that was passed as an argument does not show its words either."""
    assert shown("bot.post", "set aside: %s", raised()).endswith("set aside: ValueError")


def test_an_exception_names_the_place_in_our_own_code():
    """The innermost place in our rooms is told, so that a fault can be found."""
    with pytest.raises(SettingsError) as caught:
        load(environ={"AMANA_X": CANARY})
    assert re.fullmatch(r"SettingsError at bot/settings\.py:\d+", trace(caught.value))


def test_causes_are_told_by_their_classes():
    """A cause is told after its effect, both without words."""
    try:
        raise RuntimeError(CANARY) from raised(KeyError)
    except RuntimeError as error:
        assert trace(error) == "RuntimeError after KeyError"


def test_a_record_is_one_line():
    """A message over several lines is put on one, so that nothing can pass itself off as another."""
    assert "\n" not in shown("bot.post", "one\ntwo")


def test_uncaught_exceptions_and_warnings_go_the_same_way():
    """Whatever nobody caught, in a thread or a finalizer too, is told without its words."""
    out = run(
        f"""
import sys, threading, warnings
from bot.logs import set_up
set_up("DEBUG")
class Bad:
    def __del__(self): raise ValueError("{CANARY}")
def fail(): raise ValueError("{CANARY}")
warnings.warn("{CANARY}")
Bad()
one = threading.Thread(target=fail); one.start(); one.join()
fail()
"""
    )
    assert CANARY not in out
    assert out.count("nobody caught ValueError") == 3
    assert "UserWarning" in out


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_json_lines_tell_the_same_by_name() -> None:
    """One object a line, and as little of anybody in it as in text."""
    try:
        raise ValueError("kanarie")
    except ValueError as fault:
        info = (ValueError, fault, fault.__traceback__)
    ours = logging.LogRecord(
        "bot.post", logging.WARNING, "x.py", 1, "two\nlines %s", (fault_of("kanarie"),), info
    )
    theirs = logging.LogRecord("aiogram", logging.ERROR, "x.py", 1, "kanarie", (), None)
    first, second = (JsonLines().format(one) for one in (ours, theirs))
    assert json.loads(first).keys() == {"time", "level", "logger", "message", "trace"}
    assert json.loads(first)["message"] == "two lines ValueError"
    assert json.loads(second).keys() == {"time", "level", "logger"}
    assert "kanarie" not in first + second
    assert len(first.splitlines()) == 1


def fault_of(words: str) -> ValueError:
    return ValueError(words)
