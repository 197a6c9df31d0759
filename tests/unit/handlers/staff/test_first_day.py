"""The first day, screen by screen, and the list of commands by what they are for."""

from __future__ import annotations

import pytest

from handlers.staff import joining
from locales import tongue
from locales.languages import READINGS
from locales.texts import first_day as texts, staff as staff_texts
from tests.unit.handlers.handing import Scene

NL = tongue("nl")


def test_it_is_read_screen_by_screen_in_one_message(scene: Scene) -> None:
    """To the end, where it says that one is ready."""
    scene.commands(scene.lead, "/firstday")
    scene.phones.deliver()
    before = len(scene.phones.texts(scene.lead))
    seen = [scene.phones.texts(scene.lead)[-1]]
    for number in range(1, len(texts.SCREENS) + 1):
        scene.presses(scene.lead, scene.phones.press(scene.lead, f"gd:{number}"))
        scene.phones.deliver()
        seen.append(scene.phones.texts(scene.lead)[-1])
    assert len(scene.phones.texts(scene.lead)) == before
    assert len(set(seen)) == len(texts.SCREENS) + 1
    assert seen[-1] == NL(texts.DONE)


def test_there_is_a_way_back(scene: Scene) -> None:
    """To the screen before."""
    scene.commands(scene.lead, "/firstday")
    scene.taps(scene.lead, "gd:1")
    scene.taps(scene.lead, "gd:0")
    scene.phones.deliver()
    assert scene.phones.texts(scene.lead)[-1].startswith(NL(texts.OF, number=1, total=len(texts.SCREENS)))


@pytest.mark.parametrize("made_up", ["gd:", "gd:-1", "gd:99", "gd:x"])
def test_a_made_up_screen_is_an_old_button(scene: Scene, made_up: str) -> None:
    """Nothing breaks."""
    scene.presses(scene.lead, scene.room.press(scene.lead, made_up))
    scene.phones.deliver()
    assert NL(staff_texts.OLD_BUTTON) in scene.phones.answers


@pytest.mark.parametrize("reading", READINGS)
def test_every_screen_has_its_words_in_every_language(reading: str) -> None:
    """One of them names the line; a text that inserts something else would warn, which is an error here."""
    say = tongue(reading)
    for number, screen in enumerate(texts.SCREENS):
        assert say(screen, **({"line": "Amana"} if number == 0 else {}))


def test_every_command_stands_under_one_heading() -> None:
    """And no heading names one that is not there."""
    named = [name for _, names in texts.GROUPS for name in names]
    assert len(named) == len(set(named))
    assert set(named) <= set(staff_texts.COMMANDS)


def test_help_has_all_commands_of_a_role_and_no_empty_heading(scene: Scene) -> None:
    """A confidant is not shown what an admin sets up."""
    scene.commands(scene.lead, "/help")
    scene.phones.deliver()
    shown = scene.phones.texts(scene.lead)[-1]
    for name, _ in joining.commands(scene.now(scene.lead)):
        assert f"/{name} " in shown
    setting = NL(texts.GROUPS[-1][0])
    assert setting not in shown
