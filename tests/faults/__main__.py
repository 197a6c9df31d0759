"""`make faults`: kill the line while two people talk, then give it spoiled updates."""

from __future__ import annotations

import asyncio
import random
import secrets
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import click

from tests.faults.fuzzing import mill
from tests.faults.killing import talking
from tests.faults.outage import Drained, outage
from tests.faults.scene import scene
from tests.server import server
from tests.simulation.town import founded

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where Linux keeps files in memory: nothing of the mill need outlive it, and disks are slow."""


@click.command()
@click.option("--kills", default=20, show_default=True, type=click.IntRange(1))
@click.option("--updates", default=200_000, show_default=True, type=click.IntRange(0))
@click.option(
    "--processes", default=1, show_default=True, type=click.IntRange(1), help="Over PostgreSQL, if several."
)
@click.option("--seed", type=int, help="The same kills and updates as a run before.")
def main(kills: int, updates: int, processes: int, seed: int | None) -> None:
    """Exit 0 only when nothing was lost, misplaced, misdelivered, or doubled without a mark, and no
    spoiled update broke a handler, leaked into a log, or held up the line.
    """
    seed = secrets.randbits(32) if seed is None else seed
    sys.exit(asyncio.run(_main(kills, updates, processes, seed)))


async def _main(kills: int, updates: int, processes: int, seed: int) -> int:
    url = server().url(server().new_database()) if processes > 1 else ""
    click.echo(f"{kills} kills of {processes} processes and {updates} updates, seed {seed}")
    drained = await asyncio.to_thread(_outage)
    for name, value in asdict(drained).items():
        click.echo(f"outage {name:<14}{value!s:>10}")
    with tempfile.TemporaryDirectory(prefix="amana-faults-") as folder:
        async with talking(Path(folder), processes, url) as talk:
            found = await talk.suffer(kills, random.Random(seed))
    for what in found.__dataclass_fields__:
        click.echo(f"{what:<14}{getattr(found, what):>6}")
    ground = await _ground(updates, seed)
    return 0 if found.sound and ground and drained.in_order else 1


def _outage() -> Drained:
    """Ten thousand letters for five hundred people, and forty urgent ones, after an hour without Telegram."""
    with (
        tempfile.TemporaryDirectory(prefix="amana-town-", dir=MEMORY) as folder,
        scene(founded(Path(folder)), Path(folder) / "day") as line,
    ):
        return outage(line, 10_000, 500, urgent=40)


async def _ground(updates: int, seed: int) -> bool:
    with tempfile.TemporaryDirectory(prefix="amana-mill-", dir=MEMORY) as folder:
        async with mill(Path(folder), random.Random(seed)) as line:
            found = await line.grind(updates)
    click.echo(f"{'taken in':<14}{found.taken:>6}\n{'unreadable':<14}{found.unreadable:>6}")
    click.echo(f"{'stuck':<14}{found.stuck:>6}\n{'leaks':<14}{len(found.leaks):>6}")
    for name, count in found.faults.most_common():
        click.echo(f"{name:<14}{count:>6}")
    return found.sound


if __name__ == "__main__":
    main()
