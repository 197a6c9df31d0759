"""A fake Telegram and one subject at a time, each in a process of its own, and what it costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from urllib.request import Request, urlopen

from tests.bench.telegram import Feed, Seen
from tests.tree import TOP

PATIENCE = 60.0
"""Seconds for which nothing more is sent on until that is taken for the end."""
REST = 2.0
"""Seconds in which a subject that is at rest uses next to no CPU."""
QUIET = {"PYTHONPATH": str(TOP)}


class Stuck(Exception):
    """A subject does not start, or has ended. The message says which and what it said last."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a feed came to: `cpu` is seconds of the subject's process, `wall` those that went by."""

    seen: Seen
    wanted: int
    cpu: float

    @property
    def a_second(self) -> float:
        """Messages."""
        return self.seen.count / self.seen.seconds if self.seen.seconds else 0.0

    @property
    def cpu_each(self) -> float:
        """Milliseconds of CPU a message that came, also where not all of them were sent on."""
        return self.cpu * 1000 / max(1, self.wanted)

    @property
    def faults(self) -> str:
        """What went wrong; "" for nothing. What a line does not send on it may keep, and not have lost."""
        told = {
            f"not sent on while it was waited for ({PATIENCE:.0f} s)": self.wanted - self.seen.count,
            "doubled": self.seen.doubled,
        }
        told["out of order"] = self.seen.misordered
        return ", ".join(f"{count} {what}" for what, count in told.items() if count)


@dataclass(frozen=True, slots=True)
class Subject:
    """A process under measurement."""

    process: subprocess.Popen[bytes]

    @property
    def cpu(self) -> float:
        """Seconds of CPU it has used, by /proc (proc_pid_stat(5))."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def at_rest(self) -> float:
        """Wait until it does nothing more by itself; the seconds of CPU that it has used until then."""
        used, before = self.cpu, -REST
        while used - before > REST / 20:
            time.sleep(REST)
            used, before = self.cpu, used
        return used

    def alone(self, seconds: float) -> float:
        """Leave it alone for so long; the seconds of CPU that a minute of it takes."""
        before = self.cpu
        time.sleep(seconds)
        return (self.cpu - before) * 60 / seconds

    @property
    def memory(self) -> float:
        """Megabytes that lie in memory (VmRSS)."""
        return memory(self.process.pid)


def memory(pid: int | str) -> float:
    """Megabytes of a process that lie in memory, by /proc (proc_pid_status(5))."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@dataclass(frozen=True, slots=True)
class Track:
    """Where subjects run: the fake Telegram is at `url`."""

    url: str

    @contextmanager
    def subject(
        self, *words: str, polls: Sequence[str] = ("seeker",), fresh: bool = True, **settings: str
    ) -> Iterator[Subject]:
        """Start a module with these words, wait until it fetches updates, and end it afterwards.

        When it is not to begin `fresh` it finds what waits.
        """
        if fresh:
            self._ask("forget", {})
        with TemporaryFile() as said:  # a pipe would fill up, and stop the process
            process = subprocess.Popen(
                [sys.executable, "-m", *words],
                env={**_plain(), **QUIET, **settings},
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
            try:
                if not self._is_there(process, polls):
                    said.seek(0)
                    raise Stuck(f"{process.args!r}: {said.read().decode()[-2000:]}")
                yield Subject(process)
            finally:
                end(process)

    def feed(self, subject: Subject, feed: Feed) -> Cost:
        """Have people write, and wait until everything was sent on, or nothing more comes."""
        before = subject.cpu
        self.wait(feed)
        return self.drained(subject, feed.count, before, PATIENCE + 1 / (feed.rate or 1))

    def wait(self, feed: Feed) -> None:
        """Have people write, whoever fetches it."""
        self._ask("feed", asdict(feed))

    def drained(self, subject: Subject, wanted: int, before: float = 0.0, patience: float = PATIENCE) -> Cost:
        """Wait until so many were sent on, or nothing more comes; `before` is the CPU it had used."""
        quiet, count = time.monotonic(), -1
        while True:
            seen = self.seen()
            if seen.count != count:
                quiet, count = time.monotonic(), seen.count
            if count >= wanted or time.monotonic() - quiet > patience:
                return Cost(seen, wanted, subject.cpu - before)
            time.sleep(0.05)

    def seen(self) -> Seen:
        """How far the last feed is."""
        told = self._ask("seen", {})
        return Seen(**{**told, "polled": tuple(told["polled"])})

    def _is_there(self, process: subprocess.Popen[bytes], polls: Sequence[str]) -> bool:
        until = time.monotonic() + PATIENCE
        while not set(polls) <= set(self.seen().polled):
            if process.poll() is not None or time.monotonic() > until:
                return False
            time.sleep(0.02)
        return True

    def _ask(self, what: str, told: object) -> dict[str, Any]:
        request = Request(f"{self.url}/{what}", json.dumps(told).encode())
        with urlopen(request, timeout=PATIENCE) as answer:
            found: dict[str, Any] = json.loads(answer.read())
        return found


@contextmanager
def track() -> Iterator[Track]:
    """Start the fake Telegram, and end it afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.telegram"], env={**_plain(), **QUIET}, stdout=subprocess.PIPE
    )
    assert process.stdout
    with process.stdout as said:
        try:
            yield Track(f"http://127.0.0.1:{int(said.readline())}")
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """SIGTERM, and when that does not help, SIGKILL."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _plain() -> dict[str, str]:
    """The environment without settings; Python keeps what it has compiled, as it does by itself."""
    own = ("AMANA_", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if not name.startswith(own)}
