"""A round past many cases: one that cannot be read or dealt with holds up no other.

What went wrong is logged by its class alone; an exception's words may carry what somebody wrote.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from db.records import Case, CaseState
from handlers.desk import Desk

T = TypeVar("T")

log = logging.getLogger(__name__)


def cases(desk: Desk, *states: CaseState) -> Iterator[Case]:
    """The cases in these states that can be read, oldest first."""
    yield from readable(desk.work.cases.ids_in_state(*states), desk.work.cases.get)


def due(desk: Desk, *states: CaseState) -> Iterator[Case]:
    """Those of the cases in these states in which something may be due by now, oldest first.

    What a duty does by these stands in `handlers.clock.looks` as well: there it says when that will be.
    """
    yield from readable(desk.work.looks.due(*states), desk.work.cases.get)


def readable(ids: Iterable[str], get: Callable[[str], T | None]) -> Iterator[T]:
    """What lies under these ids, without what is unreadable or gone."""
    for one in ids:
        try:
            found = get(one)
        except Exception as fault:  # noqa: BLE001 — the others can still be read
            log.warning("something could not be read: %s", type(fault).__name__)
            continue
        if found is not None:
            yield found


def one_by_one(desk: Desk, things: Iterable[T], do: Callable[[Desk, T], object]) -> None:
    """Deal with each in a savepoint of its own."""
    for thing in things:
        try:
            with desk.work.savepoint():
                do(desk, thing)
        except Exception as fault:  # noqa: BLE001 — the others are not to blame
            log.warning("one was passed over: %s", type(fault).__name__)
