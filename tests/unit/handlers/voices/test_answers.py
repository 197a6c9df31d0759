from __future__ import annotations

from dataclasses import replace

from db.letters import Parcel, Send
from db.records import Case, Seeker
from db.voices import VoiceChoice
from handlers.incoming import Letter, Press
from handlers.intake.walk import current
from handlers.questionnaires import of_case, walk_of
from handlers.seeker import answering, asking
from tests.unit.handlers.room import Room, of_kind
from tests.unit.handlers.voices.conversation import HOW, ON


def spoken_to(room: Room) -> tuple[Seeker, Case]:
    """A seeker at the first question of the intake that is answered by voice."""
    seeker = room.seeker(voice=ON)
    asking.begin(room.desk, seeker, Press(seeker.chat_id, 1, "press", "talk"))
    while True:
        seeker = room.again(seeker)
        case = room.work.cases.get(seeker.case_id or "")
        assert case
        last = [one for one in of_kind(Send, room.post("seeker")) if one.buttons][-1]
        skip = [one.action for row in last.buttons for one in row if one.action.startswith("qs:")]
        first = [one.action for row in last.buttons for one in row if one.action.startswith("q:")]
        if not first and any(one.kind == "voice" for one in _asked(room, case)):
            return seeker, case
        press = room.press(seeker, (skip or first)[0])
        (answering.skip_pressed if skip else answering.pressed)(room.desk, seeker, press)


def _asked(room: Room, case: Case) -> list:
    found = current(of_case(room.desk, case), walk_of(case))
    return [found] if found else []


def test_a_spoken_answer_is_kept_changed_and_played_once(room: Room):
    """In the intake nothing waits: the changed voice is the answer, and its speaker hears it."""
    seeker, case = spoken_to(room)
    parked = room.work.media.park(1, b"changed")
    parcel = Parcel("voice", parked, name="voice.ogg", duration=3, disguise=HOW)
    answering.written(room.desk, seeker, case, Letter(seeker.chat_id, 600, "voice", parcel=parcel))
    entry = room.work.transcript.read(case.id)[-1]
    played = [one for one in of_kind(Send, room.post("seeker")) if one.attachment]
    assert room.work.media.read(case.id, entry.attachments[0].media_id) == b"changed"
    assert [one.attachment for one in played] == list(entry.attachments)
    found = room.work.cases.get(case.id)
    assert found
    assert found.voices[0].disguise == HOW


def test_a_spoken_answer_that_was_not_changed_is_not_taken(room: Room):
    """The question is asked again, and nothing is kept."""
    seeker, case = spoken_to(room)
    parcel = Parcel("voice", room.work.media.park(1, b"own voice"), name="voice.ogg")
    answering.written(room.desk, seeker, case, Letter(seeker.chat_id, 600, "voice", parcel=parcel))
    assert room.work.transcript.read(case.id) == []


def test_the_choice_is_offered_before_the_first_answer_by_voice(room: Room):
    """Whoever is asked to speak hears before that it can be with another voice."""
    seeker, case = spoken_to(room)
    seeker = replace(seeker, voice=VoiceChoice())
    for _ in range(2):
        asking.ask(room.desk, seeker, case)
        seeker = room.again(seeker)
    offers = [one for one in of_kind(Send, room.post("seeker")) if "voice:on" in _actions(one)]
    assert len(offers) == 1


def _actions(letter: Send) -> list[str]:
    return [one.action for row in letter.buttons for one in row]
