"""What a desk puts in the outbox."""

from __future__ import annotations

from db.letters import Send, Words
from tests.unit.handlers.room import Room, of_kind


def test_a_message_says_which_language_its_reader_has(room: Room) -> None:
    """So the line above a possible repeat is in that language too."""
    seeker, member = room.seeker(language="ar"), room.member(language="tr")
    room.desk.tell_seeker(seeker, Send(Words("a")))
    room.desk.tell_staff(member, Send(Words("b")))
    assert [letter.language for letter in of_kind(Send, room.post("seeker"))] == ["ar"]
    assert [letter.language for letter in of_kind(Send, room.post("staff"))] == ["tr"]
