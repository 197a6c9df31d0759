"""Cases whose hours without a sound are over."""

from __future__ import annotations

from datetime import datetime

from db.records import Case
from handlers import rounds
from handlers.company import present as company
from handlers.desk import Desk
from handlers.staff import muting


def give_sound_back(desk: Desk) -> None:
    """Whoever muted a case hears it again; that happens by itself, and the topic's name follows."""
    rounds.one_by_one(desk, rounds.due(desk, "open"), _look_after)


def due(desk: Desk, case: Case) -> datetime | None:
    """When the first of those on a case hears it again."""
    ends = (held.muted_until for held in desk.work.assignments.present(case.id))
    return min((end for end in ends if end), default=None)


def _look_after(desk: Desk, case: Case) -> None:
    for one in company.of(desk, case.id):
        if one.held.muted_until and not desk.is_muted(one.held):
            muting.over(desk, case, one.member, one.held)
