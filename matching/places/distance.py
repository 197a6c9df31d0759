"""How far apart two places are: in bands, because more would be neither true nor discreet."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Literal

from matching.places.place import Place

Band = Literal[10, 25, 50]
BANDS: tuple[Band, ...] = (10, 25, 50)
"""Upper ends in kilometres."""

EARTH_KM = 6371.0
"""Mean radius of the earth."""

OWN_TOWN_KM = 3.0
"""Closer than this is the same town, whatever the gazetteer calls it: GeoNames lists some
districts as places of their own."""


def kilometres(one: Place, other: Place) -> float:
    """Great-circle distance (haversine)."""
    south, north = radians(one.lat), radians(other.lat)
    across = sin(radians(other.lon - one.lon) / 2) ** 2
    along = sin((north - south) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, along + cos(south) * cos(north) * across)))


def band(distance: float) -> Band | None:
    """The smallest band that holds a distance in kilometres; None when it is 50 km or more."""
    return next((limit for limit in BANDS if distance < limit), None)


def same_town(one: Place, other: Place) -> bool:
    """Whether two places count as one town for somebody who wants nobody from their own."""
    return one.id == other.id or kilometres(one, other) < OWN_TOWN_KM
