"""The line itself, in a process of its own, at noon and without Telegram's limits:
`python -m tests.bench.line HOME URL`.

Everything else is as `amana run` has it: both frameworks, every letter durable, sealed and in order.
"""

from __future__ import annotations

import asyncio
import random
import signal
import sys
from pathlib import Path

from bot.settings import Settings
from bot.wiring import Chance, running
from tests.bench.bare import SEEKER_TOKEN, STAFF_TOKEN
from tests.stories.line import QUICK, MovableClock


async def main(home: Path, url: str) -> None:
    """Run until SIGTERM."""
    given = {"seeker_token": SEEKER_TOKEN, "staff_token": STAFF_TOKEN, "api_url": url, "home": home}
    clock, stopped = MovableClock(), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    chance = Chance(clock, asyncio.sleep, clock.tick, random.SystemRandom())
    async with running(Settings.model_validate(given), chance=chance, pace=QUICK):
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
