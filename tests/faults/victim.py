"""A line in a process of its own, that can be killed and started again."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.tree import TOP


@dataclass(slots=True)
class Victim:
    """`amana run` with these settings (without AMANA_ before them). `kills` counts SIGKILLs."""

    folder: Path
    settings: dict[str, str]
    kills: int = 0
    _process: asyncio.subprocess.Process | None = field(default=None, repr=False)

    async def amana(self, *words: str) -> str:
        """Run another command beside it, and give what it printed."""
        process = await self._spawn(*words, out=asyncio.subprocess.PIPE)
        said, _ = await process.communicate()
        assert process.returncode == 0, words
        return said.decode()

    async def starts(self) -> None:
        """A cold start."""
        self._process = await self._spawn("run", out=asyncio.subprocess.DEVNULL)

    async def is_killed(self) -> None:
        """SIGKILL: nothing is finished, nothing is tidied."""
        assert self._process
        self._process.kill()
        await self._process.wait()
        self.kills += 1

    async def ends(self) -> int:
        """SIGTERM; the exit code."""
        assert self._process
        self._process.terminate()
        return await self._process.wait()

    async def _spawn(self, *words: str, out: int) -> asyncio.subprocess.Process:
        plain = {name: value for name, value in os.environ.items() if not name.startswith("AMANA_")}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=self.folder,
            env={**plain, "PYTHONPATH": str(TOP), **{f"AMANA_{k}": v for k, v in self.settings.items()}},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=out,
        )
