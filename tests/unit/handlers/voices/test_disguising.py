from __future__ import annotations

import random
from dataclasses import replace

from db.disguise import Disguise
from handlers.disguises import drawn
from handlers.luggage import disguising
from tests.unit.handlers.room import Room
from tests.unit.handlers.voices.conversation import HOW, ON, Conversation


def asked_by_porter(talk: Conversation, **known: object) -> Disguise | None:
    how = disguising(talk.room.line)
    return how(talk.room.work, talk.mine, talk.speaker.chat_id, known.get("reply_to"), known.get("thread"))


def test_a_voice_sounds_the_same_throughout_a_case(talk: Conversation):
    """Once it is decided, every note of this case is changed in the same way."""
    assert asked_by_porter(talk) != asked_by_porter(talk)
    talk.sends()
    assert asked_by_porter(talk) == HOW


def test_both_sides_sound_each_in_their_own_way(talk: Conversation):
    """One side's disguise is not the other's, nor that of somebody who takes over."""
    talk.sends()
    other = replace(talk, speaks="confidant" if talk.speaks == "seeker" else "seeker")
    assert asked_by_porter(other) not in (None, HOW)


def test_who_wants_their_own_voice_keeps_it(talk: Conversation):
    """Nothing is changed that nobody asked for."""
    talk.chooses(on=False)
    assert asked_by_porter(talk) is None


def test_without_a_certain_case_a_confidants_note_is_not_fitted_to_one(room: Room):
    """Two cases and none chosen: it goes to nobody, so it is changed for nobody."""
    member = room.member(voice=ON)
    for _ in range(2):
        room.held(room.case(room.seeker(), "open"), member)
    assert disguising(room.line)(room.work, "staff", member.chat_id, None, None) is None


def test_a_question_read_aloud_keeps_the_admins_voice(room: Room):
    """What an admin records for everybody is not a message to anybody."""
    member = room.member(voice=ON, roles=("confidant", "admin"), reading="vl:77:seekers:worry:nl")
    case = room.case(room.seeker(), "open")
    room.held(case, member)
    room.work.staff.save(replace(member, current_case=case.id))
    how = disguising(room.line)
    assert how(room.work, "staff", member.chat_id, 77, None) is None
    assert how(room.work, "staff", member.chat_id, None, None) is not None


def test_chance_comes_from_where_it_was_passed_in(room: Room):
    """The same chance draws the same disguise."""
    assert drawn(random.Random(3)) == drawn(random.Random(3))
