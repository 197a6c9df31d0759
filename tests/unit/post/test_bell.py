"""Bells wake loops."""

from __future__ import annotations

import asyncio

import pytest

from bot.post.bell import Bell, unless
from tests.unit.post.hours import Hours


async def never(_: float) -> None:
    await asyncio.Event().wait()


async def test_a_ring_before_the_wait_is_not_lost():
    """A bell that was rung while nobody waited ends the next wait at once."""
    bell = Bell(never)
    bell.ring()
    await bell.wait(60)


async def test_a_ring_ends_the_wait():
    """A ring wakes whoever waits."""
    bell = Bell(never)
    waiting = asyncio.ensure_future(bell.wait(60))
    await asyncio.sleep(0)
    bell.ring()
    await waiting


async def test_many_rings_are_one():
    """Rings do not add up."""
    bell, woken = Bell(never), []
    bell.ring()
    bell.ring()
    await bell.wait(60)
    second = asyncio.ensure_future(bell.wait(60))
    second.add_done_callback(woken.append)
    await asyncio.sleep(0)
    assert woken == []
    second.cancel()


async def test_without_a_ring_the_wait_ends_in_time(hours: Hours):
    """The slow poll is the net under a ring that was missed."""
    await Bell(hours.sleep).wait(7.0)
    assert hours.slept == [7.0]


async def test_an_errand_is_done():
    """What is not stopped gives its answer."""

    async def errand() -> int:
        return 3

    assert await unless(asyncio.Event(), errand()) == 3


async def test_a_stopped_errand_is_broken_off():
    """A stop ends an errand that is still waiting."""
    stopped, ended = asyncio.Event(), asyncio.Event()

    async def errand() -> int:
        try:
            await never(0)
        finally:
            ended.set()
        return 3

    doing = asyncio.ensure_future(unless(stopped, errand()))
    await asyncio.sleep(0)
    stopped.set()
    assert await doing is None
    assert ended.is_set()


async def test_an_errands_error_comes_out():
    """What an errand raises is raised."""

    async def errand() -> int:
        raise LookupError

    with pytest.raises(LookupError):
        await unless(asyncio.Event(), errand())
