"""Answering presses."""

from __future__ import annotations

import pytest

from bot.sandbox.notices import Answered
from bot.sandbox.refusals import MissingField, QueryTooOld
from tests.unit.sandbox.tools import buttons


@pytest.fixture
def press(room):
    message = room.send(reply_markup=buttons("yes"))
    return room.deeds.press(room.chat(), message, 0, 0).id


def test_an_answer_reaches_the_phone(room, press):
    """The phone is told the text and whether it is an alert."""
    assert room.ask("answerCallbackQuery", callback_query_id=press, text="done", show_alert=True) is True
    answer = room.heard[-1]
    assert isinstance(answer, Answered)
    assert (answer.press.id, answer.text, answer.alert) == (press, "done", True)


def test_a_press_is_answered_once(room, press):
    """A second answer is refused."""
    room.ask("answerCallbackQuery", callback_query_id=press)
    with pytest.raises(QueryTooOld) as refusal:
        room.ask("answerCallbackQuery", callback_query_id=press)
    assert refusal.value.description == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


def test_a_late_answer_is_refused(room, press):
    """After fifteen seconds the phone has stopped waiting."""
    room.clock.forward(seconds=15.5)
    with pytest.raises(QueryTooOld):
        room.ask("answerCallbackQuery", callback_query_id=press)


def test_another_bot_cannot_answer(room, press):
    """A press belongs to the bot whose button it was, which can still answer it."""
    with pytest.raises(QueryTooOld):
        room.ask("answerCallbackQuery", room.topical, callback_query_id=press)
    assert room.ask("answerCallbackQuery", callback_query_id=press) is True


def test_an_answer_is_short(room, press):
    """An answer has at most 200 characters."""
    with pytest.raises(MissingField) as refusal:
        room.ask("answerCallbackQuery", callback_query_id=press, text="a" * 201)
    assert refusal.value.description == "Bad Request: MESSAGE_TOO_LONG"
