"""Who is offered which case. The rules are `matching`'s; this is where they meet the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from db.records import Case, Staff
from handlers import coordinators, places, rounds, triaging
from handlers.desk import Desk
from handlers.match import candidates, lacking, offering, weights
from handlers.match.wishes import wish_of
from matching.assign import assign
from matching.pool import Pool
from matching.queue import Waiting
from matching.rank import Match, rank
from matching.reasons import to_json
from matching.rules import refusals
from matching.shortage import missing

URGENT_OFFERS = 3
"""To how many at once an urgent case, or a short question, is offered; the first who accepts has it."""

WISHES = frozenset(("no_shared_language", "gender_not_as_asked", "own_town"))
"""The refusals that come from what the seeker asked for."""


def solve(desk: Desk) -> None:
    """Offer what waits without an offer: the whole queue at once, for the best of all together.

    Called whenever somebody arrives, frees up, declines or lets an offer expire, and by the clock.
    A professional's request goes to a coordinator instead.
    """
    cases = [case for case in rounds.cases(desk, "waiting") if not desk.work.offers.open_for(case.id)]
    for case in cases:
        if case.kind == "professionals":
            _to_coordinator(desk, case)
    seekers = [case for case in cases if case.kind != "professionals"]
    if seekers:
        _assign(desk, seekers, candidates.pool(desk, seekers))


def in_line(desk: Desk, case: Case) -> Waiting:
    """A case as it stands in the queue: the most pressing first, then who has waited longest."""
    return Waiting(wish_of(desk, case), triaging.turn(case), case.waiting_since or case.opened_at)


def _assign(desk: Desk, cases: Sequence[Case], pool: Pool) -> None:
    queue = {case.id: in_line(desk, case) for case in cases}
    matches = assign(list(queue.values()), pool, weights.in_use(desk), desk.now)
    taken = Counter(match.staff_id for match in matches.values())
    for case in cases:
        match = matches.get(case.id)
        if match is None:
            shortage = missing(queue[case.id].wish, pool, places.known())
            lacking.tell(desk, case, shortage)
            continue
        _make(desk, case, match)
        if queue[case.id].wish.urgent or case.kind == "questions":
            _ask_more(desk, case, pool, taken)


def _ask_more(desk: Desk, case: Case, pool: Pool, taken: Counter[str]) -> None:
    """An urgent case is not left to one person's answer; nobody is asked beyond their room."""
    asked = {made.staff_id for made in desk.work.offers.all_open_for(case.id)}
    room = {one.staff_id: one.profile.limit - one.load for one in pool.candidates}
    for match in rank(wish_of(desk, case), pool, places.known(), desk.now, weights.in_use(desk)):
        if len(asked) >= URGENT_OFFERS:
            return
        if match.staff_id not in asked and taken[match.staff_id] < room[match.staff_id]:
            taken[match.staff_id] += 1
            asked.add(match.staff_id)
            _make(desk, case, match)


def _make(desk: Desk, case: Case, match: Match) -> None:
    member = desk.work.staff.get(match.staff_id)
    if member:
        offering.make(desk, case, member, offering.until(desk, case), to_json(match.reasons))


def _to_coordinator(desk: Desk, case: Case) -> None:
    member = coordinators.next_for(desk, case)
    if member is None:
        lacking.tell(desk, case, None)
    else:
        offering.make(desk, case, member, desk.now + coordinators.OFFER_TIME)


def may_have(desk: Desk, member: Staff, case: Case) -> bool:
    """Whether no wish that is never bent forbids it: a profile can change while an offer is open."""
    candidate = candidates.candidate(desk, member)
    if candidate is None:
        return False
    broken = {reason.kind for reason in refusals(wish_of(desk, case), candidate, places.known())}
    return not broken & WISHES
