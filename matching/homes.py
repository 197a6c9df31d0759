"""Where candidates live. Many share a town, so whatever depends on it is worked out once for each town."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, nan, radians, sin
from typing import Any, TypeVar

from matching.arrays import Flags, Numbers, np
from matching.places.distance import EARTH_KM, OWN_TOWN_KM
from matching.places.gazetteer import Gazetteer
from matching.places.place import Place
from matching.wish import Wish

Value = TypeVar("Value", bound="np.generic")

UNKNOWN = (nan, nan, nan)


class Homes:
    """The towns in which candidates live, each once; arrays have the shape (towns,) until
    `for_each` spreads them. A home the gazetteer does not have is at no distance from anywhere.
    """

    def __init__(self, place_ids: Sequence[str | None], places: Gazetteer) -> None:
        self._places = places
        self._number = {place_id: number for number, place_id in enumerate(dict.fromkeys(place_ids))}
        self._lives = np.array([self._number[place_id] for place_id in place_ids], dtype=np.intp)
        towns = [places.place(place_id) for place_id in self._number]
        self._points = np.array([_point(town) if town else UNKNOWN for town in towns]).reshape(-1, 3)
        self._distances: dict[str, Numbers] = {}
        self._regions = np.array([town.province if town else "" for town in towns], dtype=np.str_)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of arrays by town."""
        return (len(self._number),)

    def for_each(self, values: np.ndarray[Any, np.dtype[Value]]) -> np.ndarray[Any, np.dtype[Value]]:
        """Every candidate's value from every town's: shape (candidates,)."""
        return values[self._lives]

    def in_region(self, region: str) -> Flags:
        """Which lie in a region."""
        flags: Flags = self._regions == region
        return flags

    def kilometres(self, place: Place) -> Numbers:
        """Great-circle distances to a place; not a number where the home is not known."""
        if place.id not in self._distances:
            # By way of the chord: the same distance as haversine's, for a third of the work.
            apart = self._points - _point(place)
            half_chord = np.sqrt(np.einsum("ij,ij->i", apart, apart)) / 2
            self._distances[place.id] = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, half_chord))
        return self._distances[place.id]

    def may_be_own(self, wish: Wish) -> Flags:
        """`matching.rules.may_share_town`, for every town at once."""
        if not (wish.place_id or wish.region):
            return np.zeros(self.shape, dtype=np.bool_)
        flags: Flags = np.isnan(self._points[:, 0])
        own = self._places.place(wish.place_id)
        if own is not None:
            flags |= self.kilometres(own) < OWN_TOWN_KM
        elif wish.region:
            flags |= self.in_region(wish.region)
        else:
            flags[:] = True
        if own is not None and own.id in self._number:
            flags[self._number[own.id]] = True
        return flags


def _point(place: Place) -> tuple[float, float, float]:
    """Where a place is on a globe with the radius 1."""
    lat, lon = radians(place.lat), radians(place.lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)
