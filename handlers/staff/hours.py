"""The hours of the week in which a confidant takes new cases, as a grid of buttons and in words.

A slot is a day and a part of it, such as "mon.evening", in the local time of the line; none at all
means always.
"""

from __future__ import annotations

from datetime import date, timedelta

from db.letters import Button, Buttons
from handlers.actions import action
from locales import Tongue, bidi
from locales.dates import weekday_short
from locales.texts import common, people as texts

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = ("night", "morning", "afternoon", "evening")
"""A quarter of a day each, from midnight on."""

QUARTER = 24 // len(PARTS)
MONDAY = date(2026, 11, 23)
ALWAYS = "always"
"""What the button presses that takes every choice back."""


def slots(day: str) -> tuple[str, ...]:
    """The four slots of one day."""
    return tuple(f"{day}.{part}" for part in PARTS)


SLOTS = tuple(slot for day in DAYS for slot in slots(day))
"""The whole week, in order."""


def changed(chosen: tuple[str, ...], pressed: str) -> tuple[str, ...] | None:
    """The choice after a slot or a day was pressed; None for a button that never was in the grid.

    A day puts all its slots in, or takes them out when all of them were in.
    """
    if pressed == ALWAYS:
        return ()
    touched = {pressed} if pressed in SLOTS else set(slots(pressed)) if pressed in DAYS else set()
    if not touched:
        return None
    now = set(chosen) - touched if touched <= set(chosen) else set(chosen) | touched
    return tuple(slot for slot in SLOTS if slot in now)


def grid(say: Tongue, chosen: tuple[str, ...]) -> Buttons:
    """A row for each day: its name, which stands for the whole day, and its four parts."""
    rows = [_row(say, number, set(chosen)) for number in range(len(DAYS))]
    always = Button(say(texts.ALWAYS), action("p", "hours", ALWAYS))
    return (*rows, (always, Button(say(common.DONE), action("pd", "hours"))) if chosen else (always,))


def _row(say: Tongue, number: int, chosen: set[str]) -> tuple[Button, ...]:
    day = DAYS[number]
    parts = [
        Button(("✔" if slot in chosen else "") + _span(say, at, at + 1), action("p", "hours", slot))
        for at, slot in enumerate(slots(day))
    ]
    return (Button(_name(say, number), action("p", "hours", day)), *parts)


def in_words(say: Tongue, chosen: tuple[str, ...]) -> str:
    """The chosen hours, day by day, neighbouring parts together."""
    if set(chosen) in (set(), set(SLOTS)):
        return say(texts.ALWAYS)
    days = [_day(say, number, set(chosen)) for number in range(len(DAYS))]
    return "; ".join(day for day in days if day)


def _day(say: Tongue, number: int, chosen: set[str]) -> str:
    there = [at for at, slot in enumerate(slots(DAYS[number])) if slot in chosen]
    first = [at for at in there if at - 1 not in there]
    last = [at for at in there if at + 1 not in there]
    spans = [_span(say, start, end + 1) for start, end in zip(first, last, strict=True)]
    return f"{_name(say, number)} {', '.join(spans)}" if spans else ""


def _name(say: Tongue, number: int) -> str:
    return weekday_short(MONDAY + timedelta(days=number), say.code)


def _span(say: Tongue, start: int, end: int) -> str:
    hours = f"{start * QUARTER}–{end * QUARTER}"
    return bidi.isolate(hours) if say.direction == "rtl" else hours
