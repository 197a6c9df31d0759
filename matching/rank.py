"""Who is offered a case first, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from matching.arrays import Numbers, np
from matching.candidate import Candidate
from matching.places.distance import band, kilometres
from matching.places.gazetteer import Gazetteer
from matching.pool import Pool
from matching.profile import Profile
from matching.reasons import Reason
from matching.score import REFUSED, row
from matching.weights import Weights
from matching.wish import Wish

DECIMALS = 3
"""Scores are compared to so many decimals, so that a tie is a tie: finer would be minutes of rest."""


@dataclass(frozen=True, slots=True)
class Match:
    """A confidant who may be offered a case, how well they fit, and why."""

    staff_id: str
    score: float
    reasons: tuple[Reason, ...]


def rank(
    wish: Wish,
    candidates: Sequence[Candidate] | Pool,
    places: Gazetteer,
    now: datetime,
    weights: Weights = Weights(),  # noqa: B008 (frozen)
    limit: int | None = None,
) -> list[Match]:
    """Everybody whom the hard rules allow, best first, at most `limit`.

    Between equals: who has been without a new case longest, then by staff id.
    """
    pool = candidates if isinstance(candidates, Pool) else Pool(candidates, places)
    points = np.round(row(wish, pool, weights, now), DECIMALS)
    return [
        Match(pool.candidates[at].staff_id, float(points[at]), reasons(wish, pool.candidates[at], places))
        for at in _best(points, pool, limit)
    ]


def _best(points: Numbers, pool: Pool, limit: int | None) -> list[int]:
    """The positions of the allowed, best first."""
    allowed = np.flatnonzero(points > REFUSED)
    if limit is not None and 0 < limit < len(allowed):
        # Sorting everybody for the sake of a few is most of the work: first drop all below the last of them.
        least = np.partition(points[allowed], -limit)[-limit]
        allowed = allowed[points[allowed] >= least]
    best = allowed[np.lexsort((pool.turn[allowed], -points[allowed]))]
    return [int(at) for at in best[:limit]]


def reasons(wish: Wish, candidate: Candidate, places: Gazetteer) -> tuple[Reason, ...]:
    """Why this confidant fits this wish, what was asked for first."""
    return tuple(_reasons(wish, candidate, places))


def _reasons(wish: Wish, candidate: Candidate, places: Gazetteer) -> Iterator[Reason]:
    profile = candidate.profile
    if candidate.staff_id in wish.known:
        yield Reason("known")
    for language in wish.languages:
        if language in profile.languages:
            yield Reason("language", language)
    if wish.gender and wish.gender == profile.gender:
        yield Reason("gender_as_asked", profile.gender)
    if wish.community and wish.community in profile.communities:
        yield Reason("community", wish.community)
    yield from _where(wish, profile, places)
    for topic in sorted(wish.topics & profile.topics):
        yield Reason("topic", topic)
    yield Reason("load", candidate.load, profile.limit)


def _where(wish: Wish, profile: Profile, places: Gazetteer) -> Iterator[Reason]:
    """Where they live, as far as it was asked: nothing for a seeker to whom it does not matter."""
    own, theirs = places.place(wish.place_id), places.place(profile.place_id)
    region = own.province if own else wish.region
    if wish.distance == "not_own_town" and (own or wish.region):
        yield Reason("not_own_town")
    if theirs is None or wish.distance == "any":
        return
    if region == theirs.province and wish.distance in ("near", "region"):
        yield Reason("same_region", region)
    if own:
        yield Reason("distance_band", band(kilometres(own, theirs)))
