"""Letters that do not arrive."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Send, Words
from handlers import undelivered
from handlers.seeker import erasing, presence
from handlers.staff import presence as staff_presence
from tests.unit.handlers.room import Room


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
