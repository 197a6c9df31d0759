"""A process of the line that can be killed, seen from outside: a fork that takes no time, or a cold one."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count

from tests.faults.launched import Order
from tests.faults.points import DIES_AT
from tests.tree import TOP

TAKES_OVER = "this process takes over: "
"""What a process logs when it is elected to something."""
OPEN = "the line is open"
GONE = 255
"""The exit code of those whose nursery died, which nothing here does."""
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""numpy would begin one for each core, and no thread survives a fork."""


@dataclass(slots=True, eq=False)
class Victim:
    """One process from its start to its end. `log` is all that it says."""

    cold: bool
    log: list[str] = field(default_factory=list)
    code: int | None = None
    is_open: asyncio.Event = field(default_factory=asyncio.Event)
    is_over: asyncio.Event = field(default_factory=asyncio.Event)
    tell: object = None

    def kills(self) -> None:
        """SIGKILL: nothing is finished, nothing is tidied."""
        self.tell(signal.SIGKILL)

    def terminates(self) -> None:
        """SIGTERM, as an admin ends it."""
        self.tell(signal.SIGTERM)

    async def ends(self) -> int:
        """Wait for its end; the exit code."""
        await self.is_over.wait()
        return self.code

    async def within(self, seconds: float) -> bool:
        """Whether it ends by itself in so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.is_over.wait()
        return self.is_over.is_set()

    @property
    def died_at(self) -> str:
        """The name of the point where it died; "" where it was at none."""
        said = [line for line in self.log if line.startswith(DIES_AT)]
        return said[-1].removeprefix(DIES_AT).strip() if said else ""

    def duties(self) -> set[str]:
        """What it alone of all processes does."""
        told = [line.partition(TAKES_OVER)[2].strip() for line in self.log]
        return {duty for duties in told if duties for duty in duties.split(", ")}

    def hear(self, line: str) -> None:
        self.log.append(line)
        if OPEN in line:
            self.is_open.set()

    def over(self, code: int) -> None:
        self.code = code
        self.is_over.set()


@dataclass(slots=True)
class Hangman:
    """Starts victims and sends them signals."""

    channel: socket.socket
    nursery: asyncio.subprocess.Process
    numbers: count = field(default_factory=count)
    forked: dict[int, tuple[Victim, asyncio.Task[None]]] = field(default_factory=dict)
    cold: set[asyncio.Task[None]] = field(default_factory=set)

    async def forks(self, order: Order) -> Victim:
        """A process that has everything imported already."""
        number, (reads, says) = next(self.numbers), os.pipe()
        victim = Victim(cold=False)

        def tell(what: int) -> None:
            self.channel.send(json.dumps({"number": number, "signal": what}).encode())

        victim.tell = tell
        self.forked[number] = victim, asyncio.create_task(_listen(victim, reads))
        told = json.dumps({"number": number, "order": order.to_json()}).encode()
        socket.send_fds(self.channel, [told], [says])
        os.close(says)
        return victim

    async def starts_cold(self, order: Order) -> Victim:
        """A process like any that an admin starts."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith("AMANA_")}
        reads, says = os.pipe()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.faults.launched", order.to_json()),
            env={**plain, "PYTHONPATH": str(TOP)},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=says,
            stderr=says,
        )
        os.close(says)
        victim = Victim(cold=True)

        def tell(what: int) -> None:
            if (
                process.returncode is None
            ):  # Popen's own way would read its exit code, which asyncio waits for
                with suppress(ProcessLookupError):
                    os.kill(process.pid, what)

        victim.tell = tell
        task = asyncio.create_task(self._waits(victim, process, asyncio.create_task(_listen(victim, reads))))
        self.cold.add(task)
        task.add_done_callback(self.cold.discard)
        return victim

    async def _waits(
        self, victim: Victim, process: asyncio.subprocess.Process, listening: asyncio.Task[None]
    ) -> None:
        """Its worker holds the pipe for a moment longer than it lives."""
        code = await process.wait()
        await asyncio.wait([listening], timeout=5.0)
        listening.cancel()
        victim.over(code)

    async def buries(self) -> None:
        """Hear from the nursery who has died, until cancelled."""
        loop = asyncio.get_running_loop()
        while told := await loop.sock_recv(self.channel, 4096):
            found = json.loads(told)
            if found:
                victim, listening = self.forked.pop(found["number"])
                await listening
                victim.over(found["code"])
        for victim, _ in self.forked.values():
            victim.over(GONE)


async def _listen(victim: Victim, handle: int) -> None:
    loop, stream = asyncio.get_running_loop(), asyncio.StreamReader()
    way, _ = await loop.connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(stream), os.fdopen(handle, "rb", buffering=0)
    )
    try:
        async for line in stream:
            victim.hear(line.decode())
    finally:
        way.close()


@asynccontextmanager
async def hangman() -> AsyncIterator[Hangman]:
    """Have a nursery ready; afterwards nothing of it runs any more."""
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    nursery = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.faults.nursery", str(there.fileno())),
        env={**os.environ, **ONE_THREAD, "PYTHONPATH": str(TOP)},
        stdin=asyncio.subprocess.DEVNULL,
        pass_fds=[there.fileno()],
    )
    there.close()
    here.setblocking(False)
    made = Hangman(here, nursery)
    burying = asyncio.create_task(made.buries())
    try:
        yield made
    finally:
        burying.cancel()
        here.close()
        for task in made.cold:
            task.cancel()
        await nursery.wait()
