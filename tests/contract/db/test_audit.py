"""The audit log: kept in order, without content, and in a chain that shows when somebody touched it."""

from __future__ import annotations

import pytest

HANNA, CASE = "a" * 32, "b" * 32


async def deeds(store, *acts: str) -> None:
    for act in acts:
        async with store.transaction() as work:
            work.audit.note(act, HANNA, CASE, about="confidant", reason="on holiday")


async def test_what_was_done_is_there_with_who_and_when(store, clock):
    """The newest comes first."""
    await deeds(store, "paused", "removed")
    async with store.transaction() as work:
        newest = work.audit.newest(1)[0]
        assert (newest.act, newest.by, newest.case_id, newest.about) == ("removed", HANNA, CASE, "confidant")
        assert (newest.at, newest.reason) == (clock.now(), "on holiday")
        assert [deed.act for deed in work.audit.newest(9)] == ["removed", "paused"]


async def test_the_deeds_of_one_case_are_found(store):
    """Oldest first, and none of another case."""
    await deeds(store, "looked", "joined")
    async with store.transaction() as work:
        work.audit.note("looked", HANNA, "c" * 32)
        assert [deed.act for deed in work.audit.of_case(CASE)] == ["looked", "joined"]


async def test_an_untouched_log_is_whole(store):
    """Empty, and after many lines in several units of work."""
    async with store.transaction() as work:
        assert work.audit.broken_at() is None
    await deeds(store, "a", "b", "c")
    async with store.transaction() as work:
        assert work.audit.broken_at() is None


TAMPERED = {
    "a line taken out": ("DELETE FROM audit WHERE id = 2", 2),
    "the first line taken out": ("DELETE FROM audit WHERE id = 1", 1),
    "the end cut off": ("DELETE FROM audit WHERE id = 3", 3),
    "everything gone": ("DELETE FROM audit", 1),
    "a line altered": ("UPDATE audit SET record = zeroblob(40) WHERE id = 2", 2),
    "a link altered": ("UPDATE audit SET chain = x'00' WHERE id = 1", 1),
    "a line repeated": ("UPDATE audit SET record = (SELECT record FROM audit WHERE id = 3) WHERE id = 2", 2),
}


@pytest.mark.parametrize("how", TAMPERED)
async def test_what_was_tampered_with_is_found(store, how):
    """The number of the first line that is wrong is told."""
    await deeds(store, "a", "b", "c")
    statement, at = TAMPERED[how]
    async with store.transaction() as work:
        work._scope.say(statement)
        assert work.audit.broken_at() == at
