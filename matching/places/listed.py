"""An organisation's own places: a table of comma-separated values that anybody can edit.

    name,region,latitude,longitude,other names
    Antwerpen,Antwerpen,51.22,4.40,Anvers; Borgerhout

The first place is found first, so the largest stand on top. What begins with # is not read.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2s
from pathlib import Path

from matching.places.gazetteer import Gazetteer
from matching.places.place import Place, Region

HEADER = ("name", "region", "latitude", "longitude", "other names")


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that is wrong with a list of places, and its line, counted from 1."""

    line: int
    words: str


class BadPlaces(ValueError):
    """A list of places cannot be read; the message has its first slip."""


@cache
def read(path: Path) -> Gazetteer:
    """The places of a file, read once. Raises BadPlaces, and OSError when there is no such file."""
    known, slips = parse(path.read_text(encoding="utf-8"))
    if slips:
        raise BadPlaces(f"{path.name}, line {slips[0].line}: {slips[0].words}")
    return known


def parse(text: str) -> tuple[Gazetteer, tuple[Slip, ...]]:
    """The places as far as they can be read, and what is wrong with the others."""
    rows, slips = list(_rows(text)), list[Slip]()
    if not rows or tuple(map(str.strip, rows[0][1])) != HEADER:
        return Gazetteer((), ()), (Slip(rows[0][0] if rows else 1, f"begin with: {','.join(HEADER)}"),)
    places, regions = dict[str, Place](), dict[str, Region]()
    for line, row in rows[1:]:
        made = _place(row)
        if isinstance(made, str):
            slips.append(Slip(line, made))
            continue
        region, place = made
        if place.id in places:
            slips.append(Slip(line, f"{place.name} stands twice in {region.name}"))
        places.setdefault(place.id, place)
        regions.setdefault(region.id, region)
    if not places and not slips:
        slips.append(Slip(rows[0][0], "there are no places"))
    return Gazetteer(list(regions.values()), list(places.values())), tuple(slips)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, next(csv.reader([line]))


def _place(row: list[str]) -> tuple[Region, Place] | str:
    """A region and a place in it, or what is wrong with the line."""
    if len(row) not in (len(HEADER) - 1, len(HEADER)):
        return f"{len(row)} values between commas; there are {len(HEADER)}, the last may be left out"
    name, region, lat, lon, *more = map(str.strip, row)
    if not name or not region:
        return "a place has a name and a region"
    where = _degrees(lat, 90), _degrees(lon, 180)
    if where[0] is None or where[1] is None:
        return f"{lat},{lon} is no latitude and longitude in degrees, such as 51.22,4.40"
    around = Region(_id(region), region)
    aliases = tuple(one for one in map(str.strip, ";".join(more).split(";")) if one)
    strange = next((one for one in aliases if not any(map(str.isalpha, one))), None)
    if strange:
        return f"{strange} is no name; a comma within a number has to be a point"
    return around, Place(_id(region, name), name, around.id, where[0], where[1], "", aliases)


def _degrees(written: str, most: int) -> float | None:
    """Degrees, rounded to about a kilometre: nothing here has to be more exact."""
    try:
        degrees = float(written)
    except ValueError:
        return None
    return round(degrees, 2) if math.isfinite(degrees) and abs(degrees) <= most else None


def _id(*names: str) -> str:
    """The same for the same names, wherever in the file they stand; short, for buttons carry 64 bytes."""
    return blake2s("/".join(map(str.casefold, names)).encode(), digest_size=6).hexdigest()
