"""What was found when everything had come to rest: on the phones, and on the disk."""

from __future__ import annotations

from db.work import Work
from tests.faults.counts import Counts
from tests.faults.town import Town
from tests.simulation.chronicle import Chronicle
from tests.simulation.verdict import Judge


def judged(chronicle: Chronicle, seekers: frozenset[int], counts: Counts) -> None:
    """What became of each message."""
    judge = Judge(chronicle, seekers)
    verdict = judge.verdict()
    counts.written, counts.seen = verdict.written, verdict.seen
    counts.told, counts.marked = verdict.told, verdict.marked
    counts.wrong += verdict.wrong
    counts.kinds += judge.kinds


async def looked_over(town: Town, counts: Counts) -> None:
    """Whether the database is whole, the audit chain too, and every sealed column as the line left it."""
    with town.store() as store:
        if not town.database_url:
            driver = store._connection.connection.dbapi_connection
            for check, well in (("integrity_check", [("ok",)]), ("cipher_integrity_check", [])):
                if (found := driver.execute(f"PRAGMA {check}").fetchall()) != well:
                    counts.wrong.append(f"{check} says {found[:3]}")
        for column in await store.unlike():
            counts.wrong.append(f"{column} is not as the line left it")
        async with store.transaction() as work:
            _about(work, counts)


def _about(work: Work, counts: Counts) -> None:
    if (broken := work.audit.broken_at()) is not None:
        counts.wrong.append(f"the audit chain is broken at {broken}")
    closed = work.cases.in_state("closed")
    counts.sealed = sum(work.cases.is_sealed(case.id) for case in closed)
    if counts.sealed < len(closed):
        counts.wrong.append(f"{len(closed) - counts.sealed} cases are closed for a day and not sealed")
    if aside := work.inbox.set_aside():
        counts.wrong.append(f"{aside} updates were set aside")
