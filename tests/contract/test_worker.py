"""The worker that cleans files does not outlive the line, however that ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from bot import cleaner
from bot.cleaner import CleanerPool
from bot.post.cleaning import CleaningFailed
from tests.tree import TOP

PROGRAM = """
import asyncio, sys, time
from bot.cleaner import CleanerPool
from tests.unit.media.samples import jpeg

async def clean():
    with CleanerPool() as pool:
        await pool.clean("photo", jpeg(), "image/jpeg", "")
        print(*pool._pool._processes, flush=True)
        time.sleep(600)

if __name__ == "__main__":
    asyncio.run(clean())
"""


async def test_a_killed_line_leaves_no_worker_behind(tmp_path: Path) -> None:
    """SIGKILL tidies nothing up, and the worker may hold somebody's photo: it ends by itself."""
    program = tmp_path / "line.py"
    program.write_text(PROGRAM)
    env = {**os.environ, "PYTHONPATH": str(TOP)}
    line = await asyncio.create_subprocess_exec(
        sys.executable,
        str(program),
        env=env,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert line.stdout
    worker = int(await asyncio.wait_for(line.stdout.readline(), 60))
    assert runs(worker)
    line.kill()
    try:
        async with asyncio.timeout(30):
            while runs(worker):  # noqa: ASYNC110 - it happens in another process
                await asyncio.sleep(0.05)
    finally:
        if runs(worker):
            os.kill(worker, signal.SIGKILL)
        await line.wait()


def runs(process: int) -> bool:
    """Whether a process runs and is no leftover entry that nobody has asked about."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _dies_of_one(_: str, data: bytes, *__: object) -> str:
    """In the worker, instead of cleaning."""
    if data == b"bomb":
        os.kill(os.getpid(), signal.SIGKILL)
    return "uncleanable"


async def test_a_worker_that_dies_takes_only_its_file_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """What others sent in the same moment is cleaned by the next one, and what was given up meanwhile too."""
    monkeypatch.setattr(cleaner, "_clean", _dies_of_one)
    with CleanerPool() as pool:
        files = [
            pool.clean("document", data, "", "") for data in (b"one", b"bomb", b"two", b"bomb", b"three")
        ]
        given_up = asyncio.ensure_future(pool.clean("document", b"bomb", "", ""))
        await asyncio.sleep(0)
        given_up.cancel()
        failed = await asyncio.gather(*files, return_exceptions=True)
    assert all(isinstance(one, CleaningFailed) for one in failed)
    ends = [one.problem for one in failed if isinstance(one, CleaningFailed)]
    assert ends == ["uncleanable", "broken", "uncleanable", "broken", "uncleanable"]
