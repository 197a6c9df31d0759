"""Making a day that went wrong as small as it can be: fewer deaths, fair weather, a shorter day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.simulation.day import Ran, run
from tests.simulation.plan import Plan
from tests.simulation.town import Towns

SHORT = 3.0
"""Seconds: on a shorter day nobody does anything."""


def smallest(towns: Towns, ran: Ran) -> Ran:
    """The smallest day found that is still unsound; the one that was given when none is."""
    while True:
        tried = (run(towns, plan) for plan in _smaller(ran.plan))
        found = next((less for less in tried if not less.verdict.sound), None)
        if found is None:
            return ran
        ran = found


def _smaller(plan: Plan) -> Iterator[Plan]:
    for at in range(len(plan.deaths)):
        yield replace(plan, deaths=plan.deaths[:at] + plan.deaths[at + 1 :])
    if plan.storm:
        yield replace(plan, storm=0.0)
        if plan.storm > 0.02:
            yield replace(plan, storm=plan.storm / 2)
    if plan.nights:
        yield replace(plan, nights=0)
    if plan.seconds > SHORT:
        yield replace(plan, seconds=plan.seconds * 0.8)
