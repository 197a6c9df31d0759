"""`make faults`: kill the line while people talk, then give it spoiled updates."""

from __future__ import annotations

import asyncio
import random
import secrets
import signal
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import click

from tests.faults.fuzzing import mill
from tests.faults.outage import Drained, outage
from tests.faults.rounds import KILLS, Campaign
from tests.faults.scene import scene
from tests.server import server
from tests.simulation.town import founded

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where Linux keeps files in memory: nothing of it need outlive a run, and disks are slow."""


@click.command()
@click.option("--kills", type=click.IntRange(1), help="How many at least; 60 if no time is given.")
@click.option("--minutes", type=click.FloatRange(0.1), help="For how long processes are killed.")
@click.option("--seed", type=int, help="The same rounds and updates as a run before.")
@click.option("--round", "first", default=0, type=click.IntRange(0), help="The first round; else 0.")
@click.option("--rounds", type=click.IntRange(1), help="At most so many rounds.")
@click.option(
    "--a-round", default=KILLS, show_default=True, type=click.IntRange(1), help="Kills in one round."
)
@click.option(
    "--side-by-side", default=3, show_default=True, type=click.IntRange(1), help="Rounds at the same time."
)
@click.option("--database", default="sqlite", show_default=True, type=click.Choice(["sqlite", "postgres"]))
@click.option(
    "--processes", default=1, show_default=True, type=click.IntRange(1), help="Over PostgreSQL, if several."
)
@click.option("--updates", default=200_000, show_default=True, type=click.IntRange(0), help="Spoiled ones.")
@click.option("--outage/--no-outage", default=True, show_default=True, help="An hour without Telegram.")
def main(seed: int | None, database: str, processes: int, updates: int, **asked) -> None:
    """Exit 0 only when nothing was lost, misplaced, misdelivered, or doubled without a mark, the database
    was whole and its audit chain sound after every round, and no spoiled update broke a handler, leaked into
    a log, or held up the line.
    """
    seed = secrets.randbits(32) if seed is None else seed
    database = "postgres" if processes > 1 else database
    away = asked.pop("outage")
    signal.signal(signal.SIGINT, signal.default_int_handler)
    campaign = Campaign(seed, database, processes, MEMORY, **asked)
    sys.exit(0 if asyncio.run(_main(campaign, updates, away=away)) else 1)


async def _main(campaign: Campaign, updates: int, *, away: bool) -> bool:
    ended = asyncio.current_task().cancel  # whoever ends it finds nothing left behind
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended)
    click.echo(f"seed {campaign.seed}, {campaign.processes} on {campaign.database}")
    calm = not away or await asyncio.to_thread(_outage)
    counts = await campaign.run(server if campaign.database == "postgres" else None)
    for line in counts.lines():
        click.echo(line)
    click.echo(f"{'kills an hour':<20}{campaign.kills_an_hour:>9.0f}")
    click.echo("killed at each named point:")
    for line in counts.points():
        click.echo(line)
    never = counts.never(campaign.database)
    click.echo(f"never reached: {', '.join(never) or 'none'}")
    ground = not updates or await _ground(updates, campaign.seed)
    return counts.sound and calm and ground


def _outage() -> bool:
    """Ten thousand letters for five hundred people, and forty urgent ones, after an hour without Telegram."""
    with (
        tempfile.TemporaryDirectory(prefix="amana-town-", dir=MEMORY) as folder,
        scene(founded(Path(folder)).morning, Path(folder) / "day") as line,
    ):
        drained: Drained = outage(line, 10_000, 500, urgent=40)
    for name, value in asdict(drained).items():
        click.echo(f"outage {name:<13}{value!s:>9}")
    return drained.sound


async def _ground(updates: int, seed: int) -> bool:
    with tempfile.TemporaryDirectory(prefix="amana-mill-", dir=MEMORY) as folder:
        async with mill(Path(folder), random.Random(seed)) as line:
            found = await line.grind(updates)
    click.echo(f"{'taken in':<20}{found.taken:>9}\n{'unreadable':<20}{found.unreadable:>9}")
    click.echo(f"{'stuck':<20}{found.stuck:>9}\n{'leaks':<20}{len(found.leaks):>9}")
    for name, count in found.faults.most_common():
        click.echo(f"{name:<20}{count:>9}")
    return found.sound


if __name__ == "__main__":
    main()
