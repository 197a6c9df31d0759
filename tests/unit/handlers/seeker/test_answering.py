"""What is sent while a question is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Send
from db.records import Case, Seeker
from handlers import relaying
from handlers.intake.answers import Said
from handlers.intake.storing import write_walk
from handlers.intake.walk import Walk
from handlers.questionnaires import walk_of
from handlers.seeker import answering, personal
from locales import tongue
from locales.texts import seeker as texts, sending
from locales.texts.relay import REFUSED_KINDS
from tests.unit.handlers.room import Room, of_kind


def test_a_voice_message_at_a_question_with_buttons_is_not_answered_with_record_one(room: Room) -> None:
    """Whoever speaks where only buttons are is shown the way on, and not told to speak."""
    seeker = room.seeker()
    case = room.case(seeker, "intake")
    letter = replace(room.letter(seeker, ""), kind="voice")
    answering.written(room.desk, room.again(seeker), case, letter)
    (told,) = of_kind(Send, room.post("seeker"))
    assert tongue("nl")(texts.NO_VOICE_HERE) in told.words.text
    assert told.buttons


@pytest.mark.parametrize("kind", [*REFUSED_KINDS, "story", "unknown"])
def test_what_is_never_passed_on_is_not_promised_for_later(room: Room, kind: str) -> None:
    """A contact, a location and their like get their own reason, and how to answer."""
    told = sent_at_the_first_question(room, kind)
    assert tongue("nl")(relaying.never(kind)) in told
    assert tongue("nl")(sending.WITH_BUTTONS) in told
    assert "Later" not in told


@pytest.mark.parametrize("kind", sorted(relaying.RELAYED - {"text", "document"}))
def test_what_is_passed_on_can_be_sent_later(room: Room, kind: str) -> None:
    """A photo or a recording is no answer to buttons, and the confidant can have it later."""
    assert tongue("nl")(texts.NO_VOICE_HERE) in sent_at_the_first_question(room, kind)


def test_of_files_only_those_that_are_passed_on_are_promised(room: Room) -> None:
    """Whether a file will be passed on depends on what it is: that is said."""
    assert tongue("nl")(sending.FILE) in sent_at_the_first_question(room, "document")


def sent_at_the_first_question(room: Room, kind: str) -> str:
    """What is said to somebody who sends this where buttons are."""
    seeker = room.seeker()
    case = room.case(seeker, "intake")
    answering.written(room.desk, room.again(seeker), case, replace(room.letter(seeker, ""), kind=kind))
    (told,) = of_kind(Send, room.post("seeker"))
    assert told.buttons
    return told.words.text


def answers(room: Room, case: Case, seeker: Seeker, text: str) -> tuple[str, Walk]:
    """The seeker types; what they are told, and where the intake is then."""
    now = room.work.cases.get(case.id)
    assert now is not None
    personal.answered(room.desk, room.again(seeker), now, room.letter(seeker, text))
    told = of_kind(Send, room.post("seeker"))
    now = room.work.cases.get(case.id)
    assert now is not None
    return " ".join(one.words.text for one in told), walk_of(now)


def test_the_rest_of_an_answer_that_was_too_long_is_no_answer(room: Room) -> None:
    """Telegram's app sends a long story in pieces: its end alone is not kept; a shorter one is."""
    seeker = room.seeker()
    case = room.case(seeker, "intake")
    walk = replace(walk_of(case), position="story", answers={"story": Said("nog leeg")})
    room.work.cases.save(replace(case, walk=write_walk(walk)))
    refused = tongue("nl")(texts.TOO_LONG, limit=answering.ANSWER_LIMIT)
    for text in ("een lang verhaal, " * 220, "en mijn nummer is 0612345678"):
        told, walk = answers(room, case, seeker, text)
        assert refused in told
        assert walk.answers == {"story": Said("nog leeg")}
    room.work._scope.now += timedelta(minutes=1)
    _, walk = answers(room, case, seeker, "kort verteld")
    assert walk.answers == {"story": Said("kort verteld")}
