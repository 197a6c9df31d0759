"""The hours of the week in which a confidant takes new cases: chosen day by day, and read in words.

A slot is a day and a part of it, such as "mon.evening", in the local time of the line; none at all
means always.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from db.letters import Button, Buttons, Words
from handlers.actions import action
from handlers.phrases import phrase
from locales import Tongue, bidi
from locales.dates import weekday_name, weekday_short
from locales.text import Text
from locales.texts import common, people as texts

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = ("night", "morning", "afternoon", "evening")
"""A quarter of a day each, from midnight on."""

QUARTER = 24 // len(PARTS)
MONDAY = date(2026, 11, 23)
ALWAYS = "always"
"""What the button presses that takes every choice back."""
WEEK = "week"
"""What the button presses that leads from a day back to the week."""
WHOLE, EVERY = "whole", "every"
"""Said of a day in place of a part: all of it; and every day like this one."""


def slots(day: str) -> tuple[str, ...]:
    """The four slots of one day."""
    return tuple(f"{day}.{part}" for part in PARTS)


SLOTS = tuple(slot for day in DAYS for slot in slots(day))
"""The whole week, in order."""


def changed(chosen: tuple[str, ...], pressed: str) -> tuple[str, ...] | None:
    """The choice after a button was pressed; None for one that never was there.

    A whole day goes in, or out when all of it was in. A day alone, or the week, is only looked at.
    """
    day, _, part = pressed.partition(".")
    if pressed == ALWAYS:
        return ()
    if pressed in (WEEK, *DAYS):
        return chosen
    if day not in DAYS or part not in (*PARTS, WHOLE, EVERY):
        return None
    if part == EVERY:
        return _everywhere(chosen, day)
    return _toggled(set(chosen), set(slots(day) if part == WHOLE else (pressed,)))


def _everywhere(chosen: tuple[str, ...], day: str) -> tuple[str, ...]:
    return tuple(slot for slot in SLOTS if f"{day}.{slot.partition('.')[2]}" in chosen)


def _toggled(chosen: set[str], touched: set[str]) -> tuple[str, ...]:
    now = chosen - touched if touched <= chosen else chosen | touched
    return tuple(slot for slot in SLOTS if slot in now)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose hours are asked: the question, what its buttons do, and what Done does.

    `always`: choosing none means every hour, and a button says so.
    """

    question: Text = texts.ASK_HOURS
    verb: tuple[str, ...] = ("p", "hours")
    done: tuple[str, ...] = ("pd", "hours")
    always: bool = True


CASES = Asked()
"""When a confidant takes new cases."""


def shown(
    say: Tongue, chosen: tuple[str, ...], pressed: str = "", asked: Asked = CASES
) -> tuple[Words, Buttons]:
    """What stands on the screen after a button: the day that is being filled in, else the week."""
    day, _, part = pressed.partition(".")
    if day in DAYS and part != EVERY:
        words = phrase(say, texts.HOURS_OF_DAY, day=_full(say, DAYS.index(day)))
        return words, _day(say, day, set(chosen), asked)
    return phrase(say, asked.question), _week(say, chosen, asked)


def _week(say: Tongue, chosen: tuple[str, ...], asked: Asked) -> Buttons:
    """A row for each day with what was chosen of it: a phone has room for that beside the name."""
    days = [
        (Button(_chosen_of(say, number, set(chosen)), action(*asked.verb, day)),)
        for number, day in enumerate(DAYS)
    ]
    done = Button(say(common.DONE), action(*asked.done))
    if not asked.always:
        return (*days, (done,))
    always = Button(say(texts.ALWAYS), action(*asked.verb, ALWAYS))
    return (*days, (always, done) if chosen else (always,))


def _day(say: Tongue, day: str, chosen: set[str], asked: Asked) -> Buttons:
    """A row for each part, with its name and its hours."""
    parts = [
        (Button(("☑ " if slot in chosen else "☐ ") + _part(say, at), action(*asked.verb, slot)),)
        for at, slot in enumerate(slots(day))
    ]
    whole = Button(say(texts.WHOLE_DAY), action(*asked.verb, f"{day}.{WHOLE}"))
    every = Button(say(texts.EVERY_DAY), action(*asked.verb, f"{day}.{EVERY}"))
    return (*parts, (whole, every), (Button(say(texts.ALL_DAYS), action(*asked.verb, WEEK)),))


def _part(say: Tongue, at: int) -> str:
    return say(texts.PARTS[PARTS[at]], hours=_span(at, at + 1))


def _chosen_of(say: Tongue, number: int, chosen: set[str]) -> str:
    spans = _spans(say, number, chosen)
    return f"✔ {_full(say, number)} {spans}" if spans else _full(say, number)


def in_words(say: Tongue, chosen: tuple[str, ...]) -> str:
    """The chosen hours, day by day, neighbouring parts together."""
    if set(chosen) in (set(), set(SLOTS)):
        return say(texts.ALWAYS)
    spans = [(number, _spans(say, number, set(chosen))) for number in range(len(DAYS))]
    days = [f"{_short(say, number)} {there}" for number, there in spans if there]
    return say.row_of(days, heavy=True)


def _spans(say: Tongue, number: int, chosen: set[str]) -> str:
    there = [at for at, slot in enumerate(slots(DAYS[number])) if slot in chosen]
    first = [at for at in there if at - 1 not in there]
    last = [at for at in there if at + 1 not in there]
    spans = [_span(start, end + 1) for start, end in zip(first, last, strict=True)]
    return say.row_of([bidi.isolate(span) for span in spans] if say.direction == "rtl" else spans)


def _full(say: Tongue, number: int) -> str:
    name = weekday_name(MONDAY + timedelta(days=number), say.code)
    return name[:1].upper() + name[1:]


def _short(say: Tongue, number: int) -> str:
    return weekday_short(MONDAY + timedelta(days=number), say.code)


def _span(start: int, end: int) -> str:
    return f"{start * QUARTER}–{end * QUARTER}"
