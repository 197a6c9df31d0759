"""`make bench`: measure, and print a line for each thing."""

from __future__ import annotations

import asyncio
import platform

import click

from tests.bench import queues, rows
from tests.bench.waiting import waiting


@click.command()
def main() -> None:
    """Figures hold for the machine they are taken on; compare those of one run."""
    click.echo(f"Python {platform.python_version()}, {platform.machine()}")
    for measure in (rows.starting, rows.intake, rows.matching, rows.voices, queues.short):
        for row in measure():
            click.echo(row)
    asyncio.run(_stored())


async def _stored() -> None:
    for measure in (rows.storing, waiting):
        async for row in measure():
            click.echo(row)


if __name__ == "__main__":
    main()
