"""What is sent while a question is open."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send
from handlers.seeker import answering
from locales import tongue
from locales.texts import seeker as texts
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
