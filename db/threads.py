"""Waiting for the disk without making everybody else wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


async def in_thread(thread: Executor, call: Callable[[], T]) -> T:
    """Run `call` in `thread`. A cancellation comes through only after the call has ended.

    So whoever holds a lock around it does not let go while the thread still uses what it guards.
    """
    running = asyncio.get_running_loop().run_in_executor(thread, call)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        while not running.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([running])
        if not running.cancelled():
            running.exception()
        raise
