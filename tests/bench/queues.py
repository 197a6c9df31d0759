"""The whole queue at once against first come, first served: `python -m tests.bench.queues`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median, pstdev, stdev

import click

from matching.places.distance import kilometres
from tests.bench.simulation import PATIENCE, WAYS, Course, Simulation
from tests.bench.timing import Row
from tests.bench.weeks import KINDS, PLACES, Kind, week

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of one week: what it is, its unit, and its value in each of several such weeks."""

    what: str
    unit: str
    values: tuple[float, ...]

    def __str__(self) -> str:
        error = stdev(self.values) / len(self.values) ** 0.5 if len(self.values) > 1 else 0.0
        return f"{fmean(self.values):.2f} ± {error:.2f}"


def figures(played: Simulation) -> Iterator[tuple[str, str, float]]:
    """What one week came to. Who got nobody counts as having waited until they were gone."""
    courses = list(played.courses.values())
    met = [one for one in courses if one.met]
    yield "without a confidant", "%", 100 * (1 - len(met) / len(courses))
    yield "waiting, half of all", "h", median(map(_hours, courses))
    yield "waiting, nine in ten", "h", _share(0.9, map(_hours, courses))
    urgent = [_hours(one) for one in courses if one.asking.level == 0]
    yield "waiting of urgent ones, mean", "h", fmean(urgent)
    yield "waiting of urgent ones, longest", "h", max(urgent)
    yield "distance, of who asked for near", "km", median([*_distances(met)] or [0.0])
    kin = [one for one in met if one.asking.wish.community]
    yield "with the community asked for", "%", 100 * fmean(map(_is_kin, kin)) if kin else 100.0
    cases = sorted(one.cases for one in played.staff.values())
    yield "new cases each, standard deviation", "", pstdev(cases)
    yield "new cases each, Gini", "", _gini(cases)


def _hours(course: Course) -> float:
    return (course.waited or PATIENCE).total_seconds() / HOUR


def _share(share: float, values: Iterator[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _distances(met: Sequence[Course]) -> Iterator[float]:
    for one in met:
        home = PLACES.place(one.met.profile.place_id if one.met else None)
        theirs = PLACES.place(one.asking.wish.place_id)
        if home and theirs and one.asking.wish.distance == "near":
            yield kilometres(home, theirs)


def _is_kin(course: Course) -> bool:
    return bool(course.met and course.asking.wish.community in course.met.profile.communities)


def _gini(ordered: Sequence[int]) -> float:
    """0 when everybody had as many, towards 1 when one had all."""
    weighted = sum((2 * place - len(ordered) - 1) * cases for place, cases in enumerate(ordered, 1))
    return weighted / (len(ordered) * sum(ordered)) if sum(ordered) else 0.0


def measured(kind: Kind, way: str, seeds: int) -> list[Measure]:
    """All figures of one kind of week under one way, over so many weeks."""
    weeks = [list(figures(Simulation(week(kind, seed), WAYS[way], seed).play())) for seed in range(seeds)]
    return [
        Measure(what, unit, tuple(one[at][2] for one in weeks)) for at, (what, unit, _) in enumerate(weeks[0])
    ]


def short() -> Iterator[Row]:
    """The surge, a few times: the first lines of the comparison."""
    for way in ("first come", "together"):
        for one in measured(KINDS[-1], way, 3)[:3]:
            yield Row(f"the surge, {way}: {one.what}", fmean(one.values), one.unit)


@click.command()
@click.option("--seeds", default=20, show_default=True, help="How many weeks of each kind.")
def main(seeds: int) -> None:
    """Each figure is a mean over weeks, ± its standard error. The same weeks for every way."""
    for kind in KINDS:
        columns = {way: measured(kind, way, seeds) for way in WAYS}
        asked = f"{kind.cases} cases, {kind.urgent} urgent, in {kind.days} days"
        click.echo(f"\n{kind.name}: {asked}; {kind.confidants} confidants\n")
        click.echo(f"| {'':<36} | " + " | ".join(f"{way:<14}" for way in WAYS) + " |")
        click.echo(f"|{'-' * 38}|" + "|".join("-" * 16 for _ in WAYS) + "|")
        for rows in zip(*columns.values(), strict=True):
            what = f"{rows[0].what}, {rows[0].unit}".rstrip(", ")
            click.echo(f"| {what:<36} | " + " | ".join(f"{row!s:<14}" for row in rows) + " |")


if __name__ == "__main__":
    main()
