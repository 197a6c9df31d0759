"""Telegram's limits on sending."""

from __future__ import annotations

import pytest

from bot.sandbox.calls import Call
from bot.sandbox.chats import Bot
from bot.sandbox.flood import Limits
from bot.sandbox.refusals import Flood
from tests.unit.sandbox.tools import StoppedClock

BOT = Bot("1:a", "a_bot", "A")


@pytest.fixture
def clock():
    return StoppedClock()


@pytest.fixture
def limits(clock):
    return Limits(clock, on=True)


def call(chat=1, method="sendMessage", **values):
    return Call(BOT, method, {"chat_id": chat} | values)


def test_a_short_burst_in_a_chat_is_let_through(limits):
    """Five messages at once are fine, the sixth has to wait a second."""
    for _ in range(5):
        limits.check(call())
    with pytest.raises(Flood) as refusal:
        limits.check(call())
    assert refusal.value.parameters == {"retry_after": 1}
    assert refusal.value.description == "Too Many Requests: retry after 1"


def test_after_the_wait_there_is_room_again(limits, clock):
    """One message a second goes on for ever."""
    for _ in range(5):
        limits.check(call())
    for _ in range(10):
        clock.forward(seconds=1)
        limits.check(call())


def test_one_chat_does_not_hold_up_another(limits):
    """A chat that is told to wait leaves the others alone."""
    for _ in range(5):
        limits.check(call(1))
    limits.check(call(2))


def test_a_bot_sends_thirty_a_second(limits):
    """Over all chats together the thirty-first message has to wait."""
    for chat in range(30):
        limits.check(call(chat))
    with pytest.raises(Flood):
        limits.check(call(99))


def test_an_album_counts_by_its_files(limits):
    """Ten files fill a chat's burst, so that the next message waits."""
    limits.check(call(method="sendMediaGroup", media=[{}] * 10))
    with pytest.raises(Flood):
        limits.check(call())


@pytest.mark.parametrize("method", ["sendChatAction", "deleteMessage", "getUpdates", "answerCallbackQuery"])
def test_what_sends_nothing_is_free(limits, method):
    """Only messages count."""
    for _ in range(100):
        limits.check(call(method=method))


def test_limits_can_be_switched_off(limits):
    """Without limits nothing waits."""
    limits.on = False
    for _ in range(100):
        limits.check(call())
