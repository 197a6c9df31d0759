"""Answers to an offer."""

from __future__ import annotations

from dataclasses import replace

from db.letters import AnswerPress, Send
from handlers.match import matchmaking
from handlers.relaying import summary, whole
from handlers.staff import offers
from handlers.staff.card import Card
from locales import tongue
from locales.texts import staff as texts
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")


def test_an_expired_offer_cannot_be_accepted_once_somebody_else_has_the_case(room: Room) -> None:
    """A press that comes too late takes no case from anybody."""
    member, other = room.member(), room.member()
    case = room.case(room.seeker())
    made, next_one = room.offered(case, member), room.offered(case, other)
    room.work.offers.save(replace(made, state="expired"))
    offers.accepted(room.desk, other, room.press(other, f"of:{next_one.id}"))
    room.post("staff")
    offers.accepted(room.desk, member, room.press(member, f"of:{made.id}"))
    assert room.post("staff") == [AnswerPress("press", NL(texts.OFFER_GONE), alert=True)]
    held = room.work.assignments.current(case.id)
    assert held is not None
    assert held.staff_id == other.id


def test_an_answer_that_lay_in_the_inbox_while_the_offer_expired_counts(room: Room) -> None:
    """After a restart an offer can expire before the press on it is handled: the case is still free."""
    member, other = room.member(), room.member()
    case = room.case(room.seeker())
    made, next_one = room.offered(case, member), room.offered(case, other)
    room.work.offers.save(replace(made, state="expired"))
    offers.accepted(room.desk, member, room.press(member, f"of:{made.id}"))
    held = room.work.assignments.current(case.id)
    assert held is not None
    assert held.staff_id == member.id
    assert {one.state for one in room.work.offers.past(case.id)} == {"accepted", "withdrawn"}
    assert room.work.offers.open_to(next_one.staff_id) == []


def test_a_changed_profile_does_not_bend_what_the_seeker_asked_for(room: Room) -> None:
    """Whoever no longer shares a language with the seeker cannot accept an offer made before."""
    member = room.member(Card("woman", ("tr",), (), "2745912", 3))
    case = room.case(room.seeker())
    made = room.offered(case, member)
    offers.accepted(room.desk, member, room.press(member, f"of:{made.id}"))
    assert room.work.assignments.current(case.id) is None
    assert AnswerPress("press", NL(texts.OFFER_GONE), alert=True) in room.post("staff")


def test_all_that_a_plain_chat_shows_of_a_case_is_known(room: Room) -> None:
    """The offer and the first message with all answers can be taken away, as the seeker's messages can."""
    member = room.member()
    case = room.case(room.seeker())
    matchmaking.solve(room.desk)
    made = room.work.offers.open_for(case.id)
    assert made is not None
    offers.accepted(room.desk, member, room.press(member, f"of:{made.id}"))
    post = of_kind(Send, room.post("staff"))
    assert [letter.entry for letter in post] == [whole(case), summary(case)]
    for ref in (whole(case), summary(case)):
        assert len(room.shown("staff", member.chat_id, ref)) == 1
