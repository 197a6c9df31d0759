"""Simulated time: event loops that are run step by step, and sleep by moving one shared clock on.

A process that is simulated has a loop of its own. It is killed by running its loop no further: whatever
awaited something waits for ever. Its threads are steps of the loop too, so that a run can be repeated.
"""

from __future__ import annotations

import asyncio
import heapq
from asyncio import events
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TypeVar

MORNING = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)

T = TypeVar("T")

BURIAL = 100_000
"""Steps in which whatever a killed process left behind has to be gone."""


class StandsStill(AssertionError):
    """Everybody waits, and nothing will ever happen."""


class BrokenOff(BaseException):
    """A thread gets no further: its process is killed at this moment."""


class Timeline:
    """The one clock of a simulated world, and the loops that live by it, in their order."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.off = timedelta()
        self.leapt = 0.0
        self.loops: list[SimLoop] = []

    def now(self) -> datetime:
        """What the clock on the wall says; `off` is by how much it is wrong."""
        return MORNING + timedelta(seconds=self.seconds) + self.off

    def tick(self) -> float:
        """Seconds that never run back."""
        return self.seconds

    @property
    def awake(self) -> float:
        """Seconds that went by one after another."""
        return self.seconds - self.leapt

    def leaps(self, seconds: float) -> None:
        """Let hours go by at once, as when a machine was asleep: whatever fell due is due now."""
        self.seconds += seconds
        self.leapt += seconds

    def turn(self) -> None:
        """Run one step of one loop; when none has anything to do, move on to when one has."""
        ran = [loop.step() for loop in self.loops]
        if any(ran):
            return
        due = [when for loop in self.loops if (when := loop.next_at()) is not None]
        if not due:
            raise StandsStill
        self.seconds = max(self.seconds, min(due))

    def run(self, done: Callable[[], bool]) -> None:
        """Go on until something is true."""
        while not done():
            self.turn()


class SimLoop(asyncio.BaseEventLoop):
    """An event loop without a network, whose time is the timeline's.

    `steps` counts what it ran. A thread's work is one step, so many `disk()` seconds after it was asked for;
    `at_disk` while it is done; `unanswered` is what was broken off in the middle.
    """

    def __init__(self, timeline: Timeline, disk: Callable[[], float]) -> None:
        super().__init__()
        self.steps = 0
        self.dead = False
        self.at_disk = False
        self.unanswered: list[asyncio.Future[object]] = []
        self.faults: list[str] = []
        self._timeline = timeline
        self._disk = disk
        self.set_exception_handler(self._fault)
        timeline.loops.append(self)

    def _fault(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        if not self.dead:
            self.faults.append(f"{context.get('message')}: {type(context.get('exception')).__name__}")

    # What asyncio asks of a loop

    def time(self) -> float:
        """The timeline's own seconds."""
        return self._timeline.seconds

    def _write_to_self(self) -> None:
        """Nobody sleeps in a selector."""

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """A cancelled timer is dropped when its time comes."""

    def run_in_executor(self, executor: Executor | None, func: Callable[..., object], *args: object):
        """Work that would wait for the disk in a thread: done at once, but later."""
        done = self.create_future()

        def do() -> None:
            if self.dead:
                done.cancel()
            if done.done():
                return
            self.at_disk = True
            try:
                done.set_result(func(*args))
            except BrokenOff:
                self.unanswered.append(done)
            except Exception as fault:  # noqa: BLE001 - it comes out where it was awaited
                done.set_exception(fault)
            finally:
                self.at_disk = False

        self.call_later(self._disk(), do)
        return done

    @property
    def broken(self) -> bool:
        """Whether a thread was broken off."""
        return bool(self.unanswered)

    # Being run from outside

    def next_at(self) -> float | None:
        """When the next timer is due."""
        while self._scheduled and self._scheduled[0].cancelled():
            heapq.heappop(self._scheduled)._scheduled = False
        return self._scheduled[0].when() if self._scheduled else None

    def step(self) -> bool:
        """Run the next thing that is due; whether there was one."""
        if not self._ready:
            self._wake(self.time())
        if not self._ready:
            return False
        handle = self._ready.popleft()
        if not handle.cancelled():
            self.steps += 1
            self._within(handle._run)
        return True

    def _wake(self, until: float) -> None:
        while (when := self.next_at()) is not None and when <= until:
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False
            self._ready.append(handle)

    def _within(self, call: Callable[[], None]) -> None:
        before = events._get_running_loop()
        events._set_running_loop(self)
        try:
            call()
        finally:
            events._set_running_loop(before)

    def spawn(self, errand: Coroutine[object, object, object]) -> asyncio.Task[object]:
        """Begin an errand in this loop."""
        return self.create_task(errand)

    def die(self) -> None:
        """Stop for good. Nothing that was awaited ever comes."""
        self.dead = True
        self._timeline.loops.remove(self)

    def bury(self) -> None:
        """Take apart what a dead loop left in memory. By now it can reach neither disk nor network."""
        for answer in self.unanswered:
            answer.cancel()
        for _ in range(BURIAL):
            tasks = [task for task in asyncio.all_tasks(self) if not task.done()]
            if not tasks:
                break
            for task in tasks:
                task.cancel()
            self._wake(float("inf"))
            while self._ready:
                handle = self._ready.popleft()
                if not handle.cancelled():
                    with suppress(Exception):
                        self._within(handle._run)
        self._scheduled.clear()
        self.close()


def finished(timeline: Timeline, errand: Coroutine[object, object, T]) -> T:
    """Run an errand to its end, with whatever else lives by this clock."""
    loop = SimLoop(timeline, float)
    done = loop.create_task(errand)
    timeline.run(done.done)
    loop.die()
    loop.bury()
    return done.result()
