"""`make simulate`: thousands of days at the line, each from a seed of its own."""

from __future__ import annotations

import secrets
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import click

from tests.simulation.day import MEMORY, Ran, planned, run
from tests.simulation.shrinking import smallest
from tests.simulation.town import Town, founded


@click.command()
@click.option("--seeds", default=1000, show_default=True, type=click.IntRange(1), help="How many days.")
@click.option("--seed", type=int, help="The first of them; the others follow. By default any.")
@click.option("--minutes", default=60.0, show_default=True, help="Stop after so long.")
def main(seeds: int, seed: int | None, minutes: float) -> None:
    """Exit 0 only when every day was sound. A day that was not is made as small as it can be."""
    seed = secrets.randbits(31) if seed is None else seed
    until = time.monotonic() + minutes * 60
    click.echo(f"days from seed {seed}")
    with tempfile.TemporaryDirectory(prefix="amana-town-", dir=MEMORY) as folder:
        town, sums = founded(Path(folder)), Counter()
        for one in range(seed, seed + seeds):
            ran = run(town, planned(one))
            sums += _counted(ran)
            if not ran.verdict.sound:
                _tell(town, ran)
            if time.monotonic() > until:
                break
    for name, count in sums.items():
        click.echo(f"{name:<14}{count:>9}")
    sys.exit(1 if sums["unsound"] else 0)


def _counted(ran: Ran) -> Counter[str]:
    verdict = ran.verdict
    counts = {"days": 1, "killed": ran.killed, "steps": ran.steps, "written": verdict.written}
    counts |= {"seen": verdict.seen, "told of": verdict.told, "marked": verdict.marked}
    return Counter(counts | {"unsound": int(not verdict.sound)})


def _tell(town: Town, ran: Ran) -> None:
    click.echo(f"seed {ran.plan.seed} is not sound: {smallest(town, ran).plan}")
    for what in ran.verdict.wrong[:5]:
        click.echo(f"  {what}")


if __name__ == "__main__":
    main()
