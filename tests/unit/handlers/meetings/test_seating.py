"""Seats: never more than there are, and in the order in which people came."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from db.errors import NoSuchRecord
from db.seats import Seat
from handlers.meetings import seating
from handlers.seeker import erasing
from locales import tongue
from locales.texts import meetings as texts
from tests.unit.handlers.meetings.hall import Hall

STEPS = st.lists(
    st.one_of(
        st.just(("come", 0)),
        st.tuples(st.just("go"), st.integers(0, 11)),
        st.tuples(st.just("seats"), st.integers(1, 5)),
        st.just(("look", 0)),
    ),
    max_size=30,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=60,
)
@given(capacity=st.integers(1, 4), steps=STEPS)
async def test_never_more_than_there_are_and_nobody_is_passed_by(hall: Hall, capacity: int, steps) -> None:
    """Whoever comes and goes, and however many seats are added: held against a list in order."""
    meeting = hall.meeting(capacity=capacity)
    there: list[tuple[Seat, object]] = []
    numbers: list[int] = []
    for what, value in steps:
        if what == "come":
            seeker, seat = hall.signed(meeting)
            there.append((seat, seeker))
            numbers.append(seat.number)
        elif what == "go" and there:
            seat, _ = there.pop(value % len(there))
            now = hall.room.work.seats.get(seat.id)
            assert now
            seating.give_up(hall.room.desk, now)
        elif what == "seats":
            capacity = max(capacity, value)
            hall.room.work.meetings.save(replace(hall.again(meeting), capacity=capacity))
            seating.fill(hall.room.desk, hall.again(meeting))
        else:
            seating.fill(hall.room.desk, meeting)
        seats = hall.room.work.seats.of_meeting(meeting.id)
        assert [one.id for one in seats] == [seat.id for seat, _ in there]
        expected = ["seated"] * min(capacity, len(there)) + ["waiting"] * max(0, len(there) - capacity)
        assert [one.state for one in seats] == expected
        assert hall.room.work.seats.seated(meeting.id) <= capacity
    assert numbers == sorted(set(numbers))
    hall.room.work.meetings.drop(meeting.id)


def test_who_signs_up_twice_has_one_seat_and_one_number(hall: Hall) -> None:
    """A second press changes nothing."""
    meeting = hall.meeting()
    seeker, seat = hall.signed(meeting)
    assert seating.sign_up(hall.room.desk, seeker, meeting) == seat


def test_a_number_that_was_given_up_is_nobody_elses(hall: Hall) -> None:
    """At the door it could only be mistaken for the first one's."""
    meeting = hall.meeting()
    _, first = hall.signed(meeting)
    seating.give_up(hall.room.desk, first)
    _, second = hall.signed(meeting)
    assert second.number == first.number + 1


def test_who_moves_up_hears_it_and_who_still_waits_hears_nothing(hall: Hall) -> None:
    """One seat is free: one person is told, the one who has waited longest."""
    meeting = hall.meeting(capacity=1)
    _, seat = hall.signed(meeting)
    second, _ = hall.signed(meeting)
    third, _ = hall.signed(meeting)
    seating.give_up(hall.room.desk, seat)
    told = tongue("nl").template(texts.MOVED_UP).partition("{")[0]
    assert told in hall.sees(second)
    assert hall.sees(third) == ""


def test_erasing_everything_gives_the_seat_to_the_next(hall: Hall) -> None:
    """And nothing leads to who had it any more."""
    meeting = hall.meeting(capacity=1)
    seeker, seat = hall.signed(meeting)
    second, _ = hall.signed(meeting)
    erasing.forget(hall.room.desk, seeker)
    assert hall.room.work.seats.get(seat.id) is None
    moved = hall.seat(second, meeting)
    assert moved
    assert moved.state == "seated"


def test_nobody_moves_up_once_it_has_begun(hall: Hall) -> None:
    """Too late to come, and a message would only be a question."""
    meeting = hall.meeting(capacity=1, days=1)
    first, _ = hall.signed(meeting)
    second, _ = hall.signed(meeting)
    hall.moves(days=1)
    seat = hall.seat(first, meeting)
    assert seat
    seating.give_up(hall.room.desk, seat)
    waiting = hall.seat(second, meeting)
    assert waiting
    assert waiting.state == "waiting"


def test_nobody_signs_up_for_what_is_gone(hall: Hall) -> None:
    """It was deleted between two presses."""
    meeting = hall.meeting()
    hall.room.work.meetings.drop(meeting.id)
    with pytest.raises(NoSuchRecord):
        hall.room.work.seats.new(meeting.id, hall.room.seeker().id, "seated")
