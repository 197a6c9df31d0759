"""The line itself, in a process of its own, at noon and without Telegram's limits:
`python -m tests.bench.line HOME URL MINUTES`, so many minutes after noon.

Everything else is as `amana run` has it: both frameworks, every letter durable, sealed and in order.
"""

from __future__ import annotations

import asyncio
import random
import sys
from datetime import timedelta
from pathlib import Path

from bot.settings import Settings
from bot.wiring import Chance, run
from tests.bench.bare import SEEKER_TOKEN, STAFF_TOKEN
from tests.stories.line import QUICK, MovableClock


async def main(home: Path, url: str, after: timedelta) -> None:
    """Run until SIGTERM."""
    given = {"seeker_token": SEEKER_TOKEN, "staff_token": STAFF_TOKEN, "api_url": url, "home": home}
    clock = MovableClock()
    clock.ahead += after
    chance = Chance(clock, asyncio.sleep, clock.tick, random.SystemRandom())
    await run(Settings.model_validate(given), chance=chance, pace=QUICK)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], timedelta(minutes=int(sys.argv[3]))))
