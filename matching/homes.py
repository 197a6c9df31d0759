"""Where candidates live. Many share a town, so whatever depends on it is worked out once for each town."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.places.distance import EARTH_KM, OWN_TOWN_KM
from matching.places.gazetteer import Gazetteer
from matching.places.place import Place
from matching.wish import Wish

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Value = TypeVar("Value", bound=np.generic)


class Homes:
    """The towns in which candidates live, each once; arrays have the shape (towns,) until
    `for_each` spreads them. A home the gazetteer does not have is at no distance from anywhere.
    """

    def __init__(self, place_ids: Sequence[str | None], places: Gazetteer) -> None:
        self._places = places
        self._number = {place_id: number for number, place_id in enumerate(dict.fromkeys(place_ids))}
        self._lives = np.array([self._number[place_id] for place_id in place_ids], dtype=np.intp)
        towns = [places.place(place_id) for place_id in self._number]
        self._lat = np.radians(np.array([town.lat if town else np.nan for town in towns], dtype=np.float64))
        self._lon = np.radians(np.array([town.lon if town else np.nan for town in towns], dtype=np.float64))
        self._cos = np.cos(self._lat)
        self._regions = np.array([town.province if town else "" for town in towns], dtype=np.str_)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of arrays by town."""
        return self._lat.shape

    def for_each(self, values: NDArray[Value]) -> NDArray[Value]:
        """Every candidate's value from every town's: shape (candidates,)."""
        return values[self._lives]

    def in_region(self, region: str) -> Flags:
        """Which lie in a region."""
        flags: Flags = self._regions == region
        return flags

    def kilometres(self, place: Place) -> Numbers:
        """Great-circle distances to a place; not a number where the home is not known."""
        lat, lon = np.radians(place.lat), np.radians(place.lon)
        along = np.sin((self._lat - lat) / 2) ** 2
        across = np.cos(lat) * self._cos * np.sin((self._lon - lon) / 2) ** 2
        distances: Numbers = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, along + across)))
        return distances

    def may_be_own(self, wish: Wish) -> Flags:
        """`matching.rules.may_share_town`, for every town at once."""
        if not (wish.place_id or wish.region):
            return np.zeros(len(self._lat), dtype=np.bool_)
        flags: Flags = np.isnan(self._lat)
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
