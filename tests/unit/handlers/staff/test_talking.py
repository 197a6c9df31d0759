"""What a staff member writes, and to whom it goes."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send, Words
from handlers.staff import talking
from locales import tongue
from locales.texts import retraction, staff as texts
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")


def test_the_town_that_the_profile_asks_for_goes_to_no_seeker(room: Room) -> None:
    """Whoever changes their profile while holding a case does not tell the seeker where they live."""
    member = room.member(stage="town")
    case = room.case(room.seeker(), "open")
    room.held(case, member)
    talking.written(room.desk, member, room.letter(member, "Groningen"))
    assert room.post("seeker") == []
    changed = room.work.staff.get(member.id)
    assert changed is not None
    assert changed.stage == "limit"


def test_a_reply_reaches_its_seeker_even_while_the_profile_asks_for_a_town(room: Room) -> None:
    """An answer to a seeker's own message is for that seeker, whatever else is going on."""
    member = room.member(stage="town")
    seeker = room.seeker()
    case = room.case(seeker, "open")
    room.held(case, member)
    entry = room.work.transcript.add(case.id, "seeker", room.letter(seeker, "hoi").words)
    room.work.messages.link("staff", member.chat_id, 7, room.ref(case, entry))
    talking.written(room.desk, member, room.letter(member, "ik lees je", reply_to=7))
    assert [letter.words.text for letter in of_kind(Send, room.post("seeker"))] == ["ik lees je"]


def test_a_topic_of_a_case_that_is_somebody_elses_by_now_is_deaf(room: Room) -> None:
    """What the former confidant writes in a topic that still stands does not reach the seeker."""
    former, now = room.member(), room.member()
    case = room.case(room.seeker(), "open")
    room.work.assignments.end(room.held(case, former, plain=False, thread_id=55).id)
    room.held(case, now)
    talking.written(room.desk, former, room.letter(former, "ben je er nog?", thread=55))
    assert room.post("seeker") == []
    (told,) = of_kind(Send, room.post("staff"))
    assert told.words.text == NL(texts.NO_CASE)


def test_correcting_a_message_that_was_refused_says_that_it_went_nowhere(room: Room) -> None:
    """Else whoever takes the telephone number out thinks that the rest has been read."""
    member = room.member()
    held = replace(room.held(room.case(room.seeker(), "open"), member), thread_id=77, plain=False)
    room.work.assignments.save(held)
    talking.edited(room.desk, member, room.letter(member, "call me", thread=77))
    assert room.post("seeker") == []
    assert [one.words.text for one in of_kind(Send, room.post("staff"))] == [NL(texts.EDIT_OF_UNSENT)]


def test_a_corrected_command_is_no_message(room: Room) -> None:
    """Nobody meant it for the seeker."""
    member = room.member()
    held = replace(room.held(room.case(room.seeker(), "open"), member), thread_id=77, plain=False)
    room.work.assignments.save(held)
    talking.edited(room.desk, member, room.letter(member, "/casess", thread=77))
    assert room.post("staff") == []


def test_correcting_a_message_of_a_case_that_has_ended_says_that_it_stays_as_it_was(room: Room) -> None:
    """Else whoever corrects a wrong telephone number thinks that the right one was read."""
    member, seeker = room.member(), room.seeker()
    case = room.case(seeker, "open")
    held = room.held(case, member, plain=False, thread_id=77)
    wrong = room.letter(member, "call 1234", thread=77)
    entry = room.work.transcript.add(case.id, "confidant", wrong.words, by=member.id)
    room.work.messages.link("staff", member.chat_id, wrong.message_id, room.ref(case, entry))
    room.work.cases.save(replace(case, state="closed"))
    talking.edited(room.desk, member, replace(wrong, words=Words("call 4321")))
    assert room.post("seeker") == []
    assert [one.words.text for one in of_kind(Send, room.post("staff"))] == [NL(retraction.LOCKED)]
    assert held.until is None


def test_correcting_a_message_of_a_case_that_is_somebody_elses_by_now_goes_to_nobody(room: Room) -> None:
    """And whoever does it hears so."""
    former, now = room.member(), room.member()
    case = room.case(room.seeker(), "open")
    mine = room.held(case, former, plain=False, thread_id=55)
    wrong = room.letter(former, "call 1234", thread=55)
    entry = room.work.transcript.add(case.id, "confidant", wrong.words, by=former.id)
    room.work.messages.link("staff", former.chat_id, wrong.message_id, room.ref(case, entry))
    room.work.assignments.end(mine.id)
    room.held(case, now)
    talking.edited(room.desk, former, replace(wrong, words=Words("call 4321")))
    assert room.post("seeker") == []
    assert [one.words.text for one in of_kind(Send, room.post("staff"))] == [NL(texts.NO_CASE)]
