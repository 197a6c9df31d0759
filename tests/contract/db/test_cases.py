"""Cases: begun, found in several ways, and kept under their own keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db import cases
from db.errors import NoSuchCase
from db.records import Case
from tests.contract.db.scene import FATIMA, YUSUF, begun, closed, played, undone


async def test_a_new_case_is_at_its_intake(store, clock):
    """It belongs to its seeker, has its name, language and questionnaire, and begins now."""
    async with store.transaction() as work:
        seeker = work.seekers.new(FATIMA)
        case = work.cases.new(seeker, "blue heron", 3, "tr")
    async with store.transaction() as work:
        assert work.cases.get(case.id) == case
    assert case == Case(case.id, "blue heron", seeker.id, "intake", clock.now(), "tr", 3)


async def test_everything_about_a_case_is_kept(store, clock):
    """Each field that was saved is there again."""
    async with store.transaction() as work:
        case = replace(
            begun(work),
            state="closed",
            walk='{"who": "daughter"}',
            urgent=True,
            waiting_since=clock.now(),
            assignment_id="a" * 32,
            closed_at=clock.now() + timedelta(hours=1),
            outcome="advice",
        )
        work.cases.save(case)
    async with store.transaction() as work:
        assert work.cases.get(case.id) == case


async def test_an_unknown_case_is_none(store):
    """Getting what is not there gives nothing, saving it is an error."""
    async with store.transaction() as work:
        assert work.cases.get("0" * 32) is None
        case = begun(work)
        work.cases.erase(case.id)
        with pytest.raises(NoSuchCase):
            work.cases.save(case)


async def test_cases_are_found_by_state_oldest_first(store, clock):
    """One state or several, the list is in the order in which the cases began."""
    async with store.transaction() as work:
        first = begun(work, FATIMA, "first")
    clock.move(minutes=1)
    async with store.transaction() as work:
        second = closed(work, begun(work, FATIMA, "second"))
    clock.move(minutes=1)
    async with store.transaction() as work:
        third = begun(work, YUSUF, "third")
        assert work.cases.in_state("intake") == [first, third]
        assert work.cases.in_state("closed", "intake") == [first, second, third]
        assert work.cases.in_state("waiting") == []
        assert work.cases.ids_in_state("closed", "intake") == [first.id, second.id, third.id]


async def test_cases_are_found_by_seeker(store):
    """All of a seeker's cases, closed ones too, and nobody else's."""
    async with store.transaction() as work:
        mine = [closed(work, begun(work, FATIMA, "one")), begun(work, FATIMA, "two")]
        begun(work, YUSUF, "other")
        assert {case.id for case in work.cases.of_seeker(mine[0].seeker_id)} == {case.id for case in mine}


async def test_a_confidant_holds_what_is_open_and_currently_theirs(store):
    """Not closed cases, nor those whose assignment has ended, nor other people's."""
    async with store.transaction() as work:
        open_, ended, shut = (played(work, FATIMA, name) for name in ("open", "ended", "shut"))
        work.assignments.end(ended.held.id)
        closed(work, shut.case)
        other = work.staff.new(YUSUF, ("confidant",))
        assert work.cases.held_by(open_.member.id) == [open_.case]
        assert work.cases.held_by(other.id) == []


async def test_a_case_that_changed_hands_is_held_by_one(store):
    """Whoever has it now holds it, whoever had it before does not."""
    async with store.transaction() as work:
        scene = played(work)
        other = work.staff.new(YUSUF, ("confidant",))
        work.assignments.end(scene.held.id)
        work.assignments.new(scene.case.id, other.id, "")
        assert work.cases.held_by(scene.member.id) == []
        assert work.cases.held_by(other.id) == [scene.case]


def called(work, *names):
    return [name for name in names if work.cases.is_called(name)]


async def test_names_in_use_are_those_that_can_be_read(store):
    """An erased case's name is free again."""
    async with store.transaction() as work:
        heron, kite = begun(work, FATIMA, "blue heron"), begun(work, YUSUF, "red kite")
        assert called(work, "blue heron", "red kite", "red heron") == ["blue heron", "red kite"]
        work.cases.erase(heron.id)
        closed(work, kite)
        assert called(work, "blue heron", "red kite") == ["red kite"]


async def test_the_names_of_cases_from_before_are_looked_up_once(store):
    """Whatever of them cannot be read; a new case opens no other one from then on."""
    async with store.transaction() as work:
        heron, kite = begun(work, FATIMA, "blue heron"), begun(work, YUSUF, "red kite")
        work._scope.say("UPDATE cases SET called = NULL")
        assert called(work, "blue heron", "red kite", "red heron") == ["blue heron", "red kite"]
    async with store.transaction() as work:
        assert called(work, "blue heron", "red kite", "red heron") == ["blue heron", "red kite"]
        assert work._scope.all(cases._UNCALLED) == []
        assert [work.cases.get(one.id) for one in (heron, kite)] == [heron, kite]


async def test_every_case_has_a_key_of_its_own(store):
    """No two cases share a key, and none has another one after a while."""
    async with store.transaction() as work:
        keys = {work._keychain.of(begun(work, FATIMA, str(nr)).id).raw for nr in range(20)}
    assert len(keys) == 20


async def test_a_case_is_there_only_once_it_is_committed(store):
    """A case begun in work that fails never was."""
    made = []
    await undone(store, lambda work: made.append(begun(work)))
    async with store.transaction() as work:
        assert work.cases.get(made[0].id) is None
