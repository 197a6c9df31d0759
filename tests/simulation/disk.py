"""Whether what is left on the disk is sound, when a day is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from db.store import Store
from db.work import Work
from tests.simulation.loop import Timeline, finished

T = TypeVar("T")


def at_once(store: Store, look: Callable[[Work], T]) -> T:
    """One look at a store, between two steps of whoever uses it."""

    async def looking() -> T:
        async with store.transaction() as work:
            return look(work)

    errand = looking()
    try:
        errand.send(None)
    except StopIteration as answer:
        return answer.value
    raise AssertionError("a look had to wait")


def amiss(timeline: Timeline, store: Store) -> list[str]:
    """What is wrong with a database."""
    found = []
    check = store._connection.connection.dbapi_connection.execute("PRAGMA integrity_check").fetchone()
    if check[0] != "ok":
        found.append(f"the database says {check[0]}")
    broken = at_once(store, lambda work: work.audit.broken_at())
    if broken is not None:
        found.append(f"the audit chain is broken at {broken}")
    unlike = finished(timeline, store.unlike())
    if unlike:
        found.append(f"the sums are wrong for {', '.join(unlike)}")
    aside = at_once(store, lambda work: work.inbox.set_aside())
    return [*found, f"{aside} updates were set aside"] if aside else found


def unsealed(store: Store) -> list[str]:
    """What is wrong when all closed cases were closed more than a day ago."""
    late = at_once(store, _late)
    return ["a case that is closed for a day is not sealed"] if late else []


def _late(work: Work) -> bool:
    return not all(work.cases.is_sealed(case.id) for case in work.cases.in_state("closed"))
