"""The table of refusals."""

from __future__ import annotations

import inspect

import pytest

from bot.sandbox import refusals
from bot.sandbox.refusals import Flood, Refusal

EVERY = [
    kind
    for _, kind in inspect.getmembers(refusals, inspect.isclass)
    if issubclass(kind, Refusal) and kind is not Refusal
]
PREFIX = {
    400: "Bad Request: ",
    401: "Unauthorized",
    403: "Forbidden: ",
    404: "Not Found",
    409: "Conflict: ",
    413: "Request Entity Too Large",
    429: "Too Many Requests: ",
}


@pytest.mark.parametrize("kind", EVERY)
def test_a_description_begins_with_its_code(kind):
    """Telegram begins every description with the name of the code."""
    assert kind.text.startswith(PREFIX[kind.code])


def test_no_two_refusals_say_the_same():
    """Each text stands in the table once."""
    texts = [kind.text for kind in EVERY]
    assert len(texts) == len(set(texts))


def test_only_a_flood_says_how_to_go_on():
    """Parameters come with the seconds to wait."""
    assert Flood(7).parameters == {"retry_after": 7}
    assert refusals.ChatNotFound().parameters == {}
