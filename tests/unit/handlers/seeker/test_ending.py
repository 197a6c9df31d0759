"""Whether to end the conversation."""

from __future__ import annotations

from dataclasses import replace

from db.letters import AnswerPress, Send, Words
from handlers.seeker import ending, talking
from locales import tongue
from locales.texts import retraction, seeker as texts
from tests.unit.handlers.room import Room, of_kind


def test_no_go_on_promises_nothing_once_the_confidant_has_ended(room: Room) -> None:
    """*No, go on* under an old question does not say that one can write on here."""
    seeker = room.seeker(stage="farewell")
    ending.kept_on(room.desk, seeker, room.press(seeker, "endno"))
    assert room.post("seeker") == [AnswerPress("press", tongue("nl")(texts.OLD_BUTTON))]


def test_correcting_a_message_after_the_end_says_that_it_stays_as_it_was(room: Room) -> None:
    """Nobody thinks that a wrong address has been put right."""
    seeker = room.seeker()
    case = room.case(seeker, "open")
    wrong = room.letter(seeker, "number 12")
    entry = room.work.transcript.add(case.id, "seeker", wrong.words)
    room.work.messages.link("seeker", seeker.chat_id, wrong.message_id, room.ref(case, entry))
    room.work.cases.save(replace(case, state="closed"))
    talking.edited(room.desk, room.again(seeker), replace(wrong, words=Words("number 21")))
    told = [one.words.text for one in of_kind(Send, room.post("seeker"))]
    assert told == [tongue("nl")(retraction.LOCKED)]
    assert room.post("staff") == []
