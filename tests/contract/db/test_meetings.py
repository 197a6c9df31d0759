"""Meetings and sign-ups: numbers are given once and in order, and what is gone leads to nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.errors import NoSuchRecord
from db.meetings import Announcement
from tests.contract.db.scene import FATIMA, HANNA, YUSUF, undone


async def test_a_meeting_comes_back_as_it_was_put(store):
    """Every field, also those that have columns of their own."""
    async with store.transaction() as work:
        made = replace(
            work.meetings.new("planner"),
            state="open",
            starts_at=work.now + timedelta(days=3),
            texts=(Announcement("ar", "عنوان", "نصّ"),),
            town="1",
            address="a street",
            minutes=90,
            capacity=7,
            audience="women",
            languages=("ar", "rif"),
            leader="leader",
            changed_at=work.now,
            told_start=work.now,
            answers=(("good", 2),),
            signed=3,
            came=2,
        )
        work.meetings.save(made)
    async with store.transaction() as work:
        assert work.meetings.get(made.id) == made


async def test_they_are_listed_by_when_they_begin(store):
    """All of them, or those in a state."""
    async with store.transaction() as work:
        late, early = (work.meetings.new("planner") for _ in range(2))
        for meeting, days in ((late, 9), (early, 2)):
            work.meetings.save(replace(meeting, state="open", starts_at=work.now + timedelta(days=days)))
        draft = work.meetings.new("planner")
        assert work.meetings.ids("open") == [early.id, late.id]
        assert work.meetings.ids("draft") == [draft.id]
        assert set(work.meetings.ids()) == {draft.id, early.id, late.id}


async def test_numbers_go_up_in_each_meeting_and_none_is_given_twice(store):
    """Whoever gives theirs up leaves a gap."""
    async with store.transaction() as work:
        one, other = (work.meetings.new("planner") for _ in range(2))
        people = [work.seekers.new(chat) for chat in (FATIMA, YUSUF, HANNA)]
        first = work.seats.new(one.id, people[0].id, "seated")
        second = work.seats.new(one.id, people[1].id, "waiting")
        work.seats.drop(second.id)
        third = work.seats.new(one.id, people[2].id, "waiting")
        assert [first.number, second.number, third.number] == [1, 2, 3]
        assert work.seats.new(other.id, people[0].id, "seated").number == 1
        assert work.seats.of_meeting(one.id) == [first, third]
        assert work.seats.seated(one.id) == 1


async def test_what_is_undone_gives_no_number(store):
    """A unit of work that fails leaves neither a sign-up nor a gap."""
    async with store.transaction() as work:
        meeting, seeker = work.meetings.new("planner"), work.seekers.new(FATIMA)
    await undone(store, lambda work: work.seats.new(meeting.id, seeker.id, "seated"))
    async with store.transaction() as work:
        assert work.seats.of_meeting(meeting.id) == []
        assert work.seats.new(meeting.id, seeker.id, "seated").number == 1


async def test_a_sign_up_comes_back_as_it_was_put(store):
    """And one that is gone cannot be kept."""
    async with store.transaction() as work:
        meeting, seeker = work.meetings.new("planner"), work.seekers.new(FATIMA)
        seat = replace(work.seats.new(meeting.id, seeker.id, "waiting"), state="seated")
        seat = replace(seat, reminded=2, came=False, answered="half")
        work.seats.save(seat)
        assert work.seats.get(seat.id) == seat
        assert work.seats.of_seeker(seeker.id) == [seat]
        work.seats.drop(seat.id)
        with pytest.raises(NoSuchRecord):
            work.seats.save(seat)
        work.meetings.drop(meeting.id)
        with pytest.raises(NoSuchRecord):
            work.meetings.save(meeting)


async def test_sign_ups_go_with_their_seeker_and_with_their_meeting(store):
    """Whichever goes first, and whoever forgot to say so."""
    async with store.transaction() as work:
        one, other = (work.meetings.new("planner") for _ in range(2))
        seeker, stays = work.seekers.new(FATIMA), work.seekers.new(YUSUF)
        for meeting in (one, other):
            for who in (seeker, stays):
                work.seats.new(meeting.id, who.id, "seated")
        work.seekers.forget(seeker.id)
        assert work.seats.of_seeker(seeker.id) == []
        work.meetings.drop(one.id)
        assert [seat.meeting_id for seat in work.seats.of_seeker(stays.id)] == [other.id]
        work.seats.drop_of_meeting(other.id)
        assert work.seats.of_seeker(stays.id) == []


async def test_what_was_given_up_stands_in_the_ledger(store):
    """So that no backup brings it back; what an hour later would be gone anyway does not."""
    async with store.transaction() as work:
        meeting, seeker = work.meetings.new("planner"), work.seekers.new(FATIMA)
        given_up = work.seats.new(meeting.id, seeker.id, "seated")
        work.seats.drop(given_up.id)
        work.seats.new(meeting.id, seeker.id, "seated")
        work.seats.drop_of_meeting(meeting.id)
    assert {(one.kind, one.id) for one in store._ledger.erased()} == {("seat", given_up.id)}
