"""Faults on purpose."""

from __future__ import annotations

import pytest

from bot.sandbox.calls import Call
from bot.sandbox.chats import Bot
from bot.sandbox.faults import ConnectionDropped, FalseAnswer, Faults, Rule, answering, dropping, refusing
from bot.sandbox.refusals import Flood

CALL = Call(Bot("1:a", "a_bot", "A"), "sendMessage", {"chat_id": 7})
DOWN = answering(FalseAnswer())


@pytest.mark.parametrize(
    ("rule", "struck"),
    [
        (Rule(DOWN), True),
        (Rule(DOWN, bot="a_bot"), True),
        (Rule(DOWN, bot="b_bot"), False),
        (Rule(DOWN, method="sendmessage"), True),
        (Rule(DOWN, method="getMe"), False),
        (Rule(DOWN, chat=7), True),
        (Rule(DOWN, chat=8), False),
        (Rule(DOWN, when="after"), False),
        (Rule(DOWN, times=0), False),
    ],
)
async def test_a_rule_strikes_whom_it_is_about(rule, struck):
    """A rule is about a bot, a method, a chat and a moment, or about all of them."""
    assert (await Faults([rule]).strike(CALL, "before") is not None) == struck


async def test_a_rule_strikes_as_often_as_told():
    """A rule for two times lets the third call through."""
    faults = Faults()
    rule = faults.add(Rule(DOWN, times=2))
    assert [await faults.strike(CALL, "before") is None for _ in range(3)] == [False, False, True]
    assert rule.hits == 2


async def test_a_rule_without_number_strikes_until_cleared():
    """A rule for ever strikes until the faults are cleared."""
    faults = Faults([Rule(DOWN, times=None)])
    for _ in range(3):
        assert await faults.strike(CALL, "before")
    faults.clear()
    assert await faults.strike(CALL, "before") is None


async def test_a_fault_can_refuse():
    """A rule can refuse as Telegram would."""
    with pytest.raises(Flood):
        await Faults([Rule(refusing(Flood(3)))]).strike(CALL, "before")


async def test_a_fault_can_cut_the_line():
    """A rule can cut the line."""
    with pytest.raises(ConnectionDropped):
        await Faults([Rule(dropping)]).strike(CALL, "before")
