"""The results as a page."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.timing import Row

RESULTS = Path(__file__).parent / "RESULTS.md"

HEADINGS = {
    "ceiling": "What the measuring itself can do",
    "throughput": "A burst",
    "latency": "How long a message takes",
    "backlog": "After the line was down",
    "endurance": "Very many messages",
    "growth": "Much stored, many cases",
    "starting": "Starting, and doing nothing",
    "commands": "Commands",
    "storing": "The outbox alone",
    "intake": "The intake",
    "matching": "Matching",
    "queue": "A busy line",
    "surge": "The whole queue at once",
    "voices": "Voices",
}

ABOUT = """# What was measured

By `make bench`, in one run, on {machine}. Compare figures of one run
only: what counts are the ratios to the bare programs, which were measured in between.

The bare programs (`tests/bench/bare.py`) keep nothing, and lose what they have in hand when they end. The
line keeps every message and every step of its way on the disk before it goes on, sealed, and in order.
Telegram is a small server on the loopback interface, in a process of its own (`tests/bench/telegram.py`);
its limits (30 messages a second) are lifted for the line, which keeps to them otherwise.
"""


def machine() -> str:
    """What the figures hold for."""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


@dataclass(slots=True)
class Results:
    """Rows, by what they belong to."""

    groups: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, group: str, row: Row) -> None:
        """One more."""
        self.groups.setdefault(group, []).append(row)

    def page(self) -> str:
        """All of them, as Markdown."""
        parts = [ABOUT.format(machine=machine())]
        for group, rows in self.groups.items():
            table = ["| | | aim | |", "|---|---:|---|---|", *map(_line, rows)]
            parts.append(f"## {HEADINGS[group]}\n\n" + "\n".join(table) + "\n")
            short = dict.fromkeys(row.because for row in rows if row.holds is False and row.because)
            parts += [f"It falls short: {why}.\n" for why in short]
        return "\n".join(parts)


def _line(row: Row) -> str:
    told = "; ".join(word for word in (row.verdict, row.told) if word)
    return f"| {row.what} | {_figure(row.value)} {row.unit} | {row.aimed} | {told} |"


def _figure(value: float) -> str:
    """Three digits that count."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
