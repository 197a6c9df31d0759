"""When the clock's duties have to look at a case next, so that nobody opens one in which nothing is due.

Every duty that goes past cases by `rounds.due` has its line here, and is never later than this says: it may
find that it is too early, and looks again. What anybody does in a case has it looked at again at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from db.records import Case
from db.work import Work
from handlers import duties, letting_go, rounds
from handlers.clock import muted, promised, silence, sleepers, unanswered
from handlers.company import handover
from handlers.desk import Desk, Line
from handlers.voices import notes

BY = "looks.by"
"""The setting that holds by which of the line's own times the cases were put off."""


def due(work: Work, line: Line) -> list[str]:
    """The ids of the cases that have to be looked at: all of them when the line's times have changed."""
    by = repr(_times(line))
    if work.settings.get(BY) != by:
        work.looks.all_anew()
        work.settings.put(BY, by)
    return work.looks.due("intake", "waiting", "open", "closed")


def _times(line: Line) -> tuple[object, ...]:
    hours = (line.opens, line.closes, line.zone.key, *sorted(line.closed))
    return line.remind, line.silent, line.grace, line.intake_days, *hours


def put_off(desk: Desk, ids: Iterable[str]) -> None:
    """Say of each of these when to look at it next; one in which something is due now stays as it is."""
    rounds.one_by_one(desk, rounds.readable(ids, desk.work.cases.get), _put_off)


def _put_off(desk: Desk, case: Case) -> None:
    desk.work.looks.put_off(case.id, min(moments(desk, case), default=None))


def moments(desk: Desk, case: Case) -> Iterator[datetime]:
    """From when on each duty may have something to do in a case as it is now."""
    yield from filter(None, _by_day_and_night(desk, case))
    if case.state == "open":
        asked = (sleepers.due(case), promised.due(desk, case), silence.due(desk, case))
        yield from filter(None, (_when_open(desk, one) for one in asked))


def _by_day_and_night(desk: Desk, case: Case) -> Iterator[datetime | None]:
    if case.state == "closed":
        yield duties.away_at(desk, case)
        return
    yield letting_go.due(case)
    if case.state == "intake":
        yield duties.forgotten_at(desk, case)
        return
    yield unanswered.due(case)
    yield notes.due(case)
    if case.state == "open":
        yield handover.due(desk, case)
        yield muted.due(desk, case)


def _when_open(desk: Desk, due: datetime | None) -> datetime | None:
    """Nobody is disturbed while the line is closed."""
    return due and desk.line.hours.next_opening(max(due, desk.now))
