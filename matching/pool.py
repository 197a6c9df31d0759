"""All candidates at once, as columns: what makes one seeker against ten thousand cheap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.candidate import Candidate
from matching.places.distance import EARTH_KM, OWN_TOWN_KM
from matching.places.gazetteer import Gazetteer
from matching.places.place import Place
from matching.wish import Wish

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Positions = dict[str, NDArray[np.intp]]
"""For each value, the positions of the candidates that have it."""

NOBODY = np.zeros(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Per hard rule, which candidates it lets through; each of shape (candidates,)."""

    language: Flags
    gender: Flags
    town: Flags
    room: Flags
    present: Flags
    history: Flags

    @property
    def wishes(self) -> Flags:
        """Those who meet what the seeker asked for, free or not."""
        return self.language & self.gender & self.town & self.history

    @property
    def all(self) -> Flags:
        """Those whom every rule lets through."""
        return self.wishes & self.room & self.present


class Pool:
    """Candidates as columns, in the order given. When anything changes, build a new one.

    `load` and `last_case` (POSIX seconds, minus infinity before the first case) have the shape
    (candidates,).
    """

    def __init__(self, candidates: Sequence[Candidate], places: Gazetteer) -> None:
        self.candidates = tuple(candidates)
        self.places = places
        self._languages = self._having(lambda one: one.profile.languages)
        self._communities = self._having(lambda one: one.profile.communities)
        self._topics = self._having(lambda one: one.profile.topics)
        self._genders = self._having(lambda one: (one.profile.gender,))
        self._staff = self._having(lambda one: (one.staff_id,))
        self._closed = self._having(lambda one: one.excluded | one.declined)
        self._settle()
        self._count()

    def _having(self, values: Callable[[Candidate], Iterable[str]]) -> Positions:
        found: dict[str, list[int]] = defaultdict(list)
        for position, candidate in enumerate(self.candidates):
            for value in values(candidate):
                found[value].append(position)
        return {value: np.array(positions, dtype=np.intp) for value, positions in found.items()}

    def _settle(self) -> None:
        homes = [self.places.place(one.profile.place_id) for one in self.candidates]
        self._lat = np.radians([home.lat if home else np.nan for home in homes])
        self._lon = np.radians([home.lon if home else np.nan for home in homes])
        self._regions = _positions(home.province if home else None for home in homes)
        self._homes = _positions(home.id if home else None for home in homes)

    def _count(self) -> None:
        profiles = [one.profile for one in self.candidates]
        self.load = np.array([one.load for one in self.candidates], dtype=np.float64)
        self.limit = np.array([profile.limit for profile in profiles], dtype=np.float64)
        starts = [one.last_case_at for one in self.candidates]
        self.last_case = np.array([at.timestamp() if at else -np.inf for at in starts], dtype=np.float64)
        self._present = np.array([one.available for one in self.candidates], dtype=np.bool_)

    def __len__(self) -> int:
        return len(self.candidates)

    def allowed(self, wish: Wish) -> Allowed:
        """The rules of `matching.rules`, for every candidate at once."""
        everyone = np.ones(len(self), dtype=np.bool_)
        return Allowed(
            language=self.speaks(*wish.languages) if wish.languages else everyone,
            gender=self._flags(self._genders, wish.gender) if wish.gender else everyone,
            town=~self._may_share_town(wish) if wish.distance == "not_own_town" else everyone,
            room=self.load < self.limit,
            present=self._present,
            history=~self._flags(self._closed, wish.case_id),
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that anybody speaks."""
        return tuple(self._languages)

    def speaks(self, *languages: str) -> Flags:
        """Who speaks any of these languages."""
        return self._flags(self._languages, *languages)

    def belongs(self, community: str) -> Flags:
        """Who is of a community."""
        return self._flags(self._communities, community)

    def knows_of(self, topic: str) -> Flags:
        """Who has experience with a topic."""
        return self._flags(self._topics, topic)

    def are(self, staff_ids: Iterable[str]) -> Flags:
        """Who is among these."""
        return self._flags(self._staff, *staff_ids)

    def in_region(self, region: str) -> Flags:
        """Who lives in a region."""
        return self._flags(self._regions, region)

    def kilometres(self, place: Place) -> Numbers:
        """Everybody's great-circle distance to a place; not a number where a home is not known."""
        lat, lon = np.radians(place.lat), np.radians(place.lon)
        along = np.sin((self._lat - lat) / 2) ** 2
        across = np.cos(lat) * np.cos(self._lat) * np.sin((self._lon - lon) / 2) ** 2
        distances: Numbers = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, along + across)))
        return distances

    def _flags(self, positions: Positions, *values: str) -> Flags:
        flags = np.zeros(len(self), dtype=np.bool_)
        for value in values:
            flags[positions.get(value, NOBODY)] = True
        return flags

    def _may_share_town(self, wish: Wish) -> Flags:
        """`matching.rules.may_share_town`, for every candidate at once."""
        if not (wish.place_id or wish.region):
            return np.zeros(len(self), dtype=np.bool_)
        nowhere = np.isnan(self._lat)
        own = self.places.place(wish.place_id)
        if own is not None:
            return nowhere | self._flags(self._homes, own.id) | (self.kilometres(own) < OWN_TOWN_KM)
        return nowhere | self.in_region(wish.region) if wish.region else np.ones(len(self), dtype=np.bool_)


def _positions(values: Iterable[str | None]) -> Positions:
    found: dict[str, list[int]] = defaultdict(list)
    for position, value in enumerate(values):
        if value is not None:
            found[value].append(position)
    return {value: np.array(positions, dtype=np.intp) for value, positions in found.items()}
