"""What staff see of a case that is erased."""

from __future__ import annotations

from db.letters import Remove
from handlers.match import matchmaking
from handlers.relaying import whole
from handlers.seeker import erasing
from handlers.staff import offers
from tests.unit.handlers.room import Room, of_kind


def test_erasing_takes_the_offer_off_the_confidants_phone(room: Room) -> None:
    """Whoever was offered a case that is erased keeps nothing of what the seeker chose."""
    member, seeker = room.member(), room.seeker()
    case = room.case(seeker)
    matchmaking.solve(room.desk)
    room.post("staff")
    shown = room.shown("staff", member.chat_id, whole(case))
    erasing.forget(room.desk, room.again(seeker))
    assert of_kind(Remove, room.post("staff")) == [Remove(tuple(shown))]


def test_erasing_takes_the_answers_off_a_phone_without_topics(room: Room) -> None:
    """The first message of a case, with all answers in it, goes like every other."""
    member, seeker = room.member(), room.seeker()
    case = room.case(seeker)
    matchmaking.solve(room.desk)
    made = room.work.offers.open_for(case.id)
    assert made is not None
    offers.accepted(room.desk, member, room.press(member, f"of:{made.id}"))
    room.post("staff")
    shown = room.shown("staff", member.chat_id, whole(case))
    erasing.forget(room.desk, room.again(seeker))
    (removed,) = of_kind(Remove, room.post("staff"))
    assert set(removed.message_ids) >= set(shown)
