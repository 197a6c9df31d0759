"""Cleaning files in a process of its own: a strange file can be slow, or take its process down with it."""

from __future__ import annotations

import asyncio
import os
import signal
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Self

from bot.post.cleaning import Clean, CleaningFailed
from db.disguise import Disguise
from db.letters import FileKind

FILES_PER_PROCESS = 50
"""After so many files a worker makes room for a fresh one, so that no library's leak adds up."""


class CleanerPool:
    """One worker process, started with the first file. A worker that dies takes only its file along.

    So it is given one file at a time: with a pool that breaks, all fails that was handed to it.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._free = asyncio.Semaphore(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)

    async def clean(
        self, kind: FileKind, data: bytes, mime: str, name: str, disguise: Disguise | None = None
    ) -> Clean:
        """Clean one file, and change the voice in it where that is asked. Raises CleaningFailed."""
        await self._free.acquire()
        try:
            done = await self._given(kind, data, mime, name, disguise)
        except BrokenProcessPool:
            raise CleaningFailed("broken") from None
        if isinstance(done, str):
            raise CleaningFailed(done)
        return done

    def _given(
        self, kind: FileKind, data: bytes, mime: str, name: str, disguise: Disguise | None
    ) -> asyncio.Future[Clean | str]:
        """Hand the worker a file. It is free again once that is done, whoever still waits for it."""
        loop = asyncio.get_running_loop()

        def done(given: Future[Clean | str]) -> None:
            with suppress(RuntimeError):  # the line ends, and its loop with it
                loop.call_soon_threadsafe(self._done, given)

        try:
            given = self._started().submit(_clean, kind, data, mime, name, disguise)
        except BaseException:
            self._free.release()
            raise
        given.add_done_callback(done)
        return asyncio.wrap_future(given)

    def _done(self, given: Future[Clean | str]) -> None:
        if not given.cancelled() and isinstance(given.exception(), BrokenProcessPool):
            self._pool = None
        self._free.release()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # A fresh interpreter: a fork would take this process's keys along.
            self._pool = ProcessPoolExecutor(
                1, get_context("spawn"), _prepare, max_tasks_per_child=FILES_PER_PROCESS
            )
        return self._pool


def _prepare() -> None:
    """In the worker, once: Ctrl-C is for the process that started it, which then ends it."""
    from handlers.media.worker import prepare

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    prepare()


def _end_with_parent() -> None:
    """A line that is killed ends no worker by itself, and a worker may hold somebody's file."""
    if line := parent_process():
        line.join()
        os._exit(1)


def _clean(kind: FileKind, data: bytes, mime: str, name: str, disguise: Disguise | None) -> Clean | str:
    """In the worker: the cleaned file, or the problem as one of CleaningFailed's words."""
    from handlers.media.errors import NotCleaned
    from handlers.media.worker import clean_in_time

    try:
        return clean_in_time(kind, data, mime, name, disguise=disguise)
    except NotCleaned as problem:
        return problem.problem
