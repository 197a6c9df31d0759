"""A town or village, and the region it lies in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A province or the like. `id` is its ISO 3166-2 code, such as "NL-UT"."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A town or village. Districts are among its aliases, never places of their own.

    `province` is the id of its region. `lat` and `lon` are degrees (WGS 84) rounded to about
    one kilometre. `near` names a larger town close by, only where another place has the same
    name in the same region.
    """

    id: str
    name: str
    province: str
    lat: float
    lon: float
    near: str = ""
    aliases: tuple[str, ...] = ()
