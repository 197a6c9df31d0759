"""A place is sent only when the seeker says so, and only once."""

from __future__ import annotations

import pytest

from db.letters import Edit, Send
from db.records import Seeker
from handlers.actions import action
from handlers.incoming import Letter
from handlers.seeker import placing
from locales import tongue
from locales.texts import kinds as texts
from tests.unit.handlers.room import Room, of_kind

say = tongue("nl")


def talking(room: Room) -> Seeker:
    seeker = room.seeker()
    case = room.case(seeker, "open")
    room.held(case, room.member())
    return room.again(seeker)


def asked(room: Room, seeker: Seeker) -> str:
    """The action under the button that sends it."""
    letter = Letter(seeker.chat_id, 5, "location", point=(52.089444, -5.1))
    assert placing.asked(room.desk, seeker, letter)
    [question] = of_kind(Send, room.post("seeker"))
    assert question.words.text == say(texts.PLACE_ASK)
    assert room.post("staff") == []
    return question.buttons[0][0].action


def test_it_goes_out_once_it_is_agreed_to(room: Room) -> None:
    """As words, about a metre precise; a second press sends nothing more."""
    seeker = talking(room)
    carried = asked(room, seeker)
    for _ in range(2):
        placing.agreed(room.desk, seeker, room.press(seeker, carried))
    [shown] = of_kind(Send, room.post("staff"))
    assert shown.words.text.splitlines()[-2] == "📍 52.08944, -5.10000"


def test_a_reply_finds_the_place_again(room: Room) -> None:
    """The words stand for the message that the seeker had sent."""
    seeker = talking(room)
    placing.agreed(room.desk, seeker, room.press(seeker, asked(room, seeker)))
    assert room.work.messages.entry_at("seeker", seeker.chat_id, 5) is not None


def test_kept_back_it_goes_nowhere(room: Room) -> None:
    """Nothing of it was kept, so there is nothing to throw away."""
    seeker = talking(room)
    asked(room, seeker)
    placing.kept_back(room.desk, seeker, room.press(seeker, action("noplace")))
    assert room.post("staff") == []
    assert [edit.words.text for edit in of_kind(Edit, room.post("seeker"))] == [say(texts.PLACE_KEPT_BACK)]


@pytest.mark.parametrize("args", [(), ("1", "2"), ("a", "b", "c"), ("91", "0", "1"), ("nan", "0", "1")])
def test_a_button_that_is_none_of_ours_does_nothing(room: Room, args: tuple[str, ...]) -> None:
    """A made-up action is answered and sends nothing."""
    seeker = talking(room)
    placing.agreed(room.desk, seeker, room.press(seeker, action("place", *args)))
    assert room.post("staff") == []


def test_anything_else_is_not_asked_about(room: Room) -> None:
    """A text is no place."""
    seeker = talking(room)
    assert not placing.asked(room.desk, seeker, room.letter(seeker, "thuis"))
