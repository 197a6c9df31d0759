"""`make faults`: kill the line while two people talk, and print what became of every message."""

from __future__ import annotations

import asyncio
import random
import secrets
import sys
import tempfile
from pathlib import Path

import click

from tests.faults.killing import talking


@click.command()
@click.option("--kills", default=20, show_default=True, type=click.IntRange(1))
@click.option("--seed", type=int, help="Kill at the same moments as a run before.")
def main(kills: int, seed: int | None) -> None:
    """Exit 0 only when nothing was lost, misplaced, misdelivered, or doubled without a mark."""
    seed = secrets.randbits(32) if seed is None else seed
    sys.exit(asyncio.run(_main(kills, seed)))


async def _main(kills: int, seed: int) -> int:
    click.echo(f"{kills} kills, seed {seed}")
    with tempfile.TemporaryDirectory(prefix="amana-faults-") as folder:
        async with talking(Path(folder)) as scene:
            found = await scene.suffer(kills, random.Random(seed))
    for what in found.__dataclass_fields__:
        click.echo(f"{what:<14}{getattr(found, what):>6}")
    return 0 if found.sound else 1


if __name__ == "__main__":
    main()
