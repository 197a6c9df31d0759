"""Work in a thread is finished before a cancellation is let through."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from db.threads import in_thread


@pytest.fixture
def thread():
    with ThreadPoolExecutor(1) as thread:
        yield thread


async def test_the_result_comes_back(thread):
    """What the call returns is what the awaiting side gets."""
    assert await in_thread(thread, lambda: 6 * 7) == 42


async def test_the_error_comes_back(thread):
    """What the call raises is raised here."""

    def broken():
        raise LookupError

    with pytest.raises(LookupError):
        await in_thread(thread, broken)


@pytest.mark.parametrize("fails", [False, True])
async def test_a_cancellation_waits_for_the_thread(thread, fails):
    """Cancelled twice over, it still returns only when the thread has ended."""
    begun, go_on, ended = asyncio.Event(), threading.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def slow():
        loop.call_soon_threadsafe(begun.set)
        go_on.wait()
        ended.set()
        if fails:
            raise LookupError

    task = asyncio.create_task(in_thread(thread, slow))
    await begun.wait()
    for _ in range(2):
        task.cancel()
        await asyncio.sleep(0)
        assert not task.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()
