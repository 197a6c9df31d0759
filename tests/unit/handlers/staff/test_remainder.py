"""The rest of a text that Telegram's app has cut: never to a seeker for whom the first piece was not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.incoming import Letter
from handlers.staff import remainder, talking
from locales import tongue
from locales.texts import staff as texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room
from tests.unit.handlers.staff.test_meant import Two

NL = tongue("nl")
FIRST = "een lang verhaal, " * 220


@pytest.mark.parametrize("command", ["/note", "/answers", "/advice"])
def test_the_rest_of_a_command_is_for_nobody(scene: Scene, command: str) -> None:
    """A note of more than one message is no message to the seeker in its second half; that is said."""
    boss = scene.person("Boss", "coordinator")
    if command == "/advice":
        scene.commands(scene.lead, command)
        scene.writes(scene.lead, FIRST)
        assert scene.sees(boss, FIRST)
    else:
        scene.commands(scene.lead, f"{command} {FIRST}")
    scene.writes(scene.lead, "de rest daarvan")
    assert not scene.sees(scene.seeker, "de rest daarvan")
    assert scene.sees(scene.lead, NL(texts.WHICH_CASE))


def test_what_is_written_afterwards_goes_on(scene: Scene) -> None:
    """One piece is stopped, and the message after it goes to the seeker; so does all after a minute."""
    scene.commands(scene.lead, f"/note {FIRST}")
    scene.writes(scene.lead, "de rest daarvan")
    scene.writes(scene.lead, "hoe is het?")
    assert scene.sees(scene.seeker, "hoe is het?")
    scene.commands(scene.lead, f"/note {FIRST}")
    scene.room.work._scope.now += timedelta(minutes=2)
    scene.writes(scene.lead, "ben je daar?")
    assert scene.sees(scene.seeker, "ben je daar?")


def test_a_long_message_to_the_seeker_arrives_whole(scene: Scene) -> None:
    """Both pieces are for the same seeker."""
    scene.writes(scene.lead, FIRST)
    scene.writes(scene.lead, "de rest daarvan")
    assert scene.sees(scene.seeker, "de rest daarvan")


def says(two: Two, text: str, reply_to: int | None = None) -> Letter:
    """The confidant writes, as the routes take it."""
    letter = two.room.letter(two.member, text, reply_to=reply_to)
    if not remainder.taken(two.room.desk, two.now, letter):
        talking.written(two.room.desk, two.now, letter)
    remainder.noted(two.room.desk, two.now, letter)
    two.phones.deliver()
    return letter


def test_the_rest_of_a_reply_is_not_for_the_current_case(room: Room) -> None:
    """A long answer to one seeker does not end on another one's phone."""
    two = Two(room)
    shown = two.hears(0, "ben je daar?")
    two.chooses(1)
    says(two, FIRST, reply_to=shown)
    says(two, "de rest daarvan")
    assert (two.reached(FIRST), two.reached("de rest daarvan")) == ([0], [])
    assert two.was_asked


def test_whoever_chooses_a_case_is_certain_again(room: Room) -> None:
    """After the choice what is written goes there at once."""
    two = Two(room)
    says(two, FIRST, reply_to=two.hears(0, "ben je daar?"))
    room.work._scope.now += timedelta(seconds=2)
    two.chooses(1)
    says(two, "hallo")
    assert two.reached("hallo") == [1]
