"""A PIN, and /panic: what a locked staff bot shows, takes and gives back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Parcel, Remove, Send, Words
from db.records import Staff
from handlers.clock import idle as idling
from handlers.seeker import talking as seeker_talking
from handlers.staff import locking
from locales import tongue
from locales.texts import pin as texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")


@pytest.fixture
def scene(room: Room) -> Scene:
    made = Scene(room)
    locking.command(room.desk, made.lead, room.letter(made.lead, "/pin 2580 30"))
    return made


def idle(scene: Scene, minutes: int) -> Staff:
    """Nobody was there for so long."""
    member = replace(scene.now(scene.lead), active_at=scene.room.work.now - timedelta(minutes=minutes))
    scene.room.work.staff.save(member)
    return member


def types(scene: Scene, text: str) -> bool:
    """The confidant types; whether the lock takes it."""
    member = scene.now(scene.lead)
    return locking.stopped(scene.room.desk, member, scene.room.letter(member, text))


def arrives(scene: Scene, text: str) -> bool:
    scene.seeker_writes(text)
    return scene.sees(scene.lead, text)


@pytest.mark.parametrize(("minutes", "shown"), [(29, True), (30, False)])
def test_after_the_minutes_nothing_of_a_case_is_shown(scene: Scene, minutes: int, shown: bool) -> None:
    """What comes then is one neutral line; the PIN brings what was held back, in order."""
    idle(scene, minutes)
    assert arrives(scene, "eerste") is shown
    assert arrives(scene, "tweede") is shown
    news = [text for text in scene.phones.texts(scene.lead) if text == NL(texts.NEWS)]
    assert len(news) == (0 if shown else 1)
    if not shown:
        types(scene, "2580")
        scene.phones.deliver()
        words = scene.phones.all_text(scene.lead)
        assert 0 < words.index("eerste") < words.index("tweede")


def test_what_is_typed_while_it_is_locked_goes_to_nobody(scene: Scene) -> None:
    """A finder of the phone cannot write to a seeker."""
    idle(scene, 60)
    assert types(scene, "wie ben jij?")
    assert not scene.sees(scene.seeker, "wie ben jij?")
    assert scene.sees(scene.lead, NL(texts.LOCKED))


def test_what_is_changed_while_it_is_locked_stays_and_that_is_said(scene: Scene) -> None:
    """The seeker reads on what was sent; a change in which there is nothing new is not worth a word."""
    letter = scene.writes(scene.lead, "om drie uur")
    idle(scene, 60)
    assert locking.stopped_edit(scene.room.desk, scene.now(scene.lead), letter)
    assert not scene.sees(scene.lead, NL(texts.LOCKED))
    changed = replace(letter, words=Words("om vier uur"))
    assert locking.stopped_edit(scene.room.desk, scene.now(scene.lead), changed)
    assert scene.sees(scene.lead, NL(texts.LOCKED))
    types(scene, "2580")
    assert not locking.stopped_edit(scene.room.desk, scene.now(scene.lead), changed)


@pytest.mark.parametrize("text", ["2580", "1111", "/pin 2580"])
def test_every_try_leaves_the_chat_at_once(scene: Scene, text: str) -> None:
    """Digits that were typed are deleted, right or wrong."""
    idle(scene, 60)
    scene.room.post("staff")
    types(scene, text)
    assert scene.room.post("staff")[0].what == "remove"


def test_setting_a_pin_deletes_what_was_typed(scene: Scene) -> None:
    """The command with the digits in it goes."""
    assert any(letter.what == "remove" for letter in scene.room.post("staff"))


def test_the_pin_is_not_kept_as_it_is(scene: Scene) -> None:
    """What is kept fits the PIN of this person only, and has no digits of it."""
    kept, pins = scene.now(scene.lead).pin, scene.room.work.pins
    assert pins.fits(scene.lead.id, "2580", kept)
    assert not pins.fits(scene.lead.id, "2581", kept)
    assert not pins.fits("0" * 32, "2580", kept)
    assert kept != pins.kept(scene.lead.id, "2580")


def test_wrong_tries_are_slowed(scene: Scene) -> None:
    """After three wrong ones even the right one has to wait, and then it opens."""
    idle(scene, 60)
    for _ in range(3):
        types(scene, "1111")
    types(scene, "2580")
    assert scene.room.desk.is_locked(scene.now(scene.lead))
    member = scene.now(scene.lead)
    assert member.pin_wait is not None
    scene.room.work.staff.save(replace(member, pin_wait=scene.room.work.now))
    types(scene, "2580")
    assert not scene.room.desk.is_locked(scene.now(scene.lead))


def test_the_wait_grows_to_an_hour(scene: Scene) -> None:
    """None before the third, then twice as long each time, and never longer than an hour."""
    idle(scene, 60)
    waits = []
    for _ in range(12):
        types(scene, "1111")
        member, now = scene.now(scene.lead), scene.room.work.now
        waits.append((member.pin_wait - now) if member.pin_wait else timedelta(0))
        scene.room.work.staff.save(replace(member, pin_wait=now))
    assert waits[:6] == [timedelta(minutes=minutes) for minutes in (0, 0, 1, 2, 4, 8)]
    assert waits[-3:] == [timedelta(hours=1)] * 3


@pytest.mark.parametrize("text", ["/pin", "/pin 123", "/pin 1234567890", "/pin 2580 4", "/pin 2580 241"])
def test_a_pin_that_is_none_changes_nothing(scene: Scene, text: str) -> None:
    """Four to eight digits, and 5 to 240 minutes."""
    before = scene.now(scene.lead).pin
    locking.command(scene.room.desk, scene.now(scene.lead), scene.room.letter(scene.lead, text))
    assert scene.now(scene.lead).pin == before


def test_off_takes_the_pin_away(scene: Scene) -> None:
    """Without a PIN nothing locks by itself."""
    locking.command(scene.room.desk, scene.now(scene.lead), scene.room.letter(scene.lead, "/pin off"))
    assert not scene.room.desk.is_locked(idle(scene, 600))


def test_panic_empties_the_phone_and_the_case_stays(scene: Scene) -> None:
    """Topic and messages go at once; the case is theirs; what comes is held back."""
    assert arrives(scene, "mijn geheim")
    locking.panic(scene.room.desk, scene.now(scene.lead), scene.room.letter(scene.lead, "/panic"))
    scene.phones.deliver()
    assert scene.phones.topics[scene.lead.chat_id] == set()
    assert "mijn geheim" not in scene.phones.all_text(scene.lead)
    assert scene.case.name not in scene.phones.all_text(scene.lead)
    assert scene.leads() == "Lead"
    assert not arrives(scene, "nog iets")


def test_the_panic_command_itself_leaves_the_chat(scene: Scene) -> None:
    """Whoever looks at the phone afterwards does not see that there was something to hide in a hurry."""
    letter = scene.room.letter(scene.lead, "/panic")
    locking.panic(scene.room.desk, scene.now(scene.lead), letter)
    gone = [one.message_ids for one in of_kind(Remove, scene.room.post("staff"))]
    assert (letter.message_id,) in gone


def test_after_panic_the_pin_makes_the_topics_anew(scene: Scene) -> None:
    """All that was said stands there once more, their own words too, and nothing twice."""
    arrives(scene, "mijn geheim")
    scene.writes(scene.lead, "ik lees je")
    locking.panic(scene.room.desk, scene.now(scene.lead), scene.room.letter(scene.lead, "/panic"))
    arrives(scene, "nog iets")
    types(scene, "2580")
    scene.phones.deliver()
    words = scene.phones.all_text(scene.lead)
    assert [words.count(one) for one in ("mijn geheim", "ik lees je", "nog iets")] == [1, 1, 1]
    assert len(scene.phones.topics[scene.lead.chat_id]) == 1
    assert scene.thread(scene.lead) in scene.phones.topics[scene.lead.chat_id]


def test_what_was_erased_meanwhile_does_not_come_back(scene: Scene) -> None:
    """A seeker who has everything erased is not shown by a PIN given later."""
    idle(scene, 60)
    arrives(scene, "mijn geheim")
    scene.room.work.cases.erase(scene.case.id)
    types(scene, "2580")
    assert not scene.sees(scene.lead, "mijn geheim")


def test_a_case_that_moved_meanwhile_is_not_shown(scene: Scene) -> None:
    """What was held back of a case that is somebody else's by now never comes."""
    idle(scene, 60)
    arrives(scene, "mijn geheim")
    held = scene.held(scene.lead)
    assert held is not None
    scene.room.work.assignments.end(held.id)
    types(scene, "2580")
    assert not scene.sees(scene.lead, "mijn geheim")


def test_an_alarm_makes_a_sound_on_a_locked_phone_and_says_nothing(scene: Scene) -> None:
    """A coordinator whose bot is locked hears that something is urgent, without a name."""
    chief = scene.person("Nadia", "coordinator")
    scene.room.work.staff.save(replace(scene.now(chief), locked=True))
    scene.commands(scene.lead, "/red")
    assert scene.sees(chief, NL(texts.URGENT))
    assert scene.case.name not in scene.phones.all_text(chief)


def test_a_coordinator_opens_it_and_the_pin_is_gone(scene: Scene) -> None:
    """Somebody who has forgotten the PIN is helped; the log says who did it."""
    chief = scene.person("Nadia", "coordinator")
    idle(scene, 60)
    arrives(scene, "mijn geheim")
    locking.reset(scene.room.desk, chief, scene.room.press(chief, f"pk:{scene.lead.id}"))
    assert scene.sees(scene.lead, "mijn geheim")
    assert scene.now(scene.lead).pin == ""
    assert scene.room.work.audit.newest(1)[0].act == "pin_reset"


def test_nobody_locks_themselves_out_for_good(room: Room) -> None:
    """Without a PIN, and with nobody who could open it, /panic asks for a PIN first."""
    scene = Scene(room)
    locking.panic(room.desk, scene.now(scene.lead), room.letter(scene.lead, "/panic"))
    assert not room.desk.is_locked(scene.now(scene.lead))
    chief = scene.person("Nadia", "coordinator")
    locking.panic(room.desk, scene.now(scene.lead), room.letter(scene.lead, "/panic"))
    assert room.desk.is_locked(scene.now(scene.lead))
    locking.reset(room.desk, chief, room.press(chief, f"pk:{scene.lead.id}"))
    scene.phones.deliver()
    assert len(scene.phones.topics[scene.lead.chat_id]) == 1


def album(scene: Scene, count: int) -> None:
    """The seeker sends so many pictures at once."""
    for number in range(count):
        parked = scene.room.work.media.park(900 + number, b"pixels")
        parcel = Parcel("photo", parked, size=6)
        letter = scene.room.letter(scene.seeker, f"picture {number}", parcel=parcel, album="a")
        seeker_talking.written(
            scene.room.desk, scene.room.again(scene.seeker), scene.case_now, replace(letter, kind="photo")
        )


def test_an_album_comes_as_an_album_when_it_is_opened(scene: Scene) -> None:
    """What was sent together is shown together, in its order."""
    scene.phones.deliver()
    scene.room.work.staff.save(replace(scene.now(scene.lead), locked=True))
    album(scene, 3)
    assert not [one for one in scene.room.post("staff") if isinstance(one, Send) and one.attachment]
    locking.unlock(scene.room.desk, scene.now(scene.lead))
    (shown,) = [one for one in scene.room.post("staff") if isinstance(one, Send) and one.album]
    assert [piece.words.text.split("\n")[-1] for piece in shown.album] == [f"picture {n}" for n in range(3)]


def test_what_waited_before_it_was_locked_does_not_come_either(scene: Scene) -> None:
    """A letter that Telegram did not take at once would else light up a phone that lies alone."""
    scene.phones.deliver()
    scene.seeker_writes("canary")
    idle(scene, 60)
    idling.withhold_idle(scene.room.desk)
    assert not scene.sees(scene.lead, "canary")
    assert scene.sees(scene.lead, NL(texts.NEWS))
    locking.unlock(scene.room.desk, scene.now(scene.lead))
    assert scene.sees(scene.lead, "canary")


def test_a_phone_that_is_in_use_is_left_alone(scene: Scene) -> None:
    """Nothing is withheld from whoever was just here, or has no PIN."""
    scene.phones.deliver()
    scene.seeker_writes("canary")
    idle(scene, 10)
    idling.withhold_idle(scene.room.desk)
    assert scene.sees(scene.lead, "canary")
