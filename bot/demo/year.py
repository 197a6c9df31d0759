"""A made-up year of a line: 558 requests, 160 of them serious. Drawn with fixed chance, the same every time.

It is never near a line's own counters: it exists in this process only, and every table and chart of it
says that it is made up.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping

from db.records import Tally
from handlers.figures import months, reports
from handlers.figures.reports import Asked, Report
from handlers.intake.reading_yaml import published
from handlers.questionnaires import default
from locales import Tongue

YEAR = 2025
LEVELS = {"information": 128, "advice": 270, "support": 112, "urgent": 48}
"""How pressing the 558 requests look; support and urgent are the serious ones."""

WEIGHTS: Mapping[str, Mapping[str, int]] = {
    "requests.language": {"nl": 44, "ar": 24, "rif": 18, "tr": 14},
    "requests.asker": {
        "child": 40, "sibling": 14, "partner": 9, "relative": 8, "friend": 12, "work": 5, "self": 4,
        "professional": 8,
    },
    "conversations.waiting": {"hour": 28, "four": 33, "day": 27, "three": 9, "more": 3},
    "ends.duration": {"day": 12, "week": 27, "month": 38, "quarter": 18, "more": 5},
    "ends.outcome": {
        "helped": 58, "referred": 14, "silent": 11, "ended_by_seeker": 12, "erased": 3, "other": 2,
    },
    "declines.answer": {"declined": 7, "expired": 3},
    "interventions.confidant": {"with": 7, "without": 3},
    "shared.ground": {"consent": 83, "danger": 11, "duty": 6},
    "heard.answer": {"yes": 74, "partly": 19, "no": 7},
    "helped.answer": {"yes": 61, "partly": 28, "no": 11},
    "liked.answer": {"good": 71, "soso": 22, "bad": 7},
    "of_use.answer": {"useful": 83, "useless": 17},
}  # fmt: skip
"""How often each value comes up among those of its table."""

MEETING_MONTHS = (1, 2, 3, 4, 5, 6, 9, 10, 10, 11, 12)
"""When an evening was held: none in the summer, one a month otherwise, and two in October."""

SOME: Mapping[str, Mapping[str, int]] = {
    "requests.kind": {
        "change": 41, "belief": 34, "online": 29, "convert": 8, "leaving": 6, "returned": 3, "prison": 4,
        "family": 37, "other": 18,
    },
    "conversations.reasons": {
        "language": 100, "gender_as_asked": 46, "community": 71, "distance_band": 64, "same_region": 38,
        "not_own_town": 22, "topic": 57, "known": 7,
    },
}  # fmt: skip
"""In how many of a hundred events each value comes up."""

PARTS = {
    "conversations": 88,
    "ends": 79,
    "declines": 31,
    "interventions": 13,
    "shared": 9,
    "heard": 42,
    "helped": 39,
}
"""For how many of a hundred requests one of these follows; the others end before a conversation."""


def tallies() -> list[Tally]:
    """The counters of that year."""
    rng = random.Random(YEAR)  # noqa: S311 — made-up numbers
    levels = [level for level, n in LEVELS.items() for _ in range(n)]
    rng.shuffle(levels)
    counted: Counter[tuple[str, str, str]] = Counter()
    for level in levels:
        month = f"{YEAR}-{rng.choices(range(1, 13), (9, 8, 8, 7, 8, 7, 5, 6, 9, 11, 12, 10))[0]:02}"
        counted[month, "requests.level", level] += 1
        _event(counted, rng, month, "requests")
        _what_follows(counted, rng, month)
    for number in MEETING_MONTHS:
        _meeting(counted, rng, f"{YEAR}-{number:02}")
    return [Tally(*key, n) for key, n in sorted(counted.items())]


def _meeting(counted: Counter[tuple[str, str, str]], rng: random.Random, month: str) -> None:
    """An evening, those who came, and what about half of them said of it."""
    _event(counted, rng, month, "meetings")
    for _ in range(rng.randrange(9, 31)):
        _event(counted, rng, month, "visits")
        for answered in ("liked", "of_use") if rng.randrange(2) else ():
            _event(counted, rng, month, answered)


def _what_follows(counted: Counter[tuple[str, str, str]], rng: random.Random, month: str) -> None:
    chance = rng.randrange(100)
    if chance >= PARTS["conversations"]:
        _event(counted, rng, month, "unheard")
    for series, among in PARTS.items():
        # What follows a conversation cannot be without one.
        if chance < among and (series not in ("interventions", "shared") or rng.randrange(2)):
            _event(counted, rng, month, series)


def _event(counted: Counter[tuple[str, str, str]], rng: random.Random, month: str, series: str) -> None:
    counted[month, series, ""] += 1
    for figure, weights in WEIGHTS.items():
        if figure.startswith(f"{series}."):
            counted[month, figure, rng.choices(list(weights), list(weights.values()))[0]] += 1
    for figure, among in SOME.items():
        for value, chance in among.items():
            if figure.startswith(f"{series}.") and rng.randrange(100) < chance:
                counted[month, figure, value] += 1


def report(say: Tongue) -> Report:
    """The report of that year, marked as made up."""
    first, last = f"{YEAR}-01", f"{YEAR}-12"
    over = months.over(first, f"{YEAR + 1}-01")
    questions = tuple(published(default(kind)) for kind in ("seekers", "professionals"))
    return reports.report(tallies(), Asked(say, "Amana", over, first, last, questions), made_up=True)
