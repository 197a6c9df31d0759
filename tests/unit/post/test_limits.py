"""Telegram's limits."""

from __future__ import annotations

import asyncio

from hypothesis import given, strategies as st

from bot.post.limits import Bucket, Pace, Spacing
from tests.unit.post.hours import Hours


def spacing(hours: Hours, **pace: float) -> Spacing:
    return Spacing(hours.tick, hours.sleep, Pace(**pace))


async def test_a_short_burst_goes_at_once(hours: Hours):
    """A chat's first letters need not wait."""
    lane = spacing(hours, chat_burst=4)
    for _ in range(3):
        await lane.turn(1)
    assert hours.slept == []


async def test_after_the_burst_it_is_one_a_second(hours: Hours):
    """Then a chat gets one letter a second."""
    lane = spacing(hours, chat_burst=2)
    for _ in range(5):
        await lane.turn(1)
    assert hours.seconds == 3.0


async def test_one_chat_does_not_wait_for_another(hours: Hours):
    """A chat that used its turns holds up no other."""
    lane = spacing(hours, chat_burst=1, bot_burst=9)
    await lane.turn(1)
    await lane.turn(2)
    assert hours.slept == []


async def test_all_chats_together_keep_the_bots_rate(hours: Hours):
    """Many chats at once are thirty a second."""
    lane = spacing(hours, bot_burst=1)
    for chat in range(31):
        await lane.turn(chat)
    assert round(hours.seconds, 6) == 1.0


async def test_a_letter_of_several_messages_takes_as_many_turns(hours: Hours):
    """Long letters count for what they are."""
    lane = spacing(hours, chat_burst=2, bot_burst=99)
    await lane.turn(1, 2)
    await lane.turn(1, 1)
    assert hours.slept == [1.0]


async def test_a_turn_says_whether_it_had_to_wait(hours: Hours):
    """Whoever had to wait can look again whether there is still something to send."""
    lane = spacing(hours, chat_burst=1, bot_burst=2)
    assert [await lane.turn(1), await lane.turn(1)] == [False, True]


async def test_quiet_chats_are_forgotten(hours: Hours):
    """A chat that could send a full burst again is not kept in memory."""
    lane = spacing(hours, bot_rate=1e9, bot_burst=1e9)
    for chat in range(1500):
        hours.seconds += 10
        await lane.turn(chat)
    assert len(lane._chats) <= 1024


async def test_a_clock_that_runs_back_stops_nobody(hours: Hours):
    """Should time run back, nobody waits longer than a turn takes."""
    lane = spacing(hours, chat_burst=1)
    await lane.turn(1)
    hours.seconds -= 1000
    await lane.turn(1)
    assert hours.slept == [1.0]


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(1, 3)), max_size=60))
def test_never_more_than_rate_and_burst(visits: list[tuple[float, int]]):
    """Over any stretch of time no more is let through than the burst and the rate allow."""
    bucket = Bucket(rate=2.0, burst=4.0, level=4.0, at=0.0)
    now, uses = 0.0, []
    for pause, turns in visits:
        now += pause
        uses.append((now + bucket.take(now, turns), turns))
    for begin in range(len(uses)):
        passed = 0
        for moment, turns in uses[begin:]:
            passed += turns
            assert passed <= 4.0 + 2.0 * (moment - uses[begin][0]) + uses[begin][1] + 1e-6


async def test_waiting_letters_of_one_chat_go_in_order(hours: Hours):
    """Those who came first go first."""
    lane, gone = spacing(hours, chat_burst=1), []

    async def letter(number: int) -> None:
        await lane.turn(1)
        gone.append(number)

    await asyncio.gather(*(letter(number) for number in range(5)))
    assert gone == [0, 1, 2, 3, 4]


async def test_urgent_letters_have_the_bots_turns_first(hours: Hours):
    """At the same pace, and of every four turns one is another; who was let in already stays in."""
    lane, gone = spacing(hours, bot_rate=1, bot_burst=1), []

    async def letter(chat: int, *, urgent: bool) -> None:
        await lane.turn(chat, urgent=urgent)
        gone.append(chat)

    await asyncio.gather(*(letter(chat, urgent=chat >= 6) for chat in range(12)))
    assert gone == [0, 1, 6, 7, 8, 2, 9, 10, 11, 3, 4, 5]
    assert hours.seconds == 11.0
