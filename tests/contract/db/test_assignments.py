"""Who has which case, and in which topic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.errors import NoSuchCase, NoSuchRecord
from tests.contract.db.scene import YUSUF, played


async def test_an_assignment_is_found_by_id_and_as_the_current_one(store, clock):
    """The newest one that has not ended is the case's current one."""
    async with store.transaction() as work:
        scene = played(work)
    async with store.transaction() as work:
        assert work.assignments.get(scene.held.id) == scene.held
        assert work.assignments.current(scene.case.id) == scene.held
        assert scene.held.since == clock.now()
        assert scene.held.reasons == "speaks Tarifit"


async def test_an_ended_assignment_is_not_current(store, clock):
    """Ending it notes the time, once."""
    async with store.transaction() as work:
        scene = played(work)
        work.assignments.end(scene.held.id)
    ended = clock.now()
    clock.move(hours=1)
    async with store.transaction() as work:
        work.assignments.end(scene.held.id)
        assert work.assignments.current(scene.case.id) is None
        assert work.assignments.get(scene.held.id).until == ended


async def test_a_topic_leads_to_its_assignment(store):
    """The thread's number is kept, and found for that staff member only."""
    async with store.transaction() as work:
        scene = played(work)
        work.assignments.save(replace(scene.held, thread_id=77, reasons="near"))
        other = work.staff.new(YUSUF, ("confidant",))
        found = work.assignments.by_thread(scene.member.id, 77)
        assert found == replace(scene.held, thread_id=77, reasons="near")
        assert work.assignments.by_thread(scene.member.id, 78) is None
        assert work.assignments.by_thread(other.id, 77) is None


async def test_a_topic_still_leads_to_an_ended_assignment(store):
    """Whoever writes into an old topic can be told that the case is no longer theirs."""
    async with store.transaction() as work:
        scene = played(work)
        work.assignments.save(replace(scene.held, thread_id=77))
        work.assignments.end(scene.held.id)
        assert work.assignments.by_thread(scene.member.id, 77).until == work.now


async def test_a_topic_without_a_number_leads_nowhere(store):
    """A topic that is taken away is no longer found."""
    async with store.transaction() as work:
        scene = played(work)
        work.assignments.save(replace(scene.held, thread_id=77))
        work.assignments.save(scene.held)
        assert work.assignments.by_thread(scene.member.id, 77) is None


async def test_all_of_a_members_and_a_cases_assignments_are_listed(store, clock):
    """Ended ones are there too, oldest first."""
    async with store.transaction() as work:
        one = played(work)
        work.assignments.end(one.held.id)
    clock.move(minutes=1)
    async with store.transaction() as work:
        again = work.assignments.new(one.case.id, one.member.id, "")
        ids = [one.held.id, again.id]
        assert [held.id for held in work.assignments.for_staff(one.member.id)] == ids
        assert [held.id for held in work.assignments.of_case(one.case.id)] == ids
        assert work.assignments.current(one.case.id) == again


async def test_nobody_gets_a_case_that_is_not_there(store):
    """Assigning an unknown case, or saving an unknown assignment, is an error."""
    async with store.transaction() as work:
        scene = played(work)
        with pytest.raises(NoSuchCase):
            work.assignments.new("0" * 32, scene.member.id, "")
        with pytest.raises(NoSuchRecord):
            work.assignments.save(replace(scene.held, id="0" * 32))
