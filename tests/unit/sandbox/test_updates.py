"""A bot's queue of updates."""

from __future__ import annotations

import asyncio
import random

import pytest

from bot.sandbox.refusals import SecondPoller, WebhookActive, WebhookTookOver
from bot.sandbox.updates import Queue, Webhook
from tests.unit.sandbox.tools import StoppedClock


@pytest.fixture
def clock():
    return StoppedClock()


@pytest.fixture
def queue(clock):
    return Queue(clock, random.Random(1))


def filled(queue, count):
    for number in range(count):
        queue.add("message", {"n": number})
    return [update.id for update in queue.take(100)]


async def numbers(queue, offset=0, limit=100):
    return [update.body["n"] for update in await queue.poll(offset, limit, 0)]


async def test_updates_come_again_until_confirmed(queue):
    """Without an offset the same updates are given every time."""
    filled(queue, 2)
    assert await numbers(queue) == await numbers(queue) == [0, 1]


async def test_an_offset_confirms_what_is_before_it(queue):
    """Updates below the offset are forgotten for good."""
    ids = filled(queue, 3)
    assert await numbers(queue, ids[1]) == [1, 2]
    assert await numbers(queue) == [1, 2]


async def test_a_negative_offset_keeps_the_last(queue):
    """An offset of -1 forgets all but the last update."""
    filled(queue, 3)
    assert await numbers(queue, -1) == [2]
    assert await numbers(queue) == [2]


async def test_a_limit_gives_the_oldest(queue):
    """With a limit the oldest come first; one outside of 1 to 100 counts as 100."""
    filled(queue, 101)
    assert await numbers(queue, limit=2) == [0, 1]
    assert len(await numbers(queue, limit=0)) == 100


def test_ids_follow_one_another(queue):
    """Updates are numbered without gaps."""
    ids = filled(queue, 3)
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]


def test_ids_begin_anew_after_a_quiet_week(queue, clock):
    """After a week without updates the next id is a random one."""
    first = filled(queue, 1)
    queue.confirm(first[0] + 1)
    clock.forward(days=7)
    assert filled(queue, 1)[0] != first[0] + 1


def test_updates_are_kept_a_day(queue, clock):
    """What nobody fetches in 24 hours is lost."""
    filled(queue, 1)
    clock.forward(hours=24, seconds=1)
    filled(queue, 1)
    assert len(queue) == 1


def test_reactions_have_to_be_asked_for(queue):
    """Reactions come only when named among the allowed updates."""
    queue.add("message_reaction", {})
    queue.allow(["message", "message_reaction"])
    queue.add("message_reaction", {})
    assert len(queue) == 1


def test_kinds_that_are_not_asked_for_do_not_come(queue):
    """Once kinds are named, others do not come."""
    queue.allow(["callback_query"])
    queue.add("message", {})
    assert len(queue) == 0


def test_an_empty_choice_is_the_default(queue):
    """An empty list of kinds brings back the default choice."""
    queue.allow(["callback_query"])
    queue.allow([])
    queue.add("message", {})
    assert len(queue) == 1


def test_no_choice_keeps_the_last_one(queue):
    """A call that does not name kinds leaves the choice as it was."""
    queue.allow(["callback_query"])
    queue.allow(None)
    assert not queue.wants("message")


async def polling(queue):
    task = asyncio.ensure_future(queue.poll(0, 100, 50))
    await asyncio.sleep(0)
    return task


async def test_a_wait_ends_with_the_first_update(queue):
    """A long poll returns as soon as there is something."""
    task = await polling(queue)
    queue.add("message", {"n": 7})
    assert [update.body["n"] for update in await task] == [7]


async def test_a_wait_that_is_over_returns_nothing(queue):
    """A long poll without updates ends with an empty list."""
    assert await queue.poll(0, 100, 0.001) == []


async def test_a_second_poller_ends_the_first(queue):
    """The poll that waited is told of the conflict, the new one goes on."""
    first, second = await polling(queue), await polling(queue)
    with pytest.raises(SecondPoller):
        await first
    queue.add("message", {})
    assert len(await second) == 1


async def test_polling_is_refused_while_there_is_a_webhook(queue):
    """A bot with a webhook cannot poll."""
    queue.set_webhook(Webhook("http://127.0.0.1/"))
    with pytest.raises(WebhookActive):
        await queue.poll(0, 100, 0)


async def test_a_webhook_ends_a_wait(queue):
    """Setting a webhook ends the poll that waits."""
    task = await polling(queue)
    queue.set_webhook(Webhook("http://127.0.0.1/"))
    with pytest.raises(WebhookTookOver):
        await task


async def test_closing_lets_go_of_whoever_waits(queue):
    """A closed queue answers at once, now and later."""
    task = await polling(queue)
    queue.close()
    assert await task == []
    assert await queue.poll(0, 100, 50) == []
