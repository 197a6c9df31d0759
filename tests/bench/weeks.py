"""Made-up weeks of a line like the one in the domain's facts: who asks, when, and who is there.

What people answer is drawn at random in shares that look like the line's: mostly Moroccan Dutch
families, Turkish, Somali and Syrian ones, and Dutch parents of converts. None of the shares is
anyone's practice.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from matching.hours import SLOTS
from matching.places.gazetteer import load
from matching.profile import Gender, Profile
from matching.wish import Distance, Wish

T = TypeVar("T")
ZONE = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 11, 2, tzinfo=ZONE)
PLACES = load()
TOWNS = ("Amsterdam", "Rotterdam", "Den Haag", "Utrecht", "Eindhoven", "Tilburg", "Arnhem", "Gouda", "Leiden",
         "Almere")  # fmt: skip
HOMES = tuple(PLACES.find(town)[0].id for town in TOWNS)
ELSEWHERE = tuple(PLACES.places)[:80]

COMMUNITIES = {"moroccan": 52, "turkish": 20, "syrian": 10, "somali": 8, "dutch": 10}
SPOKEN = {
    "moroccan": {"rif": 55, "ar": 60},
    "turkish": {"tr": 95},
    "syrian": {"ar": 100, "en": 40},
    "somali": {"en": 70, "ar": 30},
    "dutch": {"en": 90},
}
"""Per community, how many in a hundred confidants speak what besides Dutch."""

ASKED = {
    "moroccan": {("nl",): 35, ("rif", "nl"): 25, ("rif",): 15, ("ar", "nl"): 15, ("ar",): 10},
    "turkish": {("nl",): 35, ("tr", "nl"): 30, ("tr",): 35},
    "syrian": {("ar",): 60, ("ar", "nl"): 40},
    "somali": {("nl",): 50, ("nl", "en"): 25, ("en",): 15, ("ar",): 10},
    "dutch": {("nl",): 100},
}
"""Per community, the languages that seekers name."""

GENDERS: dict[Gender | None, int] = {None: 55, "woman": 33, "man": 12}
DISTANCES: dict[Distance, int] = {"near": 30, "region": 20, "not_own_town": 25, "any": 25}
HOURS = {9: 5, 11: 6, 13: 7, 15: 8, 17: 9, 19: 14, 20: 16, 21: 15, 22: 10, 23: 6, 1: 4}
"""The hour at which cases come in: evenings most."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A case that comes in at `at`; its conversation will last `talks`."""

    wish: Wish
    level: int
    at: datetime
    talks: timedelta


@dataclass(frozen=True, slots=True)
class Helping:
    """A confidant; `until` are the ends of the conversations they have at the beginning."""

    staff_id: str
    profile: Profile
    hours: frozenset[str]
    until: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """All that happens, but for who is matched with whom. Until `starts` no confidant is there."""

    cases: tuple[Asking, ...]
    confidants: tuple[Helping, ...]
    starts: datetime = MONDAY


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of week: so many cases in so many days, the urgent among them, so many confidants.

    For `off` days from the beginning no confidant is there.
    """

    name: str
    cases: int
    days: int
    urgent: int
    confidants: int = 40
    limit: int = 3
    off: int = 0


KINDS = (
    Kind("a quiet week", 15, 7, 1),
    Kind("a busy week", 60, 7, 5),
    Kind("the surge", 100, 11, 10),
    Kind("the surge with half the confidants", 100, 11, 10, confidants=20),
    Kind("after two days off", 40, 2, 4, off=2),
)


def week(kind: Kind, seed: int) -> Week:
    """One such week; the same seed gives the same."""
    rng = random.Random(f"{kind.name} {seed}")
    levels = [0] * kind.urgent + rng.choices((1, 2), (30, 70), k=kind.cases - kind.urgent)
    rng.shuffle(levels)
    cases = [_asking(rng, kind, number, level) for number, level in enumerate(levels)]
    confidants = tuple(_helping(rng, kind, number) for number in range(kind.confidants))
    return Week(tuple(cases), confidants, MONDAY + timedelta(days=kind.off))


def _asking(rng: random.Random, kind: Kind, number: int, level: int) -> Asking:
    community = _one(rng, COMMUNITIES)
    wish = Wish(
        case_id=f"case{number:03}",
        languages=_one(rng, ASKED[community]),
        gender=_one(rng, GENDERS),
        community=community if community != "dutch" and rng.random() < 0.6 else None,
        place_id=rng.choice(HOMES if rng.random() < 0.7 else ELSEWHERE),
        distance=_one(rng, DISTANCES),
        urgent=level == 0,
    )
    day, hour = rng.randrange(kind.days), _one(rng, HOURS)
    at = MONDAY + timedelta(days=day, hours=hour, minutes=rng.randrange(60))
    return Asking(wish, level, at, _talks(rng))


def _helping(rng: random.Random, kind: Kind, number: int) -> Helping:
    community = _one(rng, COMMUNITIES)
    also = {language for language, share in SPOKEN[community].items() if rng.randrange(100) < share}
    profile = Profile(
        gender="woman" if rng.random() < 0.55 else "man",
        languages=frozenset({"nl"} | also),
        communities=frozenset((community,)),
        place_id=HOMES[number % len(HOMES)],
        limit=kind.limit,
    )
    busy = sum(rng.random() < 0.4 for _ in range(kind.limit))
    until = tuple(MONDAY + rng.random() * _talks(rng) for _ in range(busy))
    return Helping(f"staff{number:02}", profile, _hours(rng), until)


def _hours(rng: random.Random) -> frozenset[str]:
    """Volunteers have some evenings and a few parts of other days; one in ten can always be asked."""
    if rng.random() < 0.1:
        return frozenset()
    evenings = [slot for slot in SLOTS if slot.endswith("evening")]
    days = [slot for slot in SLOTS if slot.endswith(("morning", "afternoon"))]
    return frozenset(rng.sample(evenings, rng.randint(2, 5)) + rng.sample(days, rng.randint(2, 5)))


def _talks(rng: random.Random) -> timedelta:
    """Days to weeks: half of the conversations end within nine days, one in ten lasts a month."""
    return timedelta(days=9 * rng.lognormvariate(0, 0.9))


def _one(rng: random.Random, shares: Mapping[T, int]) -> T:
    return rng.choices(tuple(shares), tuple(shares.values()))[0]
