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

SHARE = 500
"""Cases that a duty looks at in one minute: about a quarter of a second, in which no message is handled."""

log = logging.getLogger(__name__)


def cases(desk: Desk, *states: CaseState) -> Iterator[Case]:
    """The cases in these states that can be read, oldest first."""
    yield from readable(desk.work.cases.ids_in_state(*states), desk.work.cases.get)


def share(desk: Desk, *states: CaseState) -> Iterator[Case]:
    """This minute's part of the cases in these states: all of them, but on a line with very many open ones.

    For duties that look at each case once a minute, and that a case can wait for some minutes longer.
    """
    ids = desk.work.cases.ids_in_state(*states)
    parts = max(1, -(-len(ids) // SHARE))
    turn = int(desk.now.timestamp() // 60) % parts
    yield from readable((one for one in ids if int(one[:8], 16) % parts == turn), desk.work.cases.get)


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
