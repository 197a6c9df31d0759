"""Cases that are kept longer: with more time, or by a legal hold under which nothing is destroyed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from sqlalchemy import update

from db import tables
from db.errors import CaseHeld, CaseSealed, MediaMissing
from db.letters import EntryRef, Words
from tests.contract.db.scene import closed, played

DAY = timedelta(days=1)


def hold(work, case_id, days=30, *, agreed=True):
    """A hold on a case, which somebody has agreed to or not yet."""
    made = work.keepings.new(case_id, "hold", work.now + days * DAY, "one", "claim")
    made = replace(made, agreed=agreed)
    work.keepings.save(made)
    return made


async def test_a_held_case_cannot_be_erased_before_the_hold_ends(store, clock):
    """The door of erasure itself is shut, whoever comes to it; at the end it opens by itself."""
    async with store.transaction() as work:
        case = played(work).case
        hold(work, case.id)
        with pytest.raises(CaseHeld):
            work.cases.erase(case.id)
    clock.move(days=30)
    async with store.transaction() as work:
        work.cases.erase(case.id)
        assert not work.cases.exists(case.id)
        assert work.keepings.ids() == []


async def test_a_hold_that_nobody_else_agreed_to_holds_nothing(store):
    """One person alone keeps nothing from being erased."""
    async with store.transaction() as work:
        case = played(work).case
        hold(work, case.id, agreed=False)
        assert not work.keepings.is_held(case.id)
        work.cases.erase(case.id)


async def test_more_time_does_not_stand_in_the_way_of_erasing(store):
    """It outlasts the retention time, and no wish of the seeker."""
    async with store.transaction() as work:
        case = played(work).case
        work.keepings.new(case.id, "longer", work.now + DAY, "one", "complaint")
        assert work.keepings.lasts(case.id)
        work.cases.erase(case.id)
        assert not work.cases.exists(case.id)


async def test_what_was_erased_before_a_restore_goes_even_so(store):
    """A hold that came back with a backup cannot bring back what was erased after it had ended."""
    async with store.transaction() as work:
        case = played(work).case
        hold(work, case.id)
        work.cases.erase(case.id, even_held=True)
        assert not work.cases.exists(case.id)


async def test_words_and_files_of_a_held_case_stay_whatever_is_done_to_them(store):
    """Taken back, changed or removed: what was said is still there, and marked as what became of it."""
    async with store.transaction() as work:
        case = played(work).case
        hold(work, case.id)
        back, changed, gone = (work.transcript.add(case.id, "seeker", Words(word)) for word in "abc")
        file = work.media.keep(work.media.park(1, b"picture"), case.id)
        work.transcript.take_back(EntryRef(case.id, back.seq))
        work.transcript.rewrite(EntryRef(case.id, changed.seq), Words("other"))
        work.transcript.remove(EntryRef(case.id, gone.seq))
        work.media.remove(case.id, file)
        assert work.transcript.read(case.id) == [
            replace(back, taken_back=True),
            replace(changed, words=Words("other"), former=(Words("b"),)),
            replace(gone, withheld="kept", taken_back=True),
        ]
        assert work.media.read(case.id, file) == b"picture"


@pytest.mark.parametrize("held_first", [True, False])
async def test_a_hold_opens_no_sealed_case(store, held_first):
    """It keeps what is there, and whoever asked for it reads no word of it; a held case is sealed as any."""
    async with store.transaction() as work:
        scene = played(work)
        work.transcript.add(scene.case.id, "seeker", Words("my son"))
        closed(work, scene.case)
        if held_first:
            hold(work, scene.case.id)
        work.cases.seal(scene.case.id)
        if not held_first:
            hold(work, scene.case.id)
        assert work.cases.is_sealed(scene.case.id)
        with pytest.raises(CaseSealed):
            work.transcript.read(scene.case.id)


async def test_without_a_hold_the_same_things_destroy(store):
    """Nothing is kept in secret where no hold is."""
    async with store.transaction() as work:
        case = played(work).case
        back, changed, gone = (work.transcript.add(case.id, "seeker", Words(word)) for word in "abc")
        file = work.media.keep(work.media.park(1, b"picture"), case.id)
        work.transcript.take_back(EntryRef(case.id, back.seq))
        work.transcript.rewrite(EntryRef(case.id, changed.seq), Words("other"))
        work.transcript.remove(EntryRef(case.id, gone.seq))
        work.media.remove(case.id, file)
        first, second = work.transcript.read(case.id)
        assert (first.words, second.words, second.former) == (Words(), Words("other"), ())
        with pytest.raises(MediaMissing):
            work.media.read(case.id, file)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    holds=st.lists(st.tuples(st.integers(-40, 40), st.booleans(), st.sampled_from(("hold", "longer")))),
    passed=st.integers(0, 40),
)
async def test_a_case_is_held_exactly_while_an_agreed_hold_lasts(store, clock, holds, passed):
    """However many there are, however they end, and whatever else keeps it."""
    async with store.transaction() as work:
        case, began = played(work).case, work.now
        for days, agreed, kind in holds:
            made = work.keepings.new(case.id, kind, began + days * DAY, "one", "claim")
            work.keepings.save(replace(made, agreed=agreed))
        work._scope.now = began + passed * DAY
        lasting = {kind for days, agreed, kind in holds if agreed and days > passed}
        assert work.keepings.is_held(case.id) == ("hold" in lasting)
        assert work.keepings.lasts(case.id) == bool(lasting)
        work._scope.now = began
        work.cases.erase(case.id, even_held=True)


@pytest.mark.tampers
async def test_cases_are_overdue_by_when_they_were_closed(store, clock):
    """Also one that cannot be read any more; what is open never is."""
    async with store.transaction() as work:
        first, second = played(work).case, played(work, 52, "red kite").case
        work.cases.save(replace(first, state="closed", closed_at=work.now))
        assert work.cases.ids_closed_by(work.now - DAY) == []
        assert work.cases.ids_closed_by(work.now) == [first.id]
        work._scope.do(update(tables.cases).where(tables.cases.c.id == first.id).values(record=bytes(1)))
        assert work.cases.ids_closed_by(work.now) == [first.id]
        assert work.cases.exists(second.id)
