"""One process of the line as it begins: forked from one that has imported everything, or cold.

python -m tests.faults.launched ORDER
"""

from __future__ import annotations

import asyncio
import json
import mmap
import os
import struct
import sys
import time
import traceback
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

from tests.faults.points import ALL


@dataclass(frozen=True, slots=True)
class Order:
    """An `amana` command, the settings it runs with, whose clock it reads, and where it is to die."""

    words: tuple[str, ...]
    folder: str
    clock: str
    settings: dict[str, str]
    point: str = ""
    hit: int = 1

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Order:
        return cls(**json.loads(text))


@dataclass(slots=True)
class SharedClock:
    """The machine's clock and so many seconds more, which one process changes and all others see."""

    path: Path
    _ahead: mmap.mmap = field(init=False)

    def __post_init__(self) -> None:
        if not self.path.exists():
            self.path.write_bytes(struct.pack("d", 0.0))
        with self.path.open("r+b") as file:
            self._ahead = mmap.mmap(file.fileno(), 8)

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=struct.unpack("d", self._ahead)[0])

    def tick(self) -> float:
        return time.monotonic()

    def leaps(self, seconds: float) -> None:
        self._ahead[:] = struct.pack("d", struct.unpack("d", self._ahead)[0] + seconds)


def live(order: Order) -> NoReturn:
    """Do what the order says, and end."""
    os.chdir(order.folder)
    for name in [name for name in os.environ if name.startswith("AMANA_")]:
        del os.environ[name]
    os.environ |= {f"AMANA_{name}": value for name, value in order.settings.items()}
    sys.argv = ["amana", *order.words]
    code = 1
    try:
        code = _command(order)
    except BaseException:  # noqa: BLE001 - whatever it was, it ends here and is read from the log
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _command(order: Order) -> int:
    from bot.__main__ import main
    from db.clock import SystemClock

    clock = SharedClock(Path(order.clock))
    SystemClock.now = lambda _: clock.now()  # type: ignore[method-assign]
    if order.point:
        ALL[order.point].arm(order.hit)
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def clean_in_a_thread() -> None:
    """Where a process was forked, files are cleaned in it: a worker that imports all it needs takes longer
    than such a process lives. A cold one has its worker.
    """
    from bot.cleaner import CleanerPool
    from bot.post.cleaning import CleaningFailed
    from handlers.media.cleaning import clean
    from handlers.media.errors import NotCleaned

    async def cleaned(self, kind, data, mime, name, disguise=None):
        try:
            return await asyncio.to_thread(clean, kind, data, mime, name)
        except NotCleaned as problem:
            raise CleaningFailed(problem.problem) from None

    CleanerPool.clean = cleaned  # type: ignore[method-assign]


if __name__ == "__main__":
    live(Order.from_json(sys.argv[1]))
