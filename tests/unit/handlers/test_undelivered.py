"""Letters that do not arrive."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send, Words
from handlers import undelivered
from handlers.seeker import erasing, presence
from handlers.staff import presence as staff_presence
from locales import tongue
from locales.texts import staff as texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room

NL = tongue("nl")


def test_a_goodbye_that_cannot_arrive_does_not_keep_the_chats_number(room: Room) -> None:
    """Nothing waits for somebody who erased everything and then blocked the bot."""
    seeker = room.seeker()
    erasing.forget(room.desk, seeker)
    (letter,) = room.work.outbox.claim(1)
    room.work.outbox.unreachable(letter.id)
    undelivered.unreachable(room.desk, "seeker", seeker.chat_id)
    assert room.work.outbox.waiting() == 0


def test_a_seeker_who_writes_is_within_reach_again(room: Room) -> None:
    """A letter that came back late does not keep all others from somebody who is there."""
    seeker = room.seeker()
    room.desk.tell_seeker(seeker, Send(Words("hoi")))
    (letter,) = room.work.outbox.claim(1)
    room.work.outbox.unreachable(letter.id)
    undelivered.unreachable(room.desk, "seeker", seeker.chat_id)
    assert room.work.outbox.claim(1) == []
    assert presence.heard(room.desk, room.again(seeker)).unreachable is False
    assert [again.id for again in room.work.outbox.claim(1)] == [letter.id]


def test_a_confidant_who_writes_is_within_reach_again(room: Room) -> None:
    """Whoever presses a button can be asked for cases again, without blocking and unblocking first."""
    member = room.member()
    room.work.staff.save(replace(member, unreachable=True))
    heard = staff_presence.heard(room.desk, replace(member, unreachable=True))
    assert heard == replace(member, seen_at=heard.seen_at)
    assert room.work.staff.get(member.id) == heard


def test_a_topic_that_may_stand_there_twice_is_told_of_where_it_is(room: Room) -> None:
    """The first one may hold the case's name, and no bot can look for it or take it away."""
    scene = Scene(room)
    held = scene.held(scene.lead)
    assert held
    undelivered.topic_twice(room.desk, held.id)
    assert scene.sees(scene.lead, NL(texts.TOPIC_TWICE, case=scene.case.name))
    room.work.assignments.end(held.id)
    undelivered.topic_twice(room.desk, held.id)
    undelivered.topic_twice(room.desk, None)
    assert scene.phones.all_text(scene.lead).count(NL(texts.TOPIC_TWICE, case=scene.case.name)) == 1
