"""How well each confidant fits one wish: a row of points, for one seeker or as a row of many."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from matching.places.distance import BANDS
from matching.pool import Numbers, Pool
from matching.weights import Weights
from matching.wish import Distance, Wish

REFUSED = -np.inf
"""The score of somebody whom a hard rule forbids."""

BAND_SHARE = (1.0, 0.6, 0.3)
"""Part of the distance points for each band of `BANDS`; beyond the last there are none."""

NEARNESS: dict[Distance, float] = {"near": 1.0, "region": 0.4, "not_own_town": 0.2, "any": 0.0}
"""How much nearness counts by what was asked: who wants nobody from their own town may still
want to meet somebody one day."""

SAME_REGION = 0.6
"""The rest of the distance points, for somebody in the region that was asked for."""

DAY = 86_400.0


def row(wish: Wish, pool: Pool, weights: Weights, now: datetime) -> Numbers:
    """Points of every candidate, shape (candidates,); `REFUSED` where a hard rule forbids.

    Rows of several wishes over one pool stack into the matrix an assignment is solved on.
    """
    points = (
        weights.known * pool.are(wish.known)
        + weights.language * _language(wish, pool)
        + weights.distance * _distance(wish, pool)
        + weights.topic * _topics(wish, pool)
        + weights.room * (2 if wish.urgent else 1) * _room(pool)
        + weights.rest * _rest(pool, weights.rest_days, now)
    )
    if wish.community:
        points = points + weights.community * pool.belongs(wish.community)
    scores: Numbers = np.where(pool.allowed(wish).all, points, REFUSED)
    return scores


def _language(wish: Wish, pool: Pool) -> Numbers:
    """1 for the language liked best, evenly less down the list, at least above nothing."""
    share = np.zeros(len(pool))
    for rank, language in reversed(list(enumerate(wish.languages))):
        share[pool.speaks(language)] = 1 - rank / len(wish.languages)
    return share


def _distance(wish: Wish, pool: Pool) -> Numbers:
    share = NEARNESS[wish.distance] * _nearness(wish, pool)
    region = _region(wish, pool)
    if wish.distance in ("near", "region") and region:
        same = SAME_REGION * pool.in_region(region)
        share = share + same if wish.distance == "region" else np.maximum(share, same / 2)
    return share


def _nearness(wish: Wish, pool: Pool) -> Numbers:
    share = np.zeros(len(pool))
    own = pool.places.place(wish.place_id)
    if own is None:
        return share
    distances = pool.kilometres(own)
    for limit, part in reversed(list(zip(BANDS, BAND_SHARE, strict=True))):
        share[distances < limit] = part
    return share


def _region(wish: Wish, pool: Pool) -> str | None:
    own = pool.places.place(wish.place_id)
    return own.province if own else wish.region


def _topics(wish: Wish, pool: Pool) -> Numbers:
    share = np.zeros(len(pool))
    for topic in sorted(wish.topics):
        share += pool.knows_of(topic) / len(wish.topics)
    return share


def _room(pool: Pool) -> Numbers:
    share: Numbers = 1 - pool.load / np.maximum(pool.limit, 1)
    return share


def _rest(pool: Pool, rest_days: float, now: datetime) -> Numbers:
    days = (now.timestamp() - pool.last_case) / DAY
    share: Numbers = np.clip(days / max(rest_days, 1e-9), 0, 1)
    return share
