"""Keyboards."""

from __future__ import annotations

import pytest

from bot.sandbox.keyboards import (
    ForcedReply,
    InlineButton,
    InlineKeyboard,
    Key,
    KeyboardRemoved,
    ReplyKeyboard,
)
from bot.sandbox.methods.markup import read_markup
from bot.sandbox.refusals import (
    BadField,
    ButtonDataWrong,
    ButtonUrlWrong,
    ButtonWithoutAction,
    ButtonWithoutText,
    MarkupTooLong,
)


def inline(*row):
    return read_markup({"inline_keyboard": [list(row)]})


def test_buttons_answer_or_open():
    """A button has data or a link."""
    row = {"text": "a", "callback_data": "x"}, {"text": "b", "url": "smn.nl"}
    assert inline(*row) == InlineKeyboard(
        ((InlineButton("a", data="x"), InlineButton("b", url="http://smn.nl/")),)
    )


@pytest.mark.parametrize(
    ("data", "fine"), [("x" * 64, True), ("x" * 65, False), ("é" * 32, True), ("é" * 33, False)]
)
def test_data_is_at_most_64_bytes(data, fine):
    """It is bytes that count, not letters."""
    if fine:
        assert inline({"text": "a", "callback_data": data})
    else:
        with pytest.raises(ButtonDataWrong) as refusal:
            inline({"text": "a", "callback_data": data})
        assert refusal.value.description == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize("button", [{"text": "a"}, {"text": "a", "callback_data": ""}])
def test_a_button_does_something(button):
    """A button without action is refused."""
    with pytest.raises(ButtonWithoutAction) as refusal:
        inline(button)
    assert refusal.value.description == "Bad Request: text buttons are unallowed in the inline keyboard"


def test_other_actions_are_taken():
    """What a sandbox does not play is a button all the same."""
    assert inline({"text": "a", "copy_text": {"text": "113"}}) == InlineKeyboard(((InlineButton("a"),),))


@pytest.mark.parametrize("url", ["not a link", "tel:112", "nowhere"])
def test_a_link_has_to_be_one(url):
    """A button's link goes to the web or into Telegram."""
    with pytest.raises(ButtonUrlWrong):
        inline({"text": "a", "url": url})


def test_a_button_has_a_label():
    """Buttons and keys without label are refused."""
    with pytest.raises(ButtonWithoutText):
        inline({"text": " ", "callback_data": "x"})
    with pytest.raises(ButtonWithoutText):
        read_markup({"keyboard": [[""]]})


def test_there_are_at_most_a_hundred_buttons():
    """The hundred and first button is refused."""
    button = {"text": "a", "callback_data": "x"}
    assert read_markup({"inline_keyboard": [[button]] * 100})
    with pytest.raises(MarkupTooLong):
        read_markup({"inline_keyboard": [[button]] * 101})


def test_there_are_at_most_three_hundred_keys():
    """The keyboard below the chat has its limit too."""
    with pytest.raises(MarkupTooLong):
        read_markup({"keyboard": [["a"]] * 301})


@pytest.mark.parametrize(
    ("value", "markup"),
    [
        (None, None),
        ({}, None),
        ({"inline_keyboard": []}, None),
        ({"inline_keyboard": [[]]}, None),
        ({"remove_keyboard": True}, KeyboardRemoved()),
        ({"force_reply": True}, ForcedReply()),
        ({"keyboard": [["a"], []], "one_time_keyboard": True}, ReplyKeyboard(((Key("a"),),), one_time=True)),
        (
            {"keyboard": [[{"text": "a", "request_contact": True}]]},
            ReplyKeyboard(((Key("a", asks_contact=True),),)),
        ),
    ],
)
def test_other_markup_is_known(value, markup):
    """Empty keyboards are none; a keyboard can be shown, asked for a reply, or taken away."""
    assert read_markup(value) == markup


def test_markup_has_to_be_an_object():
    """Anything but an object is refused."""
    with pytest.raises(BadField):
        read_markup([])
