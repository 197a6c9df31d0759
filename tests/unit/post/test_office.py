"""The post office starts and stops as a whole."""

from __future__ import annotations

import asyncio

import pytest

from bot.post.backoff import Backoff
from bot.post.office import Office
from tests.unit.post.hours import Hours, until


class Worker:
    """A loop that notes its start and end, and takes a while to end."""

    def __init__(self, name: str, diary: list[str], turns: int = 3, breaks: int = 0) -> None:
        self.name = name
        self.diary = diary
        self.turns = turns
        self.breaks = breaks
        self.stopped = asyncio.Event()

    def stop(self) -> None:
        self.diary.append(f"stop {self.name}")
        self.stopped.set()

    async def run(self) -> None:
        self.diary.append(f"run {self.name}")
        if self.breaks:
            self.breaks -= 1
            raise ValueError("canary")
        await self.stopped.wait()
        for _ in range(self.turns):
            await asyncio.sleep(0)
        self.diary.append(f"end {self.name}")


def office(hours: Hours, backoff: Backoff, *stages: list[Worker]) -> Office:
    return Office(stages, backoff=backoff, sleep=hours.sleep, patience=0.05)


async def test_each_stage_ends_before_the_next_is_stopped(hours: Hours, backoff: Backoff):
    """What was taken in is handled and what was handled is sent before the office closes."""
    diary: list[str] = []
    async with office(
        hours, backoff, [Worker("fetch", diary)], [Worker("handle", diary)], [Worker("send", diary)]
    ):
        await until(lambda: len(diary) == 3)
    assert diary[3:] == [f"{act} {name}" for name in ("fetch", "handle", "send") for act in ("stop", "end")]


async def test_loops_of_one_stage_end_together(hours: Hours, backoff: Backoff):
    """Both of a stage's loops are stopped before either is waited for."""
    diary: list[str] = []
    async with office(hours, backoff, [Worker("a", diary, turns=9), Worker("b", diary)]):
        await until(lambda: len(diary) == 2)
    assert diary[2:] == ["stop a", "stop b", "end b", "end a"]


async def test_a_loop_that_breaks_is_started_again(
    hours: Hours, backoff: Backoff, caplog: pytest.LogCaptureFixture
):
    """An unforeseen error brings a pause, a line with its class, and another start."""
    diary: list[str] = []
    async with office(hours, backoff, [Worker("a", diary, breaks=2)]):
        await until(lambda: diary == ["run a"] * 3)
    assert len(hours.slept) == 2
    assert "Worker broke: ValueError" in caplog.text
    assert "canary" not in caplog.text


async def test_a_loop_that_hangs_does_not_hold_up_the_others(hours: Hours, backoff: Backoff):
    """After the patience for a stage the next one is stopped."""
    diary: list[str] = []
    async with office(hours, backoff, [Worker("stuck", diary, turns=10**9)], [Worker("send", diary)]):
        await until(lambda: len(diary) == 2)
    assert diary[-1] == "end send"


async def test_it_closes_when_its_block_fails(hours: Hours, backoff: Backoff):
    """An error inside the block closes the office and goes on up."""
    diary: list[str] = []

    async def failing() -> None:
        async with office(hours, backoff, [Worker("a", diary)]):
            await until(lambda: len(diary) == 1)
            raise KeyError

    with pytest.raises(KeyError):
        await failing()
    assert diary[-1] == "end a"


async def test_an_office_without_loops(hours: Hours, backoff: Backoff):
    """A stage may be empty."""
    async with office(hours, backoff, []):
        pass
