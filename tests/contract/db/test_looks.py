"""The clock looks at a case again when something has changed, and not before what it was put off until."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.looks import LONGEST
from tests.contract.db.scene import YUSUF, begun, played

AFTER = timedelta(minutes=30)


def put_off(work, case_id):
    work.looks.put_off(case_id, work.now + AFTER)
    assert work.looks.due("intake", "waiting", "open", "closed") == []


async def test_a_new_case_is_looked_at_at_once(store):
    """Nobody has said yet when that has to be."""
    async with store.transaction() as work:
        case = begun(work)
        assert work.looks.due("intake") == [case.id]
        assert work.looks.due("waiting", "open") == []


async def test_a_case_that_is_put_off_comes_back_in_time(store, clock):
    """At the latest at the moment that was said, and not much before."""
    async with store.transaction() as work:
        case = begun(work)
        put_off(work, case.id)
    clock.move(minutes=AFTER.seconds // 60 - 6)
    async with store.transaction() as work:
        assert work.looks.due("intake") == []
    clock.move(minutes=6)
    async with store.transaction() as work:
        assert work.looks.due("intake") == [case.id]


async def test_of_what_is_known_to_be_far_or_never_it_is_made_sure(store, clock):
    """Whatever was said, a case is looked at again within days."""
    async with store.transaction() as work:
        cases = [begun(work), begun(work, YUSUF)]
        work.looks.put_off(cases[0].id, None)
        work.looks.put_off(cases[1].id, work.now + timedelta(days=400))
    clock.move(days=LONGEST.days - 2)
    async with store.transaction() as work:
        assert work.looks.due("intake") == []
    clock.move(days=2)
    async with store.transaction() as work:
        assert set(work.looks.due("intake")) == {case.id for case in cases}


def saved(work, scene):
    work.cases.save(replace(scene.case, nudged_at=work.now))


def joined(work, scene):
    work.assignments.new(scene.case.id, work.staff.new(YUSUF, ("confidant",)).id, part="beside")


def muted(work, scene):
    work.assignments.save(replace(scene.held, muted_until=work.now))


def left(work, scene):
    work.assignments.end(scene.held.id)


@pytest.mark.parametrize("change", [saved, joined, muted, left])
async def test_a_change_has_it_looked_at_again_at_once(store, change):
    """Of the case itself, and of who is on it; no other case is."""
    async with store.transaction() as work:
        scene = played(work)
        other = begun(work, 7)
        for case in (scene.case, other):
            work.looks.put_off(case.id, work.now + AFTER)
        change(work, scene)
        assert work.looks.due("intake", "waiting", "open", "closed") == [scene.case.id]


async def test_all_can_be_looked_at_anew(store):
    """When the line's own times have changed."""
    async with store.transaction() as work:
        case = begun(work)
        put_off(work, case.id)
        work.looks.all_anew()
        assert work.looks.due("intake") == [case.id]


async def test_a_clock_that_was_wrong_keeps_no_case_waiting(store, clock):
    """What was put off while it was a year ahead is looked at as soon as it is set right."""
    clock.move(days=365)
    async with store.transaction() as work:
        case = begun(work)
        put_off(work, case.id)
    clock.move(days=-365)
    async with store.transaction() as work:
        assert work.looks.due("intake") == [case.id]
