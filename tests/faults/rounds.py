"""One round after another, until there were enough kills or the time is over."""

from __future__ import annotations

import asyncio
import itertools
import logging
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from tests.faults.counts import Counts
from tests.faults.points import Aims
from tests.faults.round import Plan, round_in
from tests.faults.victim import Hangman, hangman
from tests.server import Server

KILLS = 60
MaybeServer = Callable[[], Server] | None
CUT_OFF = ("asyncio", "aiohttp.server")
"""Who says in this process's log that whoever was at the other end is gone."""
SHOWN = 8
"""Faults of a round that are told; the others are counted."""


@dataclass(slots=True)
class Campaign:
    """What was asked for, and what it came to. Round `n` is always made of the same seed and `n`."""

    seed: int
    database: str
    processes: int
    memory: str | None
    kills: int | None = None
    minutes: float | None = None
    first: int = 0
    rounds: int | None = None
    side_by_side: int = 1
    a_round: int = KILLS
    counts: Counts = field(default_factory=Counts)
    aims: Aims = field(default_factory=Aims)
    began: float = 0.0
    ended: float = 0.0

    def __post_init__(self) -> None:
        if self.kills is None and self.minutes is None and self.rounds is None:
            self.kills = KILLS

    @property
    def kills_an_hour(self) -> float:
        """With all that is not killing: founding, coming to rest, judging."""
        return self.counts.kills * 3600 / max(1.0, self.ended - self.began)

    async def run(self, server: MaybeServer) -> Counts:
        """Run rounds; each tells in a line how it went."""
        for name in CUT_OFF:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        numbers = itertools.count(self.first)
        async with hangman() as executioner:
            self.began = time.monotonic()
            async with asyncio.TaskGroup() as group:
                for _ in range(self.side_by_side):
                    group.create_task(self._work(numbers, executioner, server))
            self.ended = time.monotonic()
        return self.counts

    async def _work(self, numbers: Iterator[int], executioner: Hangman, server: MaybeServer) -> None:
        """One round after another; others go on beside."""
        while not self._is_enough():
            number = next(numbers)
            if self.rounds is not None and number - self.first >= self.rounds:
                break
            found = await self._round(number, executioner, server)
            self._tell(number, found)
            self.counts += found

    def _is_enough(self) -> bool:
        return self._is_late() or (self.kills is not None and self.counts.kills >= self.kills)

    def _is_late(self) -> bool:
        return self.minutes is not None and time.monotonic() - self.began >= self.minutes * 60

    async def _round(self, number: int, executioner: Hangman, server: MaybeServer) -> Counts:
        plan = Plan(f"{self.seed} {number}", self.a_round, self.processes)
        with (
            tempfile.TemporaryDirectory(prefix="amana-faults-", dir=self.memory) as folder,
            _database(server) as url,
        ):
            try:
                async with round_in(Path(folder), plan, executioner, self.aims, url, self._is_late) as one:
                    return await one.run()
            except Exception as fault:  # noqa: BLE001 - the others go on, and the run ends with 1
                return Counts(wrong=[_broken_off(fault)])

    def _tell(self, number: int, found: Counts) -> None:
        click.echo(
            f"round {number}: {found.kills} kills, {found.written} messages, {found.marked} marked, "
            f"{len(found.wrong)} faults"
        )
        for words in found.wrong[:SHOWN]:
            click.echo(f"  {words}")
        if found.wrong:
            click.echo(f"  again: make faults ARGS='{self._again(number)}'")

    def _again(self, number: int) -> str:
        options = f"--seed {self.seed} --round {number} --rounds 1 --a-round {self.a_round}"
        where = f"--database {self.database} --processes {self.processes}"
        return f"{options} {where} --no-outage --updates 0"


def _broken_off(fault: BaseException) -> str:
    while isinstance(fault, BaseExceptionGroup):
        fault = fault.exceptions[0]
    at = traceback.extract_tb(fault.__traceback__)[-1]
    return f"the round broke off: {type(fault).__name__} at {Path(at.filename).name}:{at.lineno}"


@contextmanager
def _database(server: MaybeServer):
    """The address of a database of its own, on a server if there is one."""
    if server is None:
        yield ""
        return
    name = server().new_database()
    try:
        yield server().url(name)
    finally:
        server().drop(name)
