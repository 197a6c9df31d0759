"""A file comes where words were asked for: it goes to nobody, and to no seeker above all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.staff.routes import TAKERS
from db.letters import Parcel, Send
from db.records import Staff
from handlers.intervision import writing
from handlers.staff import intervening, sharing
from handlers.staff.meetings import asking
from handlers.staff.wording import awaiting
from locales import tongue
from locales.texts import (
    intervening as intervening_texts,
    questions,
    sharing as sharing_texts,
    staff as staff_texts,
)
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")
SAID = {
    sharing.AWAITS: NL(sharing_texts.NOT_SO, most=sharing.LONGEST),
    intervening.PROPOSES: NL(intervening_texts.NOT_SO, most=intervening.LONGEST),
    intervening.PLANS: NL(intervening_texts.STEP_NOT_SO, most=intervening.LONGEST_STEP),
    asking.AWAITS: NL(questions.ONLY_TEXT),
}


@pytest.mark.parametrize("verb", SAID)
def test_a_file_is_no_answer_and_no_message(room: Room, verb: str) -> None:
    """Whoever is asked to whom a case is told has a case of their own, whose seeker gets no police report."""
    member = room.member(roles=("confidant", "coordinator", "admin"))
    room.held(room.case(room.seeker(), "open"), member)
    other = room.case(room.seeker(), "open")
    if verb == asking.AWAITS:
        meeting = room.work.meetings.new(member.id)
        awaiting.expect(room.desk, member, verb, "address", meeting.id)
    else:
        about = f"{other.id}-consent" if verb != intervening.PROPOSES else other.id
        awaiting.expect(room.desk, member, verb, about)
    member = room.work.staff.get(member.id) or member
    parcel = Parcel("photo", room.work.media.park(1, b"pixels"), size=6)
    letter = replace(room.letter(member, "politie"), kind="photo", parcel=parcel)
    assert any(taken(room.desk, member, letter) for taken in TAKERS)
    assert [one.words.text for one in of_kind(Send, room.post("staff"))] == [SAID[verb].replace("*", "")]
    assert room.work.staff.get(member.id) == member


def written(room: Room, member: Staff, text: str) -> bool:
    """A colleague writes; whether anything but the conversation takes it."""
    member = room.work.staff.get(member.id) or member
    letter = room.letter(member, text)
    return any(taken(room.desk, member, letter) for taken in TAKERS)


@pytest.mark.parametrize("verb", [sharing.AWAITS, intervening.PROPOSES, "tw", *writing.AWAITS.values()])
def test_what_comes_too_late_is_not_passed_on_either(room: Room, verb: str) -> None:
    """Hours later nobody knows whether it is what was asked for; the next one is a message again."""
    member = room.member(roles=("confidant", "coordinator", "admin"))
    case = room.case(room.seeker(), "open")
    room.held(case, member)
    awaiting.expect(room.desk, member, verb, "nl", "7")
    room.work._scope.now += awaiting.PATIENCE
    assert written(room, member, "politie")
    (told,) = of_kind(Send, room.post("staff"))
    assert told.words.text.startswith(NL(staff_texts.WHICH_CASE)[:20])
    assert not written(room, member, "hoi")
