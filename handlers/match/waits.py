"""How long people waited lately: when, how long and how pressing, and nothing of whom.

Kept apart from the cases, so that it outlives their erasure; the moment is kept to the hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from db.records import Case, QuestionnaireKind
from handlers import rounds, triaging
from handlers.desk import Desk
from matching.queue import Waiting
from matching.waiting import Expectation, Wait, expectation, position
from matching.wish import Wish

SETTING = "waits.recent"
MOST = 200
"""How many waits are kept; the newest."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One wait that ended. `level` is `triaging.turn`'s number."""

    at: datetime
    seconds: int
    level: int
    kind: QuestionnaireKind


_STORED = TypeAdapter(tuple[Noted, ...])


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can honestly be said to somebody who waits: the place in the queue, and how much longer."""

    position: int | None
    expected: Expectation | None


def noted(desk: Desk, case: Case) -> None:
    """A case that waited has just been accepted."""
    if case.waiting_since is None:
        return
    seconds = max(0, int((desk.now - case.waiting_since).total_seconds()))
    hour = desk.now.replace(minute=0, second=0, microsecond=0)
    kept = (*_kept(desk), Noted(hour, seconds, triaging.turn(case), case.kind))[-MOST:]
    desk.work.settings.put(SETTING, _STORED.dump_json(kept).decode())


def _kept(desk: Desk) -> tuple[Noted, ...]:
    stored = desk.work.settings.get(SETTING)
    return _STORED.validate_json(stored) if stored else ()


def outlook(desk: Desk, case: Case) -> Outlook:
    """How a waiting case stands among those of its kind."""
    queue = [_in_line(one) for one in rounds.cases(desk, "waiting") if one.kind == case.kind]
    known = [Wait(one.at, one.seconds, one.level) for one in _kept(desk) if one.kind == case.kind]
    waited = desk.now - since(case)
    return Outlook(position(case.id, queue), expectation(triaging.turn(case), known, queue, desk.now, waited))


def since(case: Case) -> datetime:
    """When a case began to wait."""
    return case.waiting_since or case.opened_at


def _in_line(case: Case) -> Waiting:
    """Its place in the queue says nothing of what was wished for."""
    return Waiting(Wish(case.id), triaging.turn(case), since(case))
