"""All candidates at once, as columns: what makes one seeker against ten thousand cheap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.arrays import Flags, np
from matching.candidate import Candidate
from matching.having import Having
from matching.homes import Homes
from matching.places.gazetteer import Gazetteer
from matching.wish import Wish


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

    Columns have the shape (candidates,): `load`, `limit`, how many more each may take (`free`) and
    which part of the limit that is (`share_free`), `last_case` (POSIX seconds, minus infinity
    before the first case). `order` lists the positions with whoever has been without a new case
    longest first and equals by staff id; `turn` is each one's place in it.
    """

    def __init__(self, candidates: Sequence[Candidate], places: Gazetteer) -> None:
        self.candidates = tuple(candidates)
        self.places = places
        profiles = [one.profile for one in self.candidates]
        self._languages = Having([one.languages for one in profiles])
        self._communities = Having([one.communities for one in profiles])
        self._topics = Having([one.topics for one in profiles])
        self._genders = Having([(one.gender,) for one in profiles])
        self._closed = Having([one.excluded | one.declined for one in self.candidates])
        self._staff = {one.staff_id: position for position, one in enumerate(self.candidates)}
        self.homes = Homes([one.profile.place_id for one in self.candidates], places)
        self._count()
        self._line_up()

    def _count(self) -> None:
        self.load = np.array([one.load for one in self.candidates], dtype=np.int64)
        self.limit = np.array([one.profile.limit for one in self.candidates], dtype=np.int64)
        self.free = np.maximum(self.limit - self.load, 0)
        self.share_free = 1 - self.load / np.maximum(self.limit, 1)
        starts = [one.last_case_at for one in self.candidates]
        self.last_case = np.array([at.timestamp() if at else -np.inf for at in starts], dtype=np.float64)
        self._roomy = self.free > 0
        self._everyone = np.ones(len(self), dtype=np.bool_)
        self._present = np.array([one.available for one in self.candidates], dtype=np.bool_)

    def _line_up(self) -> None:
        ids = np.array([one.staff_id for one in self.candidates], dtype=np.str_)
        self.order = np.lexsort((ids, self.last_case))
        self.turn = np.empty_like(self.order)
        self.turn[self.order] = np.arange(len(self))

    def __len__(self) -> int:
        return len(self.candidates)

    def allowed(self, wish: Wish) -> Allowed:
        """The rules of `matching.rules`, for every candidate at once."""
        return Allowed(
            language=self.speaks(*wish.languages) if wish.languages else self._everyone,
            gender=self._genders.any_of(wish.gender) if wish.gender else self._everyone,
            town=~self.homes.for_each(self.homes.may_be_own(wish))
            if wish.distance == "not_own_town"
            else self._everyone,
            room=self._roomy,
            present=self._present,
            history=~self._closed.any_of(wish.case_id),
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that anybody speaks."""
        return self._languages.values

    def speaks(self, *languages: str) -> Flags:
        """Who speaks any of these languages."""
        return self._languages.any_of(*languages)

    def belongs(self, community: str) -> Flags:
        """Who is of a community."""
        return self._communities.any_of(community)

    def knows_of(self, topic: str) -> Flags:
        """Who has experience with a topic."""
        return self._topics.any_of(topic)

    def positions(self, staff_ids: Iterable[str]) -> list[int]:
        """Where these are, as far as they are here."""
        return [self._staff[staff_id] for staff_id in staff_ids if staff_id in self._staff]
