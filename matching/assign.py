"""The whole queue at once: who of those that wait is offered to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from matching.arrays import Numbers, Positions, np
from matching.pool import Pool
from matching.queue import Waiting, in_turn
from matching.rank import DECIMALS, Match, rank, reasons
from matching.score import REFUSED, room_factor, rows
from matching.transversal import served
from matching.weights import Weights

UNIT = 10**DECIMALS
"""Totals are compared in whole numbers of the smallest part of a point that counts, so that they are
exact, and quick to solve: ties end a search early.
"""


@dataclass(frozen=True, slots=True)
class Seats:
    """One column for each further case somebody may take; both of the shape (seats,).

    `owner` is their position in the pool, `later` how many seats of theirs come before it.
    """

    owner: Positions
    later: Positions


def assign(waiting: Sequence[Waiting], pool: Pool, weights: Weights, now: datetime) -> dict[str, Match]:
    """Who is offered to whom: case id to match, the first in turn first; who is not in it waits on.

    No hard rule is bent and nobody comes over their limit. First who is served: each in turn,
    whenever that can be done together with all before (`matching.transversal`). Then by whom: of
    all ways to serve exactly these, one with the greatest total score. Points for room fall with
    each case that one confidant is given, so that several spread over several.
    """
    queue = in_turn(waiting)
    if len(queue) == 1:
        best = rank(queue[0].wish, pool, pool.places, now, weights, limit=1)
        return {queue[0].wish.case_id: best[0]} if best else {}
    scores = rows([one.wish for one in queue], pool, weights, now)
    taken = served(scores > REFUSED, pool.free)
    if not taken:
        return {}
    queue = [queue[at] for at in taken]
    seats = _seats(pool, len(queue))
    values = _values(queue, scores[taken], pool, seats, weights)
    return dict(_matches(queue, pool, seats, values))


def _seats(pool: Pool, most: int) -> Seats:
    """Everybody's free seats, in the order in which `rank` takes equals; nobody needs more than `most`."""
    counts = np.minimum(pool.free, most)[pool.order]
    owner = np.repeat(pool.order, counts)
    later = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return Seats(owner, later)


def _values(queue: Sequence[Waiting], scores: Numbers, pool: Pool, seats: Seats, weights: Weights) -> Numbers:
    """What each case is worth in each seat, in units, shape (cases, seats)."""
    fuller = seats.later / np.maximum(pool.limit[seats.owner], 1)
    factors = np.array([room_factor(one.wish, weights) for one in queue])
    values: Numbers = np.take(scores, seats.owner, axis=1)
    values -= factors[:, None] * fuller
    values *= UNIT
    return np.rint(values, out=values)


def _matches(
    queue: Sequence[Waiting], pool: Pool, seats: Seats, values: Numbers
) -> Iterator[tuple[str, Match]]:
    chosen = _best(values)
    loads = _loads(pool, seats, chosen)
    for at, (case, seat) in enumerate(zip(queue, chosen.tolist(), strict=True)):
        owner = pool.candidates[seats.owner[seat]]
        told = reasons(case.wish, replace(owner, load=loads[seat]), pool.places)
        yield case.wish.case_id, Match(owner.staff_id, float(values[at, seat]) / UNIT, told)


def _best(values: Numbers) -> Positions:
    """The seat of each case, for the greatest total. Between equals the earlier seats are preferred."""
    # Imported here: it takes a while, and a queue of one never needs it.
    from scipy.optimize import linear_sum_assignment

    # The solver seats one after another, and each that comes later may move those before it. That is
    # least work when those who have most to lose come first; the total is the same in any order.
    eager = np.argsort(-values.max(axis=1), kind="stable")
    chosen = np.empty(len(values), dtype=np.intp)
    chosen[eager] = linear_sum_assignment(values[eager], maximize=True)[1]
    return chosen


def _loads(pool: Pool, seats: Seats, chosen: Positions) -> dict[int, int]:
    """What whoever owns a seat carries already when it is filled, those before it counted."""
    given: dict[int, int] = defaultdict(int)
    loads = {}
    for seat in sorted(chosen.tolist()):
        owner = int(seats.owner[seat])
        loads[seat] = pool.candidates[owner].load + given[owner]
        given[owner] += 1
    return loads
