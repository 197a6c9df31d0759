"""Practice and intervision as they are kept: sealed, each under its own name, gone with their people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from db import tables
from db.errors import NoSuchRecord, SealBroken
from db.practices import Turn

DAY = timedelta(days=1)


def two(work):
    """Two on the staff."""
    return work.staff.new(811, ("confidant",)), work.staff.new(812, ("confidant",))


async def test_a_practice_is_read_again_as_it_was_kept(store):
    """All of it, the newest first, and none of anybody else's."""
    async with store.transaction() as work:
        one, other = two(work)
        made = work.practices.new(one.id, "nl_brussel", "opening", 5)
        kept = replace(made, turns=(Turn("opening", "gevraagd", "hoe gaat het"),), ticks=("listened",))
        work.practices.save(kept)
    async with store.transaction() as work:
        assert list(work.practices.of(one.id)) == [kept]
        assert list(work.practices.of(other.id)) == []
        work.practices.drop(kept.id)
        with pytest.raises(NoSuchRecord):
            work.practices.save(kept)


async def test_both_go_with_whoever_wrote_them(store):
    """Removing somebody leaves nothing of theirs, and of others only what was not about it."""
    async with store.transaction() as work:
        one, other = two(work)
        practice = work.practices.new(one.id, "nl_brussel", "opening", 5)
        note = work.intervisions.draft(one.id, work.now + DAY, "note", "a")
        answer = work.intervisions.draft(other.id, work.now + DAY, "answer", "b", note.id)
    async with store.transaction() as work:
        work.staff.remove(one.id)
        assert work.practices.get(practice.id) is None
        assert work.intervisions.get(note.id) is None
        assert work.intervisions.get(answer.id) is None


async def test_a_new_draft_takes_the_place_of_the_last(store):
    """What somebody did not share is not heaped up; what they shared stays."""
    async with store.transaction() as work:
        one, _ = two(work)
        first = work.intervisions.draft(one.id, work.now + DAY, "note", "a")
        work.intervisions.save(replace(first, draft=False))
        second = work.intervisions.draft(one.id, work.now + DAY, "note", "b")
        work.intervisions.draft(one.id, work.now + DAY, "note", "c")
        assert work.intervisions.get(second.id) is None
        assert [note.text for note in work.intervisions.notes()] == ["a"]


async def test_neither_opens_under_another_name(store):
    """Somebody with the database cannot lay one person's words at another's door."""
    async with store.transaction() as work:
        one, other = two(work)
        practice = work.practices.new(one.id, "nl_brussel", "opening", 5)
        note = work.intervisions.draft(one.id, work.now + DAY, "note", "a")
        work._scope.do(update(tables.practices).values(staff_id=other.id))
        work._scope.do(update(tables.intervisions).values(by=other.id))
        with pytest.raises(SealBroken):
            work.practices.get(practice.id)
        with pytest.raises(SealBroken):
            work.intervisions.get(note.id)
