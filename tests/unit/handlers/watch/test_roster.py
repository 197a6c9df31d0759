"""Who is on duty: by the week, for once, and never somebody who cannot be reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from db.records import Staff
from handlers.staff import on_duty
from handlers.watch import roster
from locales import tongue
from locales.texts import watch as texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room

NL = tongue("nl")
MONDAY_EVENING = datetime(2026, 11, 23, 20, 0, tzinfo=ZoneInfo("Europe/Amsterdam")).astimezone(UTC)


@pytest.fixture
def scene(room: Room) -> Scene:
    room.work._scope.now = MONDAY_EVENING
    return Scene(room)


def coordinator(scene: Scene, name: str = "Hanan", **known: object) -> Staff:
    return scene.person(name, "coordinator", **known)


def there(scene: Scene) -> list[str]:
    return [one.name for one in roster.watching(scene.room.desk)]


def test_by_the_week(scene: Scene) -> None:
    """In the part of the week that was chosen, and in no other."""
    coordinator(scene, watch=("mon.evening",))
    assert there(scene) == ["Hanan"]
    scene.room.work._scope.now += timedelta(hours=5)
    assert there(scene) == []


def test_a_word_for_once_counts_more_than_the_week(scene: Scene) -> None:
    """On duty without fixed hours, and off it in the middle of them."""
    hanan = coordinator(scene)
    scene.commands(hanan, "/duty")
    scene.taps(hanan, "dn")
    assert there(scene) == ["Hanan"]
    scene.room.work.staff.save(replace(scene.now(hanan), watch=("mon.evening",)))
    scene.commands(hanan, "/duty")
    scene.taps(hanan, "df")
    assert there(scene) == []
    scene.room.work._scope.now += timedelta(days=7)
    assert there(scene) == ["Hanan"]


def test_for_so_many_hours_and_no_longer(scene: Scene) -> None:
    """The last button of the row says twelve."""
    hanan = coordinator(scene)
    scene.commands(hanan, "/duty")
    scene.taps(hanan, "dn")
    scene.room.work._scope.now += timedelta(hours=max(on_duty.FOR_ONCE)) - timedelta(minutes=1)
    assert there(scene) == ["Hanan"]
    scene.room.work._scope.now += timedelta(minutes=2)
    assert there(scene) == []


@pytest.mark.parametrize(
    "known", [{"unreachable": True}, {"away": (("2026-11-23", "2026-11-24"),)}], ids=["blocked", "holiday"]
)
def test_who_is_not_there_is_not_on_duty(scene: Scene, known: dict[str, object]) -> None:
    """Whatever their week says."""
    coordinator(scene, watch=("mon.evening",), **known)
    assert there(scene) == []


def test_a_confidant_is_never_on_duty(scene: Scene) -> None:
    """Only coordinators can take an alarm."""
    scene.person("Yusuf", watch=("mon.evening",))
    assert there(scene) == []


def test_the_week_is_chosen_by_day_and_part(scene: Scene) -> None:
    """Tap after tap on one message; the list shows it to everybody."""
    hanan = coordinator(scene)
    scene.commands(hanan, "/duty")
    for verb in ("dw:week", "dw:mon", "dw:mon.evening", "dw:week", "dl"):
        scene.taps(hanan, verb)
    scene.phones.deliver()
    assert scene.now(hanan).watch == ("mon.evening",)
    assert "18–24" in scene.phones.texts(hanan)[-1]
    assert NL(texts.NOW, names="Hanan").replace("*", "") in scene.phones.texts(hanan)[-1]


def test_whoever_leaves_nobody_on_duty_is_told(scene: Scene) -> None:
    """In a pop-up, so that it is not overlooked."""
    hanan = coordinator(scene, watch=("mon.evening",))
    scene.commands(hanan, "/duty")
    scene.taps(hanan, "df")
    scene.phones.deliver()
    assert NL(texts.NOBODY_LEFT) in scene.phones.answers


@pytest.mark.parametrize("made_up", ["dn:99", "dn:-1", "dn:", "dw:mon.noon", "dw:xyz"])
def test_what_no_button_says_changes_nothing(scene: Scene, made_up: str) -> None:
    """A made-up press is an old button."""
    hanan = coordinator(scene)
    scene.presses(hanan, scene.room.press(hanan, made_up))
    assert (scene.now(hanan).watch, scene.now(hanan).watch_until) == ((), None)
