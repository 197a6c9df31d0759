"""What nobody had read when a case changed hands: its writer decides whether it goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import EntryRef
from handlers import flood
from handlers.company import unread
from handlers.delivery import status
from locales import tongue
from locales.texts import delivery as texts, staff as staff_texts
from tests.unit.handlers.handing import Scene

NL = tongue("nl")


def changes_hands(scene: Scene, *words: str, answer: str = "fresh") -> None:
    """The seeker writes these words while the old confidant gets nothing, and another accepts."""
    other = scene.person("Other")
    scene.commands(scene.lead, "/transfer")
    scene.taps(scene.lead, "hf")
    scene.seeker_taps(f"pass:{answer}")
    scene.phones.deliver()
    offered = scene.phones.press(other, "of")
    for one in words:
        scene.seeker_writes(one)
    scene.presses(other, offered)
    scene.lead = other


def asked(scene: Scene, count: int) -> bool:
    return scene.sees(scene.seeker, NL(texts.NOBODY_READ, count=count))


def test_the_seeker_is_told_and_asked(scene: Scene) -> None:
    """Neither the old confidant nor the new one has it, and nothing says that it arrived."""
    changes_hands(scene, "first words", "second words")
    assert asked(scene, 2)
    assert not scene.sees(scene.lead, "second words")
    status.for_seeker(scene.room.desk, scene.room.again(scene.seeker))
    scene.phones.deliver()
    assert scene.phones.texts(scene.seeker)[-1].count(NL(texts.FAILED)) == 2


def test_one_tap_sends_all_of_it_on(scene: Scene) -> None:
    """In its order, and once."""
    changes_hands(scene, "first words", "second words")
    scene.seeker_taps("onward")
    assert scene.sees(scene.lead, "first words")
    assert scene.sees(scene.lead, "second words")
    assert scene.sees(scene.seeker, NL(texts.SENT_AGAIN))
    press = scene.room.press(scene.seeker, f"onward:{scene.case.id}")
    unread.pressed(scene.room.desk, scene.room.again(scene.seeker), press)
    scene.phones.deliver()
    assert scene.phones.all_text(scene.lead).count("first words") == 1
    assert NL(staff_texts.OLD_BUTTON) in scene.phones.answers


def test_what_was_sent_on_can_be_changed_and_read_back(scene: Scene) -> None:
    """It is the new confidant's to read from then on; what was said before it is not."""
    scene.seeker_writes("long ago")
    scene.phones.deliver()
    changes_hands(scene, "of today")
    scene.seeker_taps("onward")
    scene.phones.deliver()
    held = scene.held(scene.lead)
    assert held
    said = scene.room.work.transcript.read(scene.case.id)
    reached = [one.words.text for one in said if one.seq >= held.from_seq or one.open_to == held.id]
    assert reached == ["of today"]


def test_what_was_read_is_not_asked_about(scene: Scene) -> None:
    """The seeker chose to begin afresh, and that stands."""
    scene.seeker_writes("long ago")
    scene.phones.deliver()
    changes_hands(scene)
    assert not asked(scene, 1)


def test_who_lets_all_be_read_is_not_asked(scene: Scene) -> None:
    """The new confidant sees it with the rest."""
    changes_hands(scene, "first words", answer="whole")
    assert scene.sees(scene.lead, "first words")
    assert not asked(scene, 1)


def test_what_was_locked_away_had_not_been_read(scene: Scene) -> None:
    """The old confidant's phone showed that there was something, and never what."""
    scene.room.work.staff.save(replace(scene.now(scene.lead), locked=True))
    scene.seeker_writes("behind the lock")
    scene.phones.deliver()
    scene.room.work.staff.save(replace(scene.now(scene.lead), locked=False))
    changes_hands(scene)
    assert asked(scene, 1)


def test_very_many_at_once_are_counted_too(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that waited until they are asked for."""
    monkeypatch.setattr(flood, "MANY", 2)
    for number in range(6):
        scene.seeker_writes(f"message {number}")
    scene.phones.deliver()
    waiting = 6 - scene.case_now.unshown + 1
    assert 0 < waiting < 6
    changes_hands(scene)
    assert asked(scene, waiting)
    scene.seeker_taps("onward")
    assert scene.sees(scene.lead, "message 5")


def test_what_was_taken_back_does_not_go_on(scene: Scene) -> None:
    """Nor is anybody told of it."""
    changes_hands(scene, "first words", "second words")
    first = scene.room.work.transcript.read(scene.case.id)[0]
    scene.room.work.transcript.take_back(EntryRef(scene.case.id, first.seq))
    scene.seeker_taps("onward")
    assert not scene.sees(scene.lead, "first words")
    assert scene.sees(scene.lead, "second words")
