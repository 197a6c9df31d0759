"""One rehearsal of one emergency: its steps, what came of each, and its protocol."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.settings import Settings
from db.store import Store
from db.work import Work

Asks = Callable[[str], str]
"""Asks whoever is at the server something, and gives the answer."""

Came = Literal["held", "said", "skipped"]
"""What came of a step: it was checked and held, somebody says so, or it was left out."""

SKIP = "skip"


@dataclass(slots=True)
class Rehearsal:
    """What the steps of an emergency know: the line, since when it is rehearsed, and who can be asked."""

    settings: Settings
    store: Store
    since: datetime
    ask: Asks
    told: dict[str, str] = field(default_factory=dict)


Check = Callable[[Rehearsal], Awaitable[str]]
"""Looks whether a step was done: empty when it was, otherwise what is missing. Raises nothing."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done, and how it is looked after. Without a check somebody has to say that it is so."""

    what: str
    check: Check | None = None
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Emergency:
    """Something that may happen to a line, in steps."""

    name: str
    title: str
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a whole rehearsal. It held when no step was left out."""

    emergency: Emergency
    began: datetime
    came: tuple[Came, ...]
    signed: str
    signed_at: datetime

    @property
    def held(self) -> bool:
        """Whether every step was done."""
        return "skipped" not in self.came

    def protocol(self) -> str:
        """What is printed and kept: when, what, how it went, and who signed for it."""
        lines = [f"Drill: {self.emergency.title}", f"Began {self.began:%Y-%m-%d %H:%M} UTC", ""]
        marks = {"held": "checked", "said": "said by whoever signed", "skipped": "LEFT OUT"}
        for number, (step, came) in enumerate(zip(self.emergency.steps, self.came, strict=True), 1):
            lines.append(f"{number}. {step.what}\n   {marks[came]}")
        verdict = "held" if self.held else "did not hold: something was left out"
        return "\n".join(
            [*lines, "", f"It {verdict}.", f"Signed: {self.signed}, {self.signed_at:%Y-%m-%d %H:%M} UTC"]
        )


async def walk(emergency: Emergency, rehearsal: Rehearsal, show: Callable[[str], None]) -> Outcome:
    """Go through it step by step; a step that is not done yet is asked for again until it is left out."""
    show(f"{emergency.title}\nPress Enter after each step, or type {SKIP} to leave it out.")
    came: list[Came] = []
    for number, step in enumerate(emergency.steps, 1):
        show(f"\n{number}. {step.what}")
        came.append(await _step(step, rehearsal, show))
    signed = ""
    while not signed:
        signed = rehearsal.ask("Who signs for this?").strip()
    async with rehearsal.store.transaction() as work:
        outcome = Outcome(emergency, rehearsal.since, tuple(came), signed, work.now)
        _note(work, outcome)
    return outcome


async def _step(step: Step, rehearsal: Rehearsal, show: Callable[[str], None]) -> Came:
    while True:
        answer = rehearsal.ask(step.asks or "Done?").strip()
        if answer == SKIP:
            return "skipped"
        rehearsal.told["answer"] = answer
        if step.check is None:
            return "said"
        missing = await step.check(rehearsal)
        if not missing:
            return "held"
        show(f"   Not yet: {missing}")


def _note(work: Work, outcome: Outcome) -> None:
    name = outcome.emergency.name
    verdict = "held" if outcome.held else "open"
    work.audit.note("drill", "", about=f"{name} {verdict}", reason=outcome.signed)
    work.settings.put(f"drill.done.{name}", f"{outcome.signed_at.isoformat()} {verdict}")
    work.settings.put(_began(name), "")


async def begin(store: Store, emergency: Emergency) -> datetime:
    """Since when it is rehearsed: one that was broken off goes on from where it began."""
    async with store.transaction() as work:
        began = work.settings.get(_began(emergency.name))
        if not began or work.now - datetime.fromisoformat(began) > LONGEST:
            began = work.now.isoformat()
            work.settings.put(_began(emergency.name), began)
        return datetime.fromisoformat(began)


LONGEST = timedelta(days=7)
"""After this long a rehearsal that was not signed is begun anew."""


def last(work: Work, name: str) -> tuple[datetime, bool] | None:
    """When an emergency was last rehearsed, and whether it held."""
    when, _, verdict = (work.settings.get(f"drill.done.{name}") or "").partition(" ")
    return (datetime.fromisoformat(when), verdict == "held") if when else None


def _began(name: str) -> str:
    return f"drill.began.{name}"
