"""A week of the line, event by event, under one way of matching."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

from matching.assign import assign
from matching.candidate import Candidate
from matching.hours import PART_HOURS, is_available
from matching.pool import Pool
from matching.queue import Waiting, in_turn
from matching.rank import rank
from matching.weights import Weights
from tests.bench.weeks import MONDAY, PLACES, ZONE, Asking, Helping, Week

Way = Callable[[Sequence[Waiting], Pool, datetime], Mapping[str, str]]
"""A way of matching: from who waits, in the order in which they came, to case id and staff id."""

DECLINES, SILENT = 0.15, 0.10
"""Parts of all offers that are declined, and that nobody answers."""

OFFER_TIME = timedelta(minutes=30)
SILENCE = timedelta(hours=2)
"""How long whoever did not answer is not asked for that case again."""

PATIENCE = timedelta(hours=72)
"""After so long without a confidant a seeker is gone."""


def together(waiting: Sequence[Waiting], pool: Pool, now: datetime) -> Mapping[str, str]:
    """The whole queue at once."""
    return {case: match.staff_id for case, match in assign(waiting, pool, Weights(), now).items()}


def first_come(waiting: Sequence[Waiting], pool: Pool, now: datetime) -> Mapping[str, str]:
    """One by one as they came, each to the best who is free at that moment."""
    found = {}
    for one in waiting:
        for match in rank(one.wish, pool, PLACES, now, limit=1):
            found[one.wish.case_id] = match.staff_id
            pool = _with_one_more(pool, match.staff_id)
    return found


def one_by_one(waiting: Sequence[Waiting], pool: Pool, now: datetime) -> Mapping[str, str]:
    """As `first_come`, but the most pressing first: what of the difference is due to that alone."""
    return first_come(in_turn(waiting), pool, now)


WAYS: dict[str, Way] = {"first come": first_come, "urgent first": one_by_one, "together": together}


def _with_one_more(pool: Pool, staff_id: str) -> Pool:
    return Pool([replace(one, load=one.load + (one.staff_id == staff_id)) for one in pool.candidates], PLACES)


@dataclass(slots=True)
class Standing:
    """How one confidant stands."""

    who: Helping
    load: int
    last_case_at: datetime | None = None
    cases: int = 0


@dataclass(slots=True)
class Course:
    """How one case goes: `offered` while an offer is open, `met` once it was accepted, `ended` when gone."""

    asking: Asking
    offered: Standing | None = None
    met: Helping | None = None
    waited: timedelta | None = None
    gone: bool = False

    @property
    def waits(self) -> bool:
        return not (self.offered or self.met or self.gone)


class Simulation:
    """Plays a week. What a confidant answers depends on the seed, the case and them, never on the way."""

    def __init__(self, week: Week, way: Way, seed: int) -> None:
        self.week, self.way, self.seed, self.now = week, way, seed, MONDAY
        self.courses: dict[str, Course] = {}
        self.staff = {one.staff_id: Standing(one, len(one.until)) for one in week.confidants}
        self.no: dict[tuple[str, str], datetime] = {}
        self._events: list[tuple[datetime, int, Callable[[], None]]] = []
        self._count = count()
        for asking in week.cases:
            self._at(asking.at, lambda asking=asking: self._arrive(asking))
        for standing in self.staff.values():
            for until in standing.who.until:
                self._at(until, lambda standing=standing: self._close(standing))
        self.end = max(asking.at for asking in week.cases) + PATIENCE + OFFER_TIME
        self._at(MONDAY, self._next_part)

    def play(self) -> Simulation:
        """To the end, when the last case has a confidant or its seeker is gone."""
        while self._events:
            self.now, _, happens = heapq.heappop(self._events)
            if self.now > self.end:
                break
            happens()
            self._offer()
        return self

    def _at(self, moment: datetime, happens: Callable[[], None]) -> None:
        heapq.heappush(self._events, (moment, next(self._count), happens))

    def _next_part(self) -> None:
        """The hours of some begin and of others end."""
        self._at(self.now + timedelta(hours=PART_HOURS), self._next_part)

    def _arrive(self, asking: Asking) -> None:
        course = self.courses[asking.wish.case_id] = Course(asking)
        self._at(asking.at + PATIENCE, lambda: self._lose(course))

    def _close(self, standing: Standing) -> None:
        standing.load -= 1

    def _lose(self, course: Course) -> None:
        course.gone = course.met is None

    def _offer(self) -> None:
        queue = [
            Waiting(one.asking.wish, one.asking.level, one.asking.at)
            for one in self.courses.values()
            if one.waits
        ]
        if queue:
            pool = Pool([self._candidate(one) for one in self.staff.values()], PLACES)
            for case_id, staff_id in self.way(queue, pool, self.now).items():
                self._ask(self.courses[case_id], self.staff[staff_id])

    def _candidate(self, standing: Standing) -> Candidate:
        who = standing.who
        no = (case for (case, staff), until in self.no.items() if staff == who.staff_id and self.now < until)
        there = is_available(who.hours, (), self.week.starts, self.now.astimezone(ZONE))
        return Candidate(
            who.staff_id, who.profile, standing.load, standing.last_case_at, there, declined=frozenset(no)
        )

    def _ask(self, course: Course, standing: Standing) -> None:
        course.offered = standing
        standing.load += 1
        asked = (course.asking.wish.case_id, standing.who.staff_id)
        rng = random.Random(f"{self.seed} {asked}")
        answer, thinks = rng.random(), timedelta(minutes=min(28.0, 8 * rng.lognormvariate(0, 0.8)))
        if answer < SILENT:
            self._at(self.now + OFFER_TIME, lambda: self._refuse(course, standing, self.now + SILENCE))
            self._at(self.now + OFFER_TIME + SILENCE, lambda: None)
        elif answer < SILENT + DECLINES:
            self._at(self.now + thinks, lambda: self._refuse(course, standing, self.end))
        else:
            self._at(self.now + thinks, lambda: self._accept(course, standing))

    def _refuse(self, course: Course, standing: Standing, until: datetime) -> None:
        course.offered = None
        standing.load -= 1
        self.no[course.asking.wish.case_id, standing.who.staff_id] = until

    def _accept(self, course: Course, standing: Standing) -> None:
        course.offered = None
        if course.gone:
            standing.load -= 1
            return
        course.met, course.waited = standing.who, self.now - course.asking.at
        standing.last_case_at = self.now
        standing.cases += 1
        self._at(self.now + course.asking.talks, lambda: self._close(standing))
