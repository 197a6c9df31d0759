"""The line against what keeps nothing: the same fake Telegram, the same machine, the same run."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from tests.bench.bare import SEEKER_TOKEN, STAFF_TOKEN
from tests.bench.telegram import Feed
from tests.bench.timing import Row, milliseconds
from tests.bench.town import Town, town
from tests.bench.track import Cost, Subject, Track, track

BOTH = ("seeker", "staff")
LIBRARIES = "import aiogram, telegram.ext, sqlmodel"
RATES = (1, 10, 30)
"""Messages a second; 30 is what Telegram lets a bot send."""
STEADY = 1.25
"""So much more may a message cost with a thousand times as much stored."""
EACH = 100
"""Messages a case within two minutes: from 120 on the line shows them bit by bit (handlers/flood.py)."""
LATER = 10
"""Minutes by which each start of a line is later than the last one in the same home."""


DURABLE = (
    "the echo has one framework and keeps nothing; here two frameworks, about thirty statements on an "
    "encrypted database, a dozen seals and a search of the words for names and numbers make up a message"
)
TWO = (
    "two commits wait for the disk one after another before a message leaves: kept, and handled with its "
    "letter on its way; each takes as long as the write above"
)
LOADED = "the line's own code and texts, the encrypted database, and what CLDR knows of five languages"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured; all but `seconds` and `alone` are messages, or cases where it says so."""

    burst: int = 4_000
    slow: int = 1_000
    people: int = 200
    seconds: int = 20
    backlog: int = 10_000
    endured: int = 100_000
    stored: tuple[int, ...] = (1_000, 1_000_000)
    cases: tuple[int, ...] = (10, 10_000)
    grown: int = 1_000
    alone: float = 120
    starts: int = 3


FULL = Size()
SHORT = Size(
    burst=100,
    slow=50,
    people=25,
    seconds=2,
    backlog=100,
    endured=400,
    stored=(100, 1_000),
    cases=(10, 50),
    grown=100,
    alone=1,
    starts=1,
)


def ceiling(size: Size) -> Iterator[Row]:
    """What the fake Telegram can do, with a client written by hand: nothing above can be seen here."""
    with track() as there, _bare(there, "by-hand") as client:
        cost = there.feed(client, Feed("seeker", size.burst, size.people))
    yield _checked(Row("by hand, no library: the fake Telegram's ceiling", cost.a_second, "a second"), cost)


def throughput(size: Size) -> Iterator[Row]:
    """A burst through each, and what a message costs: everything durable, sealed and in order in the line."""
    with _cases(size.people) as (there, made):
        with _bare(there, "echo") as echo:
            bare = _burst(there, echo, "seeker", size.burst, size.people)
        yield _checked(Row("bare aiogram echo", bare.a_second, "a second"), bare)
        yield Row("bare aiogram echo, CPU a message", bare.cpu_each, "ms")
        with _bare(there, "relay") as relay:
            cost = _burst(there, relay, "seeker", size.slow, size.people)
        yield _checked(Row("bare relay, aiogram to python-telegram-bot", cost.a_second, "a second"), cost)
        yield Row("bare relay, CPU a message", cost.cpu_each, "ms")
        with _line(there, made) as line:
            for bot, way in (("seeker", "seeker to confidant"), ("staff", "confidant to seeker")):
                cost = _burst(there, line, bot, size.burst, size.people)
                least = round(bare.a_second)
                row = Row(f"the line, {way}", cost.a_second, "a second", least=least, because=DURABLE)
                yield _checked(row, cost)
                yield Row(f"the line, {way}, of the echo", cost.a_second / bare.a_second, "")
                yield Row(f"the line, {way}, CPU a message", cost.cpu_each, "ms", 2, because=DURABLE)


def latency(size: Size) -> Iterator[Row]:
    """From when a message could be fetched to when it is sent on, at a steady pace."""
    yield Row("a write of 4 KB that waits for the disk", _disk(), "ms")
    with _cases(size.people) as (there, made):
        for which in ("echo", "relay"):
            with _bare(there, which) as bare:
                yield from _paced(there, bare, f"bare {which}", RATES[-1], size)
        with _line(there, made) as line:
            _warm(there, line, "seeker", size.people)
            for rate in RATES:
                yield from _paced(there, line, "the line", rate, size, 12 if rate == RATES[-1] else None)


def _paced(
    there: Track, subject: Subject, name: str, rate: int, size: Size, aim: float | None = None
) -> Iterator[Row]:
    if aim is None:
        _warm(there, subject, "seeker", min(10, size.people))
    cost = there.feed(subject, Feed("seeker", rate * size.seconds, size.people, rate=rate))
    yield _checked(Row(f"{name} at {rate} a second, half take at most", cost.seen.half, "ms"), cost)
    yield Row(f"{name} at {rate} a second, 99 in 100 take at most", cost.seen.most, "ms", aim, because=TWO)
    yield Row(f"{name} at {rate} a second, CPU a message, idling included", cost.cpu_each, "ms")


def _disk() -> float:
    """The median of two hundred, where the lines of the bench have their homes."""
    with tempfile.TemporaryFile(prefix="amana-bench-") as file:

        def write() -> None:
            os.write(file.fileno(), bytes(4096))
            os.fdatasync(file.fileno())

        return milliseconds(write)


def backlog(size: Size) -> Iterator[Row]:
    """What has waited while the line was down: the time is from its start."""
    people = max(size.people, size.backlog // EACH)
    with _cases(people) as (there, made):
        there.wait(Feed("seeker", size.backlog, people))
        began = time.perf_counter()
        with _line(there, made, fresh=False) as line:
            cost = there.drained(line, size.backlog)
            took = time.perf_counter() - began
        yield _checked(Row(f"{size.backlog} messages that waited, from the line's start", took, "s"), cost)


def endurance(size: Size) -> Iterator[Row]:
    """Memory after very many messages, and whether the last are as quick as the first."""
    people = max(size.people, size.endured // EACH)
    with _cases(people) as (there, made), _line(there, made) as line:
        _warm(there, line, "seeker", min(people, 200))
        before = line.memory
        yield Row("memory after the first messages", before, "MB")
        tenth = size.endured // 10
        costs = [there.feed(line, Feed("seeker", tenth, people))]
        yield Row("the first tenth", costs[0].a_second, "a second")
        costs += [there.feed(line, Feed("seeker", tenth, people)) for _ in range(9)]
        yield Row("the last tenth", costs[-1].a_second, "a second")
        yield Row(f"memory after {size.endured} more", line.memory, "MB")
        growth = (line.memory - before) * 1024 / size.endured
        yield Row("memory that each of them left behind", growth, "KB")
        yield _checked(
            Row("CPU of the last tenth, of the first", costs[-1].cpu_each / costs[0].cpu_each, "", STEADY),
            *costs,
        )


def growth(size: Size) -> Iterator[Row]:
    """What a message costs with little and with much stored, and with few and many open cases.

    The same people write each time, so that only what is stored differs.
    """
    with _cases(size.people) as (there, made):
        costs = []
        for stored in size.stored:
            asyncio.run(made.grow(size.people, stored))
            with _line(there, made) as line:
                first = there.feed(line, Feed("seeker", size.cases[0], size.cases[0]))
                # All that is sealed is counted at the start and each hour, which is no message's cost.
                started = line.at_rest()
                costs.append(_burst(there, line, "seeker", size.grown, size.cases[0]))
            yield _checked(
                Row(f"CPU a message with {stored} stored messages", costs[-1].cpu_each, "ms"), costs[-1]
            )
            yield Row("the first messages after a start then wait at most", first.seen.longest, "ms")
            yield Row("CPU of the start and of all duties once", started, "s")
        yield Row("that is, of the first", costs[-1].cpu_each / costs[0].cpu_each, "", STEADY)
    with _cases(size.cases[0]) as (there, made):
        costs = []
        for cases in size.cases:
            asyncio.run(made.grow(cases))
            with _line(there, made) as line:
                started = line.at_rest()
                costs.append(_burst(there, line, "seeker", size.grown, size.cases[0]))
                line.at_rest()
                minute = line.alone(size.alone)
            yield _checked(Row(f"CPU a message with {cases} open cases", costs[-1].cpu_each, "ms"), costs[-1])
            yield Row("CPU of the start and of all duties once", started, "s")
            yield Row("CPU of a minute in which nobody writes", minute, "s")
        yield Row("that is, of the first", costs[-1].cpu_each / costs[0].cpu_each, "", STEADY)


def starting(size: Size) -> Iterator[Row]:
    """`amana run` until both bots fetch, and its memory then, against the libraries' import alone."""
    with _cases(10) as (there, made):
        _started(there, made)  # whatever Python compiles at a first start
        tries = [_imported() for _ in range(size.starts)]
        bare, held = median(one[0] for one in tries), median(one[1] for one in tries)
        yield Row("importing the two frameworks and sqlmodel", bare, "s")
        yield Row("importing the two frameworks and sqlmodel, memory", held, "MB")
        began = [_started(there, made) for _ in range(size.starts)]
        took, idle = median(one[0] for one in began), median(one[1] for one in began)
        yield Row("amana run, until both bots fetch", took, "s")
        yield Row("above that import", took - bare, "s", 1.5, because=LOADED)
        yield Row("amana run, idle memory", idle, "MB")
        yield Row("above that import", idle - held, "MB", 60, because=LOADED)
        reported = median(_reported(there, made) for _ in range(size.starts))
        yield Row("amana report, which needs no framework", reported, "s", round(bare, 1))


def _imported() -> tuple[float, float]:
    began = time.perf_counter()
    say = f"{LIBRARIES}; from tests.bench.track import memory; print(memory('self'))"
    done = subprocess.run([sys.executable, "-c", say], check=True, capture_output=True)
    return time.perf_counter() - began, float(done.stdout)


def _reported(there: Track, made: Town) -> float:
    """A command that needs no framework."""
    began = time.perf_counter()
    with there.subject("bot", "report", polls=(), **_settings(there, made)) as command:
        assert command.process.wait() == 0
    return time.perf_counter() - began


def _settings(there: Track, made: Town) -> dict[str, str]:
    return {
        "AMANA_SEEKER_TOKEN": SEEKER_TOKEN,
        "AMANA_STAFF_TOKEN": STAFF_TOKEN,
        "AMANA_API_URL": there.url,
        "AMANA_HOME": str(made.settings.home),
    }


def _started(there: Track, made: Town) -> tuple[float, float]:
    began = time.perf_counter()
    with there.subject("bot", "run", polls=BOTH, **_settings(there, made)) as line:
        took = time.perf_counter() - began
        time.sleep(2)
        return took, line.memory


@contextmanager
def _cases(count: int) -> Iterator[tuple[Track, Town]]:
    with track() as there, tempfile.TemporaryDirectory(prefix="amana-bench-") as folder:
        made = asyncio.run(_made(Path(folder), there.url, count))
        yield there, made


async def _made(folder: Path, url: str, cases: int) -> Town:
    made = await town(folder, url)
    await made.grow(cases)
    return made


def _bare(there: Track, which: str) -> AbstractContextManager[Subject]:
    return there.subject("tests.bench.bare", which, there.url)


def _line(there: Track, made: Town, *, fresh: bool = True) -> AbstractContextManager[Subject]:
    made.starts += 1
    later = str(LATER * made.starts)
    return there.subject(
        "tests.bench.line", str(made.settings.home), there.url, later, polls=BOTH, fresh=fresh
    )


def _burst(there: Track, subject: Subject, bot: str, count: int, people: int) -> Cost:
    _warm(there, subject, bot, people)
    return there.feed(subject, Feed(bot, count, people))


def _warm(there: Track, subject: Subject, bot: str, people: int) -> None:
    """Everybody has written before: what is loaded at the first message is not counted."""
    there.feed(subject, Feed(bot, people, people))


def _checked(row: Row, *costs: Cost) -> Row:
    """The row says what was lost, doubled or out of order."""
    return replace(row, told=", ".join(cost.faults for cost in costs if cost.faults))
