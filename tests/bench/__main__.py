"""`make bench`: measure, print a line for each thing, and write all of them down."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import click

from tests.bench import queues, relay, rows
from tests.bench.relay import FULL, SHORT, Size
from tests.bench.results import RESULTS, Results, machine
from tests.bench.timing import Row
from tests.bench.waiting import waiting

Rows = Iterator[Row]


def _collected(measured: AsyncIterator[Row]) -> Rows:
    async def collected() -> list[Row]:
        return [row async for row in measured]

    yield from asyncio.run(collected())


GROUPS: dict[str, Callable[[Size], Rows]] = {
    "ceiling": relay.ceiling,
    "throughput": relay.throughput,
    "latency": relay.latency,
    "backlog": relay.backlog,
    "growth": relay.growth,
    "starting": relay.starting,
    "commands": lambda _: rows.starting(),
    "storing": lambda _: _collected(rows.storing()),
    "intake": lambda _: rows.intake(),
    "matching": lambda _: rows.matching(),
    "queue": lambda size: _collected(waiting() if size is FULL else waiting(4, 2)),
    "surge": lambda _: queues.short(),
    "voices": lambda size: rows.voices() if size is FULL else rows.voices(1),
    "endurance": relay.endurance,
}
"""What can be measured, by name; what takes longest comes last."""


@click.command()
@click.argument("groups", nargs=-1, type=click.Choice(tuple(GROUPS)))
@click.option("--short", is_flag=True, help="Little of everything: whether it can be measured, in seconds.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the results there; a full run writes to tests/bench/RESULTS.md.",
)
def main(groups: tuple[str, ...], short: bool, out: Path | None) -> None:
    """Figures hold for the machine they are taken on; compare those of one run. Without GROUPS all are."""
    out = out or (RESULTS if not groups and not short else None)
    results = Results()
    click.echo(machine())
    for name in groups or GROUPS:
        click.echo(f"\n{name}")
        for row in GROUPS[name](SHORT if short else FULL):
            results.add(name, row)
            click.echo(f"  {row}")
        if out:
            out.write_text(results.page(), encoding="utf-8")


if __name__ == "__main__":
    main()
