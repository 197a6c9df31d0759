"""Loops that one of several processes runs: when they begin, when they end, what becomes of what breaks."""

from __future__ import annotations

import asyncio

import pytest

from bot.post.elected import Elected

DUTIES = ("fetch", "keep house")


class Council:
    """Says who has which duty, as the database does; `lost` is a connection that broke."""

    def __init__(self):
        self.free = asyncio.Event()
        self.lost = False
        self.had = set()

    async def takes_over(self, duties):
        if self.lost or not self.free.is_set():
            return False
        self.had |= set(duties)
        return True

    def has(self, duties):
        return not self.lost and set(duties) <= self.had

    async def lays_down(self, duties):
        self.had -= set(duties)


class Loop:
    """Runs until it is stopped; what happened to it."""

    def __init__(self, fault=None):
        self.begun = asyncio.Queue()
        self.ended = asyncio.Queue()
        self.stopped = asyncio.Event()
        self.fault = fault

    def stop(self):
        self.stopped.set()

    async def run(self):
        self.begun.put_nowait(None)
        try:
            if self.fault:
                raise self.fault
            await self.stopped.wait()
        except asyncio.CancelledError:
            self.ended.put_nowait("broken off")
            raise
        else:
            self.ended.put_nowait("in peace")


async def soon(_: float) -> None:
    await asyncio.sleep(0)


def elected(council, *loops, beside=()):
    return Elected(DUTIES, loops, council, sleep=soon, beside=beside)


async def test_nothing_runs_until_the_duties_are_free():
    """It asks again and again, and begins when they are; stopped, the loop ends and the duties are free."""
    council, loop = Council(), Loop()
    standing = elected(council, loop)
    running = asyncio.create_task(standing.run())
    for _ in range(20):
        await asyncio.sleep(0)
    assert loop.begun.empty()
    council.free.set()
    await loop.begun.get()
    assert council.had == set(DUTIES)
    standing.stop()
    await running
    assert loop.ended.get_nowait() == "in peace"
    assert not council.had


async def test_who_was_never_elected_ends_at_once():
    """Stopped while another process has the duties, it leaves."""
    council, loop = Council(), Loop()
    standing = elected(council, loop)
    running = asyncio.create_task(standing.run())
    await asyncio.sleep(0)
    standing.stop()
    await running
    assert loop.begun.empty()


async def test_what_is_lost_with_the_database_is_broken_off_and_begun_anew():
    """Another one may be at it already: nothing is finished. When the duties are back, it begins again."""
    council, loops = Council(), (Loop(), Loop())
    council.free.set()
    standing = elected(council, *loops)
    running = asyncio.create_task(standing.run())
    for loop in loops:
        await loop.begun.get()
    council.lost = True
    assert [await loop.ended.get() for loop in loops] == ["broken off"] * 2
    council.lost = False
    for loop in loops:
        await loop.begun.get()
    standing.stop()
    await running
    assert [await loop.ended.get() for loop in loops] == ["in peace"] * 2


async def test_a_loop_that_breaks_takes_the_others_along_and_frees_the_duties():
    """What broke is told to whoever runs it; another process may do better."""
    council, other = Council(), Loop()
    council.free.set()
    with pytest.raises(ExceptionGroup, match="unhandled"):
        await elected(council, Loop(ValueError("strange")), other).run()
    assert other.ended.get_nowait() == "broken off"
    assert not council.had


async def test_it_stands_for_nothing_without_what_it_goes_beside():
    """Who keeps house has to hear Telegram: it begins with that duty, and ends with it."""
    council, loop = Council(), Loop()
    council.free.set()
    running = asyncio.create_task((standing := elected(council, loop, beside=("hear",))).run())
    for _ in range(20):
        await asyncio.sleep(0)
    assert loop.begun.empty()
    council.had.add("hear")
    await loop.begun.get()
    council.had.discard("hear")
    assert await loop.ended.get() == "broken off"
    standing.stop()
    await running
