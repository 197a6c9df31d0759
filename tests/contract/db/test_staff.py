"""The staff are found by their chat, listed, kept and removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db.errors import AlreadyKnown, NoSuchRecord
from db.records import Board
from tests.contract.db.scene import FATIMA, HANNA, YUSUF

LATER = datetime(2030, 1, 1, tzinfo=UTC)


async def test_a_new_member_is_found_by_chat_and_by_id(store, clock):
    """Both ways lead to the same member, who joined just now."""
    async with store.transaction() as work:
        member = work.staff.new(HANNA, ("confidant", "admin"))
    async with store.transaction() as work:
        assert work.staff.find(HANNA) == work.staff.get(member.id) == member
        assert member.joined_at == clock.now()
        assert member.roles == ("confidant", "admin")
        assert work.staff.find(FATIMA) is None


async def test_everything_about_a_member_is_kept(store):
    """Each field that was saved is there again."""
    async with store.transaction() as work:
        member = replace(
            work.staff.new(HANNA, ("confidant",)),
            roles=("coordinator",),
            language="ar",
            stage="ready",
            profile='{"towns": ["Utrecht"]}',
            available=True,
            current_case="c" * 32,
            screen=7,
            unreachable=True,
        )
        work.staff.save(member)
    async with store.transaction() as work:
        assert work.staff.find(HANNA) == member


async def test_everyone_is_listed_in_the_order_they_joined(store, clock):
    """The list is in order of joining."""
    for chat_id in (HANNA, FATIMA, YUSUF):
        clock.move(minutes=1)
        async with store.transaction() as work:
            work.staff.new(chat_id, ("confidant",))
    async with store.transaction() as work:
        assert [member.chat_id for member in work.staff.everyone()] == [HANNA, FATIMA, YUSUF]


async def test_nobody_joins_twice(store):
    """A second record for one chat is refused."""
    async with store.transaction() as work:
        work.staff.new(HANNA, ("confidant",))
        with pytest.raises(AlreadyKnown):
            work.staff.new(HANNA, ("admin",))


async def test_a_removed_member_is_nobody(store):
    """After removal nothing is left to find or to save."""
    async with store.transaction() as work:
        member = work.staff.new(HANNA, ("confidant",))
        work.staff.remove(member.id)
        assert work.staff.find(HANNA) is None
        assert work.staff.everyone() == []
        with pytest.raises(NoSuchRecord):
            work.staff.save(member)


async def test_one_person_can_be_seeker_and_staff_unknowingly(store):
    """The two sides do not know of each other: a chat can be known to both bots."""
    async with store.transaction() as work:
        seeker, member = work.seekers.new(FATIMA), work.staff.new(FATIMA, ("confidant",))
        assert work.seekers.find(FATIMA) == seeker
        assert work.staff.find(FATIMA) == member


@pytest.mark.parametrize("known", [{"pin": "x"}, {"paused_until": LATER}, {"board": Board(5, LATER)}])
async def test_the_clock_looks_only_at_those_of_whom_something_goes_by_it(store, known):
    """A lock, a pause or a board; when that is over it opens nothing of theirs any more."""
    async with store.transaction() as work:
        member, _ = work.staff.new(HANNA, ("confidant",)), work.staff.new(YUSUF, ("confidant",))
        assert work.staff.tended() == []
        work.staff.save(replace(member, **known))
        assert work.staff.tended() == [replace(member, **known)]
        work.staff.save(member)
        assert work.staff.tended() == []


async def test_who_was_there_before_is_looked_at_once(store):
    """After an upgrade nobody knows yet of whom something goes by the clock."""
    async with store.transaction() as work:
        member, locked = work.staff.new(HANNA, ("confidant",)), work.staff.new(YUSUF, ("confidant",))
        work.staff.save(replace(locked, pin="x"))
        work._scope.say("UPDATE staff SET tended = true")
        assert work.staff.tended() == [replace(locked, pin="x")]
        found = work._scope._execute("SELECT id FROM staff WHERE tended", ()).fetchall()
        assert [row[0] for row in found] == [locked.id]
        assert work.staff.get(member.id) == member
