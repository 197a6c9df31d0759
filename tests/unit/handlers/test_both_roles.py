"""Somebody of the staff seeks help too: they never have to do with their own case, on any screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Edit, Send
from db.records import Case, Seeker, Staff
from handlers import coordinators
from handlers.match import matchmaking
from handlers.seeker import asking
from handlers.staff import board, joining, joining_in, queue
from tests.unit.handlers.room import UTRECHT, Room, of_kind


def both(room: Room) -> tuple[Staff, Seeker, Case]:
    """A confidant who coordinates, begins an intake and then waits."""
    member = room.member(UTRECHT, roles=("confidant", "coordinator"), name="Noor")
    seeker = replace(room.seeker(), chat_id=member.chat_id)
    room.work.seekers.save(seeker)
    asking.begin(room.desk, seeker, room.press(seeker, "talk"))
    seeker = room.again(seeker)
    (case,) = room.work.cases.of_seeker(seeker.id)
    case = replace(case, state="waiting", waiting_since=room.work.now)
    room.work.cases.save(case)
    return member, seeker, case


def test_nobody_is_offered_their_own_case(room: Room) -> None:
    """However well they fit themselves, and where nobody else is there."""
    member, _, case = both(room)
    matchmaking.solve(room.desk)
    assert room.work.offers.open_to(member.id) == []
    colleague = room.member(UTRECHT)
    matchmaking.solve(room.desk)
    assert [made.case_id for made in room.work.offers.open_to(colleague.id)] == [case.id]


@pytest.mark.parametrize("shows", [queue.show, board.command, joining_in.command])
def test_no_screen_of_theirs_names_it(room: Room, shows: object) -> None:
    """Neither the queue, nor the board, nor the list of cases to join."""
    member, _, case = both(room)
    other = room.case(room.seeker())
    if shows is joining_in.command:
        for one in (case, other):
            room.work.cases.save(replace(one, state="open"))
    room.post("staff")
    assert callable(shows)
    shows(room.desk, member, room.letter(member, "/"))
    (shown,) = of_kind(Send, room.post("staff"))
    said = repr(shown)
    assert (case.name in said, other.name in said) == (False, True)


def test_no_made_up_button_opens_it(room: Room) -> None:
    """What was chosen in it, and who was asked, is nothing for them."""
    member, _, case = both(room)
    room.post("staff")
    queue.case_pressed(room.desk, member, room.press(member, f"qc:{case.id}"))
    assert of_kind(Edit, room.post("staff")) == []


def test_whoever_joins_the_staff_later_is_kept_from_it_too(room: Room) -> None:
    """Somebody who waits for help is taken on as a confidant meanwhile."""
    seeker = room.seeker()
    room.case(seeker)
    code = room.work.invites.new("coordinator", room.work.now + timedelta(hours=1), approved=True)
    joining.join_with_code(room.desk, seeker.chat_id, None, code)
    member = room.work.staff.find(seeker.chat_id)
    assert member is not None
    assert room.again(seeker).barred == (member.id,)


def test_who_must_not_hear_of_a_seeker_is_not_told_of_the_case(room: Room) -> None:
    """Unasked, too: the others are; where they are the only one, somebody has to be."""
    member, _, case = both(room)
    boss = room.member(roles=("coordinator",))
    assert [one.id for one in coordinators.hearing(room.desk, case)] == [boss.id]
    room.work.staff.remove(boss.id)
    admin = room.member(roles=("admin",))
    assert [one.id for one in coordinators.hearing(room.desk, case)] == [admin.id]
    room.work.staff.remove(admin.id)
    assert [one.id for one in coordinators.hearing(room.desk, case)] == [member.id]


def test_a_professionals_request_goes_to_nobody_who_must_not_hear_of_it(room: Room) -> None:
    """Nor to the professional themselves, when they coordinate here."""
    member, _, case = both(room)
    room.work.cases.save(replace(case, kind="professionals"))
    matchmaking.solve(room.desk)
    assert room.work.offers.open_to(member.id) == []
