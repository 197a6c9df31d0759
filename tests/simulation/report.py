"""What a run of many days says: how far it is, what it has met, and how to play each bad day again."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

import click

from tests.simulation.day import Ran

EVERY = 30.0
"""Seconds between two words about how far it is."""

KILLS = {"step": "killed between two steps", "commit": "killed in a commit", "committed": "killed after one"}


@dataclass(slots=True)
class Report:
    """Counts days as they come in."""

    traces: bool = False
    sums: Counter[str] = field(default_factory=Counter)
    began: float = field(default_factory=time.monotonic)
    said: float = 0.0

    @property
    def unsound(self) -> int:
        """How many days were not sound."""
        return self.sums["unsound"]

    def hears(self, ran: Ran, least: Ran | None) -> None:
        """One more day; one that was not sound comes with the smallest that is not."""
        self.sums += _counted(ran)
        if self.traces:
            click.echo(f"{ran.trace} {ran.steps} {ran.plan.command()}")
        if not ran.verdict.sound:
            _tell(ran, least or ran)
        if time.monotonic() - self.began - self.said > EVERY:
            self.said = time.monotonic() - self.began
            click.echo(self._line())

    def ends(self) -> None:
        """All sums."""
        for name, count in self.sums.items():
            click.echo(f"{name:<26}{count:>9}")
        click.echo(self._line())

    def _line(self) -> str:
        seconds = time.monotonic() - self.began
        days, killed = self.sums["days"], sum(self.sums[name] for name in KILLS.values())
        return f"{days} days, {days / seconds:.1f} a second, {killed} times killed, {self.unsound} unsound"


def _counted(ran: Ran) -> Counter[str]:
    verdict = ran.verdict
    killed = Counter(KILLS[how] for how in ran.killed)
    counts = {"days": 1, "unsound": int(not verdict.sound), "steps": ran.steps, "written": verdict.written}
    counts |= {"seen": verdict.seen, "told of": verdict.told, "marked": verdict.marked}
    return Counter(counts) + killed


def _tell(ran: Ran, least: Ran) -> None:
    click.echo(f"seed {ran.plan.seed} is not sound. Once more:\n  {ran.plan.command()}")
    for what in ran.verdict.wrong[:5]:
        click.echo(f"  {what}")
    if least.plan != ran.plan:
        click.echo(f"As small as it gets:\n  {least.plan.command()}")
        click.echo(f"  {least.verdict.wrong[0]}")
