"""The worker that cleans files does not outlive the line, however that ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

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
