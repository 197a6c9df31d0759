"""What waits for its writer's word, while something else happens to the case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.disguise import Disguise
from db.errors import MediaMissing
from db.letters import Parcel
from db.records import Staff
from db.voices import VoiceChoice
from handlers import luggage
from handlers.incoming import Letter
from handlers.match import rematching
from handlers.personal.rules import set_rule
from handlers.personal.shelf import shelf_of
from handlers.seeker import erasing, personal as seeker_personal
from handlers.staff import personal
from locales import tongue
from locales.texts import staff as staff_texts, voice as voice_texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room

NL = tongue("nl")
NUMBER = "bel 06 12345678"
HOW = Disguise(1.3, 1.14, 1.0, 7, up=True)
ON = VoiceChoice(on=True, asked=True)


@pytest.fixture
def scene(room: Room) -> Scene:
    """A case in good hands; a telephone number is asked about."""
    scene = Scene(room)
    set_rule(room.desk, "phone", "ask", "an admin")
    return scene


def beside(scene: Scene, name: str = "Beside") -> Staff:
    """Somebody who has joined the case."""
    boss = scene.person(name, "coordinator")
    scene.commands(boss, "/join")
    scene.taps(boss, "jn")
    scene.taps(boss, "jr")
    scene.phones.deliver()
    return boss


def wants_changed_voice(scene: Scene, member: Staff) -> None:
    scene.room.work.staff.save(replace(scene.now(member), voice=ON))


def voice(scene: Scene, member: Staff, disguise: Disguise | None = HOW, reply_to: int | None = None) -> str:
    """A colleague sends a voice note, as the porter left it; its file."""
    parked = scene.room.work.media.park(1, b"voice")
    parcel = Parcel("voice", parked, name="voice.ogg", duration=3, disguise=disguise)
    letter = scene.room.letter(member, "", thread=scene.thread(member), reply_to=reply_to, parcel=parcel)
    scene.sends(member, replace(letter, kind="voice"))
    return parked


def is_kept(scene: Scene, media_id: str) -> bool:
    try:
        scene.room.work.media.read(scene.case.id, media_id)
    except MediaMissing:
        return False
    return True


def waits(scene: Scene) -> int:
    case = scene.case_now
    return len(shelf_of(case).waiting) + sum(len(one.waiting) for one in case.voices)


def handed_over(scene: Scene, answer: str) -> Staff:
    other = scene.person("Other")
    scene.commands(scene.lead, "/transfer")
    scene.taps(scene.lead, "hf")
    scene.seeker_taps(f"pass:{answer}")
    scene.taps(other, "of")
    assert scene.leads() == "Other"
    return other


LOSSES = {
    "whole": lambda scene: handed_over(scene, "whole"),
    "fresh": lambda scene: handed_over(scene, "fresh"),
    "unreachable": lambda scene: rematching.give_back_all(scene.room.desk, scene.now(scene.lead)),
    "out": lambda scene: rematching.let_go(scene.room.desk, scene.now(scene.lead), scene.case_now),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_held_letter_goes_with_its_writer(scene: Scene, loss: str) -> None:
    """Whoever loses the case leaves nothing behind that waits, and their old button sends nothing."""
    scene.writes(scene.lead, NUMBER)
    scene.phones.deliver()
    press = scene.phones.press(scene.lead, "hs")
    LOSSES[loss](scene)
    assert waits(scene) == 0
    scene.presses(scene.lead, press)
    assert not scene.sees(scene.seeker, NUMBER)


@pytest.mark.parametrize("loss", LOSSES)
def test_a_voice_note_that_waits_goes_with_its_speaker(scene: Scene, loss: str) -> None:
    """It is destroyed, and never sent."""
    wants_changed_voice(scene, scene.lead)
    note = voice(scene, scene.lead)
    scene.phones.deliver()
    press = scene.phones.press(scene.lead, "vsend")
    assert waits(scene) == 1
    LOSSES[loss](scene)
    assert (waits(scene), is_kept(scene, note)) == (0, False)
    before = scene.room.work.transcript.read(scene.case.id)
    scene.presses(scene.lead, press)
    assert scene.room.work.transcript.read(scene.case.id) == before


def test_what_others_let_wait_stays(scene: Scene) -> None:
    """The seeker's letter and a colleague's wait on when somebody else leaves."""
    boss = beside(scene)
    scene.writes(boss, NUMBER)
    seeker_writes(scene)
    handed_over(scene, "fresh")
    assert waits(scene) == 2
    scene.commands(boss, "/part")
    assert waits(scene) == 1


def seeker_writes(scene: Scene) -> Letter:
    letter = scene.room.letter(scene.seeker, NUMBER)
    seeker = scene.room.again(scene.seeker)
    seeker_personal.written(scene.room.desk, seeker, scene.case_now, letter)
    return letter


@pytest.mark.parametrize("answer", ["whole", "fresh"])
def test_what_a_seeker_let_wait_goes_to_who_has_the_case_now(scene: Scene, answer: str) -> None:
    """The seeker says yes to it after the hand-over: the new confidant reads it, the old one does not."""
    seeker_writes(scene)
    other = handed_over(scene, answer)
    scene.seeker_taps("hs")
    assert scene.sees(other, NUMBER)
    assert not scene.sees(scene.lead, NUMBER)


def test_a_letter_of_who_has_joined_is_theirs_to_send(scene: Scene) -> None:
    """The lead's phone has no button for it, and a press from there sends nothing; theirs does."""
    boss = beside(scene)
    scene.writes(boss, NUMBER)
    scene.phones.deliver()
    press = scene.phones.press(boss, "hs")
    scene.presses(scene.lead, replace(press, chat_id=scene.lead.chat_id))
    assert not scene.sees(scene.seeker, NUMBER)
    scene.presses(boss, press)
    assert scene.sees(scene.seeker, NUMBER)
    assert scene.sees(scene.lead, NUMBER)


def test_a_change_finds_the_letter_of_its_own_writer(scene: Scene) -> None:
    """Two people's letters wait whose messages happen to have the same number."""
    boss = beside(scene)
    for one in (scene.lead, boss):
        letter = replace(scene.room.letter(one, NUMBER, thread=scene.thread(one)), message_id=77)
        assert personal.taken(scene.room.desk, scene.now(one), letter)
    scene.edits(boss, letter, "bel 113")
    assert scene.sees(scene.seeker, "bel 113")
    assert [one.letter.chat_id for one in shelf_of(scene.case_now).waiting] == [scene.lead.chat_id]


def test_a_number_after_advice_goes_to_colleagues_alone(scene: Scene) -> None:
    """An aside is not held: no seeker sees it, and the next message is held as ever."""
    boss = scene.person("Boss", "coordinator")
    scene.commands(scene.lead, "/advice")
    scene.writes(scene.lead, NUMBER)
    assert scene.sees(boss, NUMBER)
    assert waits(scene) == 0
    scene.writes(scene.lead, NUMBER)
    assert waits(scene) == 1
    assert not scene.sees(scene.seeker, NUMBER)


def test_a_button_pressed_after_advice_sends_what_was_held(scene: Scene) -> None:
    """What was held for the seeker goes to the seeker; the next message is still the aside."""
    boss = scene.person("Boss", "coordinator")
    scene.writes(scene.lead, NUMBER)
    scene.commands(scene.lead, "/advice")
    scene.taps(scene.lead, "hs")
    scene.writes(scene.lead, "onder ons")
    assert scene.sees(scene.seeker, NUMBER)
    assert scene.sees(boss, "onder ons")
    assert not scene.sees(scene.seeker, "onder ons")


def test_an_aside_that_is_changed_stays_one(scene: Scene) -> None:
    """With a number in it too: it changes for colleagues, and the seeker sees neither."""
    boss = scene.person("Boss", "coordinator")
    scene.commands(scene.lead, "/advice")
    letter = scene.writes(scene.lead, "onder ons")
    scene.phones.deliver()
    scene.edits(scene.lead, letter, NUMBER)
    assert scene.sees(boss, NUMBER)
    assert waits(scene) == 0
    assert not scene.sees(scene.seeker, NUMBER)


def test_who_is_off_the_case_changes_no_aside(scene: Scene) -> None:
    """The coordinator goes on reading what was asked, whatever becomes of it on an old phone."""
    boss = scene.person("Boss", "coordinator")
    scene.commands(scene.lead, "/advice")
    letter = scene.writes(scene.lead, "onder ons")
    scene.phones.deliver()
    handed_over(scene, "whole")
    scene.edits(scene.lead, letter, "iets anders")
    assert scene.sees(boss, "onder ons")
    assert not scene.sees(boss, "iets anders")


def test_a_changed_voice_can_speak_aside(scene: Scene) -> None:
    """It goes to colleagues, not to the seeker, and its next note sounds the same."""
    scene.person("Boss", "coordinator")
    wants_changed_voice(scene, scene.lead)
    scene.commands(scene.lead, "/advice")
    voice(scene, scene.lead)
    assert [one.side for one in scene.room.work.transcript.read(scene.case.id)] == ["aside"]
    disguise = luggage.disguising(scene.room.line)
    thread = scene.thread(scene.lead)
    assert disguise(scene.room.work, "staff", scene.lead.chat_id, None, thread) == HOW


def test_a_voice_that_was_not_changed_does_not_go_aside(scene: Scene) -> None:
    """Whoever wants a changed voice is heard with their own by no colleague either."""
    scene.person("Boss", "coordinator")
    wants_changed_voice(scene, scene.lead)
    scene.commands(scene.lead, "/advice")
    voice(scene, scene.lead, None)
    assert scene.room.work.transcript.read(scene.case.id) == []
    assert scene.sees(scene.lead, NL(voice_texts.UNCHANGED))


def test_an_adviser_speaks_with_a_changed_voice(scene: Scene) -> None:
    """Who answers an aside from outside the case has a voice to change too."""
    boss = scene.person("Boss", "coordinator")
    wants_changed_voice(scene, boss)
    scene.commands(scene.lead, "/advice")
    scene.writes(scene.lead, "wat nu?")
    scene.phones.deliver()
    asked = scene.phones.finds(boss, "wat nu?")
    disguise = luggage.disguising(scene.room.line)
    assert disguise(scene.room.work, "staff", boss.chat_id, asked, None)
    voice(scene, boss, HOW, asked)
    said = scene.room.work.transcript.read(scene.case.id)
    assert [(one.side, one.by) for one in said] == [("aside", scene.lead.id), ("aside", boss.id)]


def test_erasing_takes_what_was_held_with_it(scene: Scene) -> None:
    """The confidant's button finds nothing any more."""
    scene.writes(scene.lead, NUMBER)
    scene.phones.deliver()
    press = scene.phones.press(scene.lead, "hs")
    erasing.forget(scene.room.desk, scene.room.again(scene.seeker))
    scene.presses(scene.lead, press)
    scene.phones.deliver()
    assert scene.room.work.cases.get(scene.case.id) is None
    assert NL(staff_texts.OLD_BUTTON) in scene.phones.answers


def test_in_a_case_that_sleeps_what_was_held_can_still_go(scene: Scene) -> None:
    """The confidant's letter leaves it asleep; the seeker's wakes it, once it goes and not before."""
    scene.writes(scene.lead, NUMBER)
    seeker_writes(scene)
    scene.commands(scene.lead, "/sleep")
    scene.taps(scene.lead, f"sl:{scene.case.id}:7")
    scene.taps(scene.lead, "hs")
    assert scene.sees(scene.seeker, NUMBER)
    assert scene.case_now.asleep_until
    scene.seeker_taps("hs")
    assert scene.case_now.asleep_until is None
    assert scene.sees(scene.lead, NUMBER)
    assert waits(scene) == 0
