"""How well each confidant fits one wish: a row of points, for one seeker or as a row of many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import inf

from matching.arrays import Numbers, np
from matching.places.distance import BANDS
from matching.pool import Pool
from matching.weights import Weights
from matching.wish import Distance, Wish

REFUSED = -inf
"""The score of somebody whom a hard rule forbids."""

SHARES = (1.0, 0.6, 0.3, 0.0)
"""Part of the distance points for each band of `BANDS`, and beyond the last, where homes that are
not known are counted too."""

NEARNESS: dict[Distance, float] = {"near": 1.0, "region": 0.4, "not_own_town": 0.2, "any": 0.0}
"""How much nearness counts by what was asked: who wants nobody from their own town may still
want to meet somebody one day."""

SAME_REGION = 0.6
"""The rest of the distance points, for somebody in the region that was asked for."""

DAY = 86_400.0


def row(wish: Wish, pool: Pool, weights: Weights, now: datetime) -> Numbers:
    """Points of every candidate, shape (candidates,); `REFUSED` where a hard rule forbids."""
    return _Scoring(pool, weights, now).row(wish)


def rows(wishes: Sequence[Wish], pool: Pool, weights: Weights, now: datetime) -> Numbers:
    """The rows of several wishes, shape (wishes, candidates): what an assignment is solved on."""
    scoring = _Scoring(pool, weights, now)
    table: Numbers = np.empty((len(wishes), len(pool)))
    for at, wish in enumerate(wishes):
        table[at] = scoring.row(wish)
    return table


def room_factor(wish: Wish, weights: Weights) -> float:
    """What an empty desk is worth to this wish; each case on it costs its part of the limit."""
    return weights.room * (2 if wish.urgent else 1)


class _Scoring:
    """What is the same for many wishes, worked out once."""

    def __init__(self, pool: Pool, weights: Weights, now: datetime) -> None:
        self._pool, self._weights = pool, weights
        days = (now.timestamp() - pool.last_case) / DAY
        self._rest = weights.rest * np.clip(days / max(weights.rest_days, 1e-9), 0, 1)
        self._spoken: dict[tuple[str, ...], Numbers] = {}

    def row(self, wish: Wish) -> Numbers:
        pool, weights = self._pool, self._weights
        points: Numbers = room_factor(wish, weights) * pool.share_free
        points += self._rest
        points += self._language(wish.languages)
        if wish.community:
            points += weights.community * pool.belongs(wish.community)
        if wish.distance != "any":
            points += weights.distance * _distance(wish, pool)
        if wish.topics:
            points += weights.topic * _topics(wish, pool)
        if wish.known:
            points[pool.positions(wish.known)] += weights.known
        np.copyto(points, REFUSED, where=~pool.allowed(wish).all)
        return points

    def _language(self, languages: tuple[str, ...]) -> Numbers:
        """All points for the language liked best, evenly less down the list, at least above nothing."""
        if languages not in self._spoken:
            share = np.zeros(len(self._pool))
            for rank, language in reversed(list(enumerate(languages))):
                share[self._pool.speaks(language)] = 1 - rank / len(languages)
            self._spoken[languages] = self._weights.language * share
        return self._spoken[languages]


def _distance(wish: Wish, pool: Pool) -> Numbers:
    homes, own = pool.homes, pool.places.place(wish.place_id)
    share = NEARNESS[wish.distance] * _by_band(homes.kilometres(own)) if own else np.zeros(homes.shape)
    region = own.province if own else wish.region
    if wish.distance in ("near", "region") and region:
        same = SAME_REGION * homes.in_region(region)
        share = share + same if wish.distance == "region" else np.maximum(share, same / 2)
    return homes.for_each(share)


def _by_band(distances: Numbers) -> Numbers:
    shares: Numbers = np.array(SHARES)[np.searchsorted(BANDS, distances, side="right")]
    return shares


def _topics(wish: Wish, pool: Pool) -> Numbers:
    share = np.zeros(len(pool))
    for topic in sorted(wish.topics):
        share += pool.knows_of(topic) / len(wish.topics)
    return share
