"""`make simulate`: thousands of days at the line, each from a seed of its own, or one killed everywhere."""

from __future__ import annotations

import gc
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from tests.simulation.day import MEMORY, Ran
from tests.simulation.every import every
from tests.simulation.many import many
from tests.simulation.plan import Death, Plan, planned
from tests.simulation.report import Report
from tests.simulation.shrinking import smallest
from tests.simulation.town import Towns, founded

NEVER = "never"


def _deaths(_: click.Context, __: click.Parameter, said: tuple[str, ...]) -> tuple[Death, ...] | None:
    try:
        return tuple(Death.said(one) for one in said if one != NEVER) if said else None
    except ValueError as fault:
        raise click.BadParameter(str(fault)) from None


@click.command()
@click.option("--seeds", default=1000, show_default=True, type=click.IntRange(1), help="How many days.")
@click.option("--from", "first", type=int, help="The first seed; the others follow. By default any.")
@click.option("--short", is_flag=True, help="Short days, in the middle of talks, instead of whole ones.")
@click.option("--workers", default=os.cpu_count(), show_default=True, type=click.IntRange(1))
@click.option("--minutes", default=60.0, show_default=True, help="Begin no more days after so long.")
@click.option(
    "--every",
    "stride",
    default=0,
    type=click.IntRange(0),
    metavar="N",
    help="Kill each day at every N-th step, and in every (N/60)-th commit.",
)
@click.option("--die", multiple=True, callback=_deaths, help="Instead of the seed's own: `step:40`, `never`.")
@click.option("--storm", type=float, help="Instead of the seed's own.")
@click.option("--nights", type=int, help="Instead of the seed's own.")
@click.option("--seconds", type=float, help="Instead of the seed's own.")
@click.option("--traces", is_flag=True, help="Tell each day's trace, to compare it with another run's.")
def main(
    seeds: int,
    first: int | None,
    short: bool,
    workers: int,
    minutes: float,
    stride: int,
    die: tuple[Death, ...] | None,
    traces: bool,
    **own: float | None,
) -> None:
    """Exit 0 only when every day was sound. A day that was not is made as small as it can be."""
    first = secrets.randbits(31) if first is None else first
    given = {name: value for name, value in {"deaths": die, **own}.items() if value is not None}
    form = "short" if short else "day"
    plans = (replace(planned(one, form), **given) for one in range(first, first + seeds))
    click.echo(f"{'short ' if short else ''}days from seed {first}, {workers} at a time")
    report = Report(traces=traces)
    with tempfile.TemporaryDirectory(prefix="amana-town-", dir=MEMORY) as folder:
        towns = founded(Path(folder))
        gc.collect()
        gc.freeze()  # so that children share it with us, instead of having it copied
        until = time.monotonic() + minutes * 60
        if stride:
            _everywhere(towns, plans, workers, stride, until, report)
        else:
            for ran, least in many(towns, plans, workers, lambda: time.monotonic() > until):
                report.hears(ran, least)
    report.ends()
    sys.exit(1 if report.unsound else 0)


def _everywhere(
    towns: Towns, plans: Iterable[Plan], workers: int, stride: int, until: float, report: Report
) -> None:
    def hears(ran: Ran) -> None:
        report.hears(ran, None if ran.verdict.sound else smallest(towns, ran))

    for plan in plans:
        if time.monotonic() > until:
            break
        met = every(towns, plan, workers, hears, stride)
        click.echo(f"seed {plan.seed}: {met['step']} steps and {met['commit']} commits")


if __name__ == "__main__":
    main()
