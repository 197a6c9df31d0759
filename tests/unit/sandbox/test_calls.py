"""Reading the parameters of a call."""

from __future__ import annotations

import pytest

from bot.sandbox.calls import Call
from bot.sandbox.chats import Bot
from bot.sandbox.refusals import BadField

BOT = Bot("1:a", "a_bot", "A")


def call(**values):
    return Call(BOT, "x", values)


@pytest.mark.parametrize(
    ("value", "number"), [(7, 7), ("7", 7), ("-3", -3), ("x", 0), (None, 0), (True, 1), (2.0, 2), ([], 0)]
)
def test_a_number_may_be_written_as_text(value, number):
    """Numbers come as numbers or as text; what is none counts as 0."""
    assert call(a=value).number("a") == number


@pytest.mark.parametrize(
    ("value", "flag"),
    [(True, True), ("true", True), ("True", True), ("1", True), (1, True), ("no", False), (None, False)],
)
def test_a_flag_may_be_written_as_text(value, flag):
    """Booleans come as such or as text."""
    assert call(a=value).flag("a") is flag


@pytest.mark.parametrize("value", ['{"a": 1}', {"a": 1}])
def test_an_object_may_be_written_as_text(value):
    """Objects come as JSON or as JSON in a text."""
    assert call(x=value).json("x") == {"a": 1}


def test_broken_json_is_refused():
    """JSON that cannot be read is refused by the parameter's name."""
    with pytest.raises(BadField) as refusal:
        call(reply_markup="{").json("reply_markup")
    assert refusal.value.description == "Bad Request: can't parse reply markup JSON object"


@pytest.mark.parametrize(("value", "there"), [("", False), (None, False), ("0", True), (0, True), ([], True)])
def test_a_parameter_is_there_when_it_says_something(value, there):
    """An empty text is the same as no parameter."""
    assert call(a=value).has("a") is there


def test_a_call_is_about_its_chat():
    """A call is about the chat it names, or none."""
    assert call(chat_id="7").chat == 7
    assert call().chat == 0


def test_a_call_without_numbers_has_zero():
    """A real number that is none counts as 0."""
    assert call(a="x").real("a") == 0.0
    assert call(a="1.5").real("a") == 1.5
