"""The confidants as matching sees them at this moment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from db.records import Case, Offer, Staff
from handlers import places
from handlers.desk import Desk
from handlers.staff.card import Card, card_of
from matching.candidate import Candidate
from matching.hours import Away, is_available
from matching.pool import Pool

SILENCE = timedelta(hours=2)
"""How long whoever let an offer expire is not asked for that case again. They did not say no."""

CaseIds = dict[str, set[str]]
"""For each staff id, ids of cases."""


@dataclass(frozen=True, slots=True)
class _History:
    """What stands between confidants and cases, and how busy everybody is."""

    loads: Counter[str]
    newest: dict[str, datetime]
    excluded: CaseIds = field(default_factory=lambda: defaultdict(set))
    declined: CaseIds = field(default_factory=lambda: defaultdict(set))


def pool(desk: Desk, cases: Iterable[Case]) -> Pool:
    """Every confidant with a profile, with what keeps them from any of these cases."""
    past = _history(desk, cases)
    made = (candidate(desk, member, past) for member in desk.work.staff.everyone())
    return Pool([one for one in made if one], places.known())


def candidate(desk: Desk, member: Staff, past: _History | None = None) -> Candidate | None:
    """One confidant, or None for whoever is not one or has no profile yet."""
    card = card_of(member)
    profile = card.profile() if "confidant" in member.roles else None
    if profile is None:
        return None
    past = past or _history(desk, ())
    return Candidate(
        staff_id=member.id,
        profile=profile,
        load=past.loads[member.id],
        last_case_at=past.newest.get(member.id),
        available=_is_there(desk, member, card),
        excluded=frozenset(past.excluded[member.id]),
        declined=frozenset(past.declined[member.id]),
    )


def _is_there(desk: Desk, member: Staff, card: Card) -> bool:
    here = desk.now.astimezone(desk.line.zone)
    reachable = member.available and not member.unreachable
    away = [Away(date.fromisoformat(first), date.fromisoformat(last)) for first, last in member.away]
    return reachable and is_available(card.hours, away, member.paused_until, here)


def _history(desk: Desk, cases: Iterable[Case]) -> _History:
    loads = Counter(desk.work.assignments.loads())
    loads.update(made.staff_id for made in desk.work.offers.all_open())
    past = _History(loads, desk.work.assignments.last_since())
    for case in cases:
        _of_case(desk, case, past)
    return past


def _of_case(desk: Desk, case: Case, past: _History) -> None:
    seeker = desk.work.seekers.get(case.seeker_id)
    for barred in seeker.barred if seeker else ():
        past.excluded[barred].add(case.id)
    last = {made.staff_id: made for made in desk.work.offers.past(case.id)}
    for staff_id, made in last.items():
        if made.state == "family":
            past.excluded[staff_id].add(case.id)
        elif _said_no(desk, made):
            past.declined[staff_id].add(case.id)


def _said_no(desk: Desk, before: Offer) -> bool:
    silent = before.state == "expired" and before.expires_at + SILENCE > desk.now
    return before.state == "declined" or silent
