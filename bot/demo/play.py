"""`amana demo`: the sandbox with its page, both bots, and a few made-up people to be."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

from bot.demo.opening import opened_stage


async def serve(port: int, home: Path, say: Callable[[str], None]) -> None:
    """Open the demonstration until it is interrupted. `home` is begun anew each time."""
    await asyncio.to_thread(shutil.rmtree, home, ignore_errors=True)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    say("Setting up: both bots, a sandbox for Telegram, and a few made-up people ...")
    async with opened_stage(topics=True, port=port, home=home) as stage:
        say(f"Ready. Open {stage.sandbox.url} and be a seeker, a confidant or an admin. Ctrl-C stops it.")
        say(f"Everything that is stored is in {home}; look for a word you wrote.")
        await stopped.wait()
        say("Stopping ...")
