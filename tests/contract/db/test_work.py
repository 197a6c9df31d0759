"""The unit of work: all or nothing, in parts that nest."""

from __future__ import annotations

from contextlib import suppress

import pytest

from db.errors import DatabaseFault, SavepointsCrossed, WorkEnded
from db.letters import Address, Words
from tests.contract.db.scene import FATIMA, YUSUF, begun, says, undone


async def tone(store):
    async with store.transaction() as work:
        return work.settings.get("tone")


async def test_work_that_ends_well_is_kept(store):
    """What was done in it is there afterwards."""
    async with store.transaction() as work:
        work.settings.put("tone", "kind")
    assert await tone(store) == "kind"


async def test_work_that_fails_never_was(store):
    """An exception undoes everything and comes out as it was."""
    await undone(store, lambda work: work.settings.put("tone", "half"))
    assert await tone(store) is None


async def test_the_exception_itself_comes_out(store):
    """Whoever opened the unit of work sees why it failed."""
    with pytest.raises(ZeroDivisionError):
        async with store.transaction():
            _ = 1 / 0


async def test_one_moment_for_all_of_it(store, clock):
    """Time does not pass within a unit of work."""
    async with store.transaction() as work:
        before = work.now
        clock.move(hours=1)
        assert work.now == before
    async with store.transaction() as work:
        assert work.now == clock.now() > before


async def test_a_failed_part_is_undone_alone(store):
    """What came before and after a failed savepoint stands."""
    async with store.transaction() as work:
        work.settings.put("before", "1")
        _fail_within(work, lambda: work.settings.put("tone", "half"))
        work.settings.put("after", "1")
    async with store.transaction() as work:
        assert [work.settings.get(name) for name in ("before", "tone", "after")] == ["1", None, "1"]


async def test_a_part_that_ends_well_stands(store):
    """A savepoint left without an exception is kept with the rest."""
    async with store.transaction() as work:
        with work.savepoint():
            work.settings.put("tone", "kind")
    assert await tone(store) == "kind"


async def test_parts_nest(store):
    """An inner failure leaves the outer part standing; an outer one takes the inner along."""
    async with store.transaction() as work:
        with work.savepoint():
            work.settings.put("tone", "kind")
            _fail_within(work, lambda: work.settings.put("tone", "half"))

        def inner():
            with work.savepoint():
                work.settings.put("tone", "gone")

        _fail_within(work, inner)
    assert await tone(store) == "kind"


async def test_a_failed_unit_takes_its_finished_parts_along(store):
    """A savepoint that ended well is undone with the unit of work around it."""

    def part(work):
        with work.savepoint():
            work.settings.put("tone", "half")

    await undone(store, part)
    assert await tone(store) is None


async def test_a_case_made_in_a_failed_part_never_was(store):
    """Nothing of it is remembered, its key included."""
    async with store.transaction() as work:
        made = []
        _fail_within(work, lambda: made.append(begun(work)))
        assert work.cases.get(made[0].id) is None
        assert not work.cases.is_called(made[0].name)
        work.outbox.put(Address("seeker", FATIMA, made[0].id), says("it did not work"))
    async with store.transaction() as work:
        assert len(work.outbox.claim(1)) == 1


async def test_an_erasure_in_a_failed_part_never_was(store):
    """The case is there again, and opens."""
    async with store.transaction() as work:
        case = begun(work)
        work.transcript.add(case.id, "seeker", Words("here"))
        _fail_within(work, lambda: work.cases.erase(case.id))
        assert [entry.words.text for entry in work.transcript.read(case.id)] == ["here"]


async def test_parts_must_not_cross(store):
    """Two savepoints that interleave are found out."""
    async with store.transaction() as work:
        first, second = work.savepoint(), work.savepoint()
        first.__enter__()
        second.__enter__()
        with pytest.raises(SavepointsCrossed):
            first.__exit__(None, None, None)
        second.__exit__(None, None, None)


async def test_nothing_goes_through_work_that_is_over(store):
    """A handler that keeps its unit of work for later is told, and nothing is begun unseen."""
    async with store.transaction() as work:
        pass
    for late in (
        lambda: work.settings.get("tone"),
        lambda: work.seekers.new(FATIMA),
        lambda: work.savepoint().__enter__(),
    ):
        with pytest.raises(WorkEnded):
            late()


async def test_a_failed_store_of_one_row_leaves_the_work_usable(store):
    """After an error that a handler deals with, the rest of the work can be done and kept."""
    async with store.transaction() as work:
        work.seekers.new(FATIMA)
        with pytest.raises(Exception, match="already known"):
            work.seekers.new(FATIMA)
        work.seekers.new(YUSUF)
    async with store.transaction() as work:
        assert work.seekers.find(FATIMA)
        assert work.seekers.find(YUSUF)


def _fail_within(work, do):
    with suppress(LookupError), work.savepoint():
        do()
        raise LookupError


async def test_a_commit_that_the_database_refuses_stands_in_nobodys_way(store, monkeypatch):
    """The work is undone, the error is one of ours, and the next unit of work begins as ever."""
    dialect = store._connection.dialect

    def refuses(_):
        raise dialect.loaded_dbapi.OperationalError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(dialect, "do_commit", refuses)
        with pytest.raises(DatabaseFault):
            await put(store)
    async with store.transaction() as work:
        assert work.settings.get("tone") is None
    await put(store)
    async with store.transaction() as work:
        assert work.settings.get("tone") == "kind"


async def put(store):
    async with store.transaction() as work:
        work.settings.put("tone", "kind")
