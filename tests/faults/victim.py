"""A line in a process of its own, that can be killed and started again."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.tree import TOP

TAKES_OVER = "this process takes over: "
"""What a process logs when it is elected to something."""


@dataclass(slots=True)
class Victim:
    """`amana run` with these settings (without AMANA_ before them). `log` is all it ever logged."""

    folder: Path
    settings: dict[str, str]
    log: list[str] = field(default_factory=list)
    _started: int = 0
    _open: asyncio.Event = field(default_factory=asyncio.Event)
    _process: asyncio.subprocess.Process | None = None
    _listening: asyncio.Task[None] | None = None

    async def amana(self, *words: str) -> str:
        """Run another command beside it, and give what it printed."""
        process = await self._spawn(*words, out=asyncio.subprocess.PIPE)
        said, _ = await process.communicate()
        assert process.returncode == 0, words
        return said.decode()

    async def starts(self) -> None:
        """A cold start."""
        self._open.clear()
        self._started = len(self.log)
        self._process = await self._spawn("run", err=asyncio.subprocess.PIPE)
        self._listening = asyncio.create_task(self._listen(self._process))

    async def is_open(self) -> None:
        """Wait until it answers."""
        await self._open.wait()

    def duties(self) -> set[str]:
        """What it alone of all processes does, by what it has said since it was started."""
        told = [line.partition(TAKES_OVER)[2].strip() for line in self.log[self._started :]]
        return {duty for duties in told if duties for duty in duties.split(", ")}

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        assert process.stderr
        async for line in process.stderr:
            self.log.append(line.decode())
            if "the line is open" in self.log[-1]:
                self._open.set()

    async def is_killed(self) -> None:
        """SIGKILL: nothing is finished, nothing is tidied."""
        assert self._process
        self._process.kill()
        await self._process.wait()

    async def is_gone(self) -> None:
        """Whatever happened: afterwards nothing runs any more."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def ends(self) -> int:
        """SIGTERM; the exit code."""
        assert self._process
        self._process.terminate()
        return await self._process.wait()

    async def _spawn(
        self, *words: str, out: int | None = None, err: int | None = None
    ) -> asyncio.subprocess.Process:
        plain = {name: value for name, value in os.environ.items() if not name.startswith("AMANA_")}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=self.folder,
            env={**plain, "PYTHONPATH": str(TOP), **{f"AMANA_{k}": v for k, v in self.settings.items()}},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )
