"""A file comes where words were asked for: it goes to nobody, and to no seeker above all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.staff.routes import TAKERS
from db.letters import Parcel, Send
from handlers.staff import intervening, sharing
from handlers.staff.meetings import asking
from handlers.staff.wording import awaiting
from locales import tongue
from locales.texts import intervening as intervening_texts, questions, sharing as sharing_texts
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
