"""Places as people type them, and the buttons that settle which one is meant."""

from __future__ import annotations

from collections.abc import Iterable

from db.letters import Button, Buttons
from handlers.actions import action
from handlers.intake.answers import Located
from locales.organisation import ours
from matching.places.gazetteer import Found, Gazetteer, load
from matching.places.listed import read
from matching.places.place import Place

MOST = 6
"""Places shown at once when several may be meant."""


def known() -> Gazetteer:
    """The organisation's own places, or those of its country."""
    own = ours()
    return read(own.places) if own.places else load(own.country)


def find(text: str) -> list[Found]:
    """What a typed name may stand for, the surest first."""
    return known().find(text.strip()[:100], MOST)


def sure(found: list[Found]) -> Found | None:
    """The one that is meant beyond doubt: the only one of that name, a town before its province."""
    named = [one for one in found if one.how in ("exact", "sound")]
    towns = [one for one in named if one.place]
    for likely in (towns, named):
        if likely:
            return likely[0] if len(likely) == 1 else None
    return None


def label(found: Found) -> str:
    """What a button says: the name, with what tells it from its namesakes."""
    if found.place is None:
        return found.region.name
    return known().label(found.place)


def located(place_id: str) -> Located | None:
    """An answer of the intake for a place's or a region's id; None when there is no such id."""
    place, region = known().place(place_id), known().regions.get(place_id)
    if place:
        return Located(known().label(place), place.id, place.province)
    return Located(region.name, None, region.id) if region else None


def name_of(place_id: str | None) -> str:
    """The name of a place, or a dash."""
    place = known().place(place_id)
    return known().label(place) if place else "–"


def largest() -> str:
    """The name of the place that stands first, as an example of one; a dash where there are none."""
    return name_of(next(iter(known().places), None))


def town(place_id: str) -> Place | None:
    """The town with this id; regions are no towns."""
    return known().place(place_id)


def buttons(ids_and_labels: Iterable[tuple[str, str]], verb: str) -> Buttons:
    """A row for each place, or two short names to a row."""
    made = [Button(label, action(verb, place_id)) for place_id, label in ids_and_labels]
    return (
        tuple(tuple(made[i : i + 2]) for i in range(0, len(made), 2))
        if len(made) > MOST
        else tuple((b,) for b in made)
    )


def choices(found: list[Found], *, towns_only: bool = False) -> list[tuple[str, str]]:
    """Ids and labels of what was found."""
    return [(one.id, label(one)) for one in found if one.place or not towns_only]


def provinces() -> list[tuple[str, str]]:
    """Ids and names of all regions."""
    return [(region.id, region.name) for region in known().regions.values()]
