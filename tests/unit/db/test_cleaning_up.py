"""Sealed or erased, and the pages that held the key not yet overwritten: that is kept until it is done."""

from __future__ import annotations

from dataclasses import replace

from db.settings import CLEAN_UP
from tests.unit.db.house import opened


async def closed_case(store) -> str:
    async with store.transaction() as work:
        case = work.cases.new(work.seekers.new(5), "blue heron", 1, "nl")
        work.cases.save(replace(case, state="closed", closed_at=work.now))
        return case.id


async def pending(store) -> str:
    async with store.transaction() as work:
        return work.settings.get(CLEAN_UP) or ""


async def test_sealing_asks_for_a_clean_up_and_gets_it(home, store):
    """Noted in the act itself, and over when the log is empty."""
    case_id = await closed_case(store)
    async with store.transaction() as work:
        work.cases.seal(case_id)
    assert await pending(store)
    assert await store.clean_up()
    assert not await pending(store)
    await store.clean_up()
    assert home.database.with_name("amana.db-wal").stat().st_size == 0


async def test_erasing_does_too(store):
    """The wrapped key of an erased case lay there as well."""
    case_id = await closed_case(store)
    async with store.transaction() as work:
        work.cases.erase(case_id)
    assert await pending(store)


async def test_while_somebody_reads_on_it_stays_pending(home, store, monkeypatch):
    """A reader keeps the log from being emptied; it is tried again, also by the next process."""
    case_id = await closed_case(store)
    with opened(home) as other:
        driver = other._connection.connection.dbapi_connection
        driver.execute("BEGIN")
        driver.execute("SELECT count(*) FROM cases").fetchone()
        async with store.transaction() as work:
            work.cases.seal(case_id)
        store._connection.connection.dbapi_connection.execute("PRAGMA busy_timeout = 0")
        monkeypatch.setattr("db.session.PATIENCE", 100)
        assert not await store.clean_up()
        assert await pending(store)
        driver.execute("COMMIT")
    assert await store.clean_up()
    assert not await pending(store)


async def test_what_is_sealed_meanwhile_waits_for_the_next_one(store, clock):
    """A note that is newer than the clean-up is not taken back by it."""
    first, second = await closed_case(store), None
    async with store.transaction() as work:
        work.cases.seal(first)
    since = await pending(store)
    assert await store.clean_up()
    clock.move(minutes=1)
    async with store.transaction() as work:
        case = work.cases.new(work.seekers.new(6), "red kite", 1, "nl")
        work.cases.save(replace(case, state="closed", closed_at=work.now))
        second = case.id
        work.cases.seal(second)
    assert await pending(store) > since
