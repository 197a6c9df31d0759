"""All places of one country, and how to find one by what somebody typed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

from matching.places.names import How, Names
from matching.places.place import Place, Region


class CountryMissing(LookupError):
    """There is no place file for this country yet; matching/places/data/README.md has the recipe."""


class PlaceMissing(LookupError):
    """A file of names has a place that is not in its country's file; the message names it."""


P = TypeVar("P", Place, Region)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing a typed name may stand for: a place, or a whole region when `place` is None.

    `matched` is the name or alias that was recognised, so that a district can be shown beside
    its town; `how` says how sure the find is.
    """

    region: Region
    how: How
    matched: str
    place: Place | None = None

    @property
    def id(self) -> str:
        """The place's id, or the region's."""
        return self.place.id if self.place else self.region.id

    @property
    def name(self) -> str:
        """The place's name, or the region's."""
        return self.place.name if self.place else self.region.name


class Gazetteer:
    """Places and regions of one country. Earlier places are larger and are found first."""

    def __init__(self, regions: Sequence[Region], places: Sequence[Place]) -> None:
        self.regions = {region.id: region for region in regions}
        self.places = {place.id: place for place in places}
        self._targets: tuple[Place | Region, ...] = (*places, *regions)
        self._names = Names(_lines(self._targets))
        self._namesakes = Counter(place.name for place in places)

    def find(self, text: str, limit: int = 6) -> list[Found]:
        """At most `limit` places and regions a text may stand for, the surest first."""
        hits = self._names.find(text, limit)
        return [self._found(self._targets[number], how, line) for number, how, line in hits]

    def place(self, place_id: str | None) -> Place | None:
        """The place with this id, if there is one."""
        return self.places.get(place_id) if place_id else None

    def region_of(self, place: Place) -> Region:
        """The region a place lies in."""
        return self.regions[place.province]

    def label(self, place: Place) -> str:
        """The place's name, with what tells it from its namesakes: *Hengelo (Overijssel)*."""
        if self._namesakes[place.name] == 1:
            return place.name
        apart = ", ".join(part for part in (self.region_of(place).name, place.near) if part)
        return f"{place.name} ({apart})"

    def _found(self, target: Place | Region, how: How, line: int) -> Found:
        matched = self._names.lines[line][0]
        if isinstance(target, Place):
            return Found(self.region_of(target), how, matched, target)
        return Found(target, how, matched)


def _lines(targets: Sequence[Place | Region]) -> Iterator[tuple[str, int]]:
    """Every target's own name before any alias, so that Bloemendaal is first of all Bloemendaal."""
    yield from ((target.name, number) for number, target in enumerate(targets))
    yield from ((alias, number) for number, target in enumerate(targets) for alias in target.aliases)


def parse(text: str) -> Gazetteer:
    """A gazetteer from a country file's text, as `matching.places.generate` writes it."""
    data = json.loads(text)
    regions = [Region(row["id"], row["name"], tuple(row["aliases"])) for row in data["regions"]]
    return Gazetteer(regions, [_place(row) for row in data["places"]])


def _place(row: list[object]) -> Place:
    """One line of a country file: id, name, region, latitude, longitude, near, then the aliases."""
    ident, name, region, lat, lon, near, *aliases = row
    position = float(str(lat)), float(str(lon))
    return Place(str(ident), str(name), str(region), *position, str(near), tuple(map(str, aliases)))


@cache
def load(country: str = "nl") -> Gazetteer:
    """The packaged gazetteer of a country (ISO 3166 code in lower case), with the names of `named`.

    Raises CountryMissing, or PlaceMissing where a file of names has a place that is not there.
    """
    data = files("matching.places").joinpath("data")
    file = data.joinpath(f"{country}.json")
    if not country.isalpha() or not file.is_file():
        raise CountryMissing(country)
    more = sorted(one.name for one in data.iterdir() if one.name.startswith(f"{country}-names-"))
    known = parse(file.read_text(encoding="utf-8"))
    for name in more:
        known = named(known, json.loads(data.joinpath(name).read_text(encoding="utf-8")))
    return known


def named(known: Gazetteer, names: Mapping[str, Sequence[str]]) -> Gazetteer:
    """The same places with more names: by label, as a button shows it, what people type for it.

    A file of these is how a language is added without making the country's file again. Raises PlaceMissing.
    """
    labels = {known.label(place) for place in known.places.values()}
    labels |= {region.name for region in known.regions.values()}
    if strange := set(names) - labels:
        raise PlaceMissing(", ".join(sorted(strange)))
    places = [_with(place, names.get(known.label(place), ())) for place in known.places.values()]
    return Gazetteer([_with(one, names.get(one.name, ())) for one in known.regions.values()], places)


def _with(target: P, names: Sequence[str]) -> P:
    return replace(target, aliases=(*target.aliases, *names)) if names else target
