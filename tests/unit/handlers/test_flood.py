"""Very many messages at once: all are kept, and read bit by bit."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers import flood
from locales import tongue
from locales.texts import abuse as texts, delivery, handover
from tests.unit.handlers.handing import Scene

NL = tongue("nl")


def writes(scene: Scene, count: int, pause: timedelta = timedelta(seconds=0.5)) -> list[str]:
    """The seeker writes so many messages."""
    said = []
    for number in range(count):
        scene.room.work._scope.now += pause
        said.append(f"line {number}.")
        scene.seeker_writes(said[-1])
    scene.phones.deliver()
    return said


def shown(scene: Scene) -> list[str]:
    """What of that stands on the confidant's phone."""
    return [text for text in scene.phones.texts(scene.lead) if text.startswith("line ")]


def test_somebody_in_despair_loses_nothing_and_waits_for_nothing(scene: Scene) -> None:
    """A hundred and twenty lines in a minute go at once, and nobody is told off."""
    said = writes(scene, flood.MANY)
    assert shown(scene) == said
    assert not scene.sees(scene.seeker, NL(texts.SLOWED))


def test_whoever_writes_for_hours_is_not_slowed(scene: Scene) -> None:
    """A long conversation is not a flood."""
    said = writes(scene, 2 * flood.MANY, timedelta(seconds=3))
    assert shown(scene) == said


def test_beyond_that_all_is_kept_and_shown_bit_by_bit(scene: Scene) -> None:
    """In order, to the last one, as often as the confidant asks."""
    said = writes(scene, flood.MANY + 60)
    assert shown(scene) == said[: flood.MANY]
    assert scene.phones.all_text(scene.seeker).count(NL(texts.SLOWED)) == 1
    for _ in range(3):
        scene.taps(scene.lead, "more")
        scene.phones.deliver()
    assert shown(scene) == said
    assert scene.case_now.unshown == 0
    assert scene.sees(scene.lead, NL(texts.ALL_SHOWN, case=scene.case.name))


def test_what_comes_later_stays_behind_what_waits(scene: Scene) -> None:
    """Else the newest would be read before the oldest."""
    writes(scene, flood.MANY + 20)
    scene.room.work._scope.now += timedelta(hours=1)
    scene.seeker_writes("line last.")
    scene.phones.deliver()
    assert "line last." not in shown(scene)
    scene.taps(scene.lead, "more")
    scene.taps(scene.lead, "more")
    scene.phones.deliver()
    assert shown(scene)[-1] == "line last."


def test_a_flood_puts_few_letters_in_the_confidants_chat(scene: Scene) -> None:
    """Other seekers' words come through the same chat."""
    before = scene.room.work.outbox.waiting()
    for _ in range(500):
        scene.seeker_writes("x")
    assert scene.room.work.outbox.waiting() - before < flood.MANY + 2 * 500 / flood.PAGE


def test_whoever_takes_the_case_over_sees_all(scene: Scene) -> None:
    """Nothing waits behind a button that the next one never had."""
    writes(scene, flood.MANY + 20)
    other = scene.person("Other")
    held = scene.room.work.assignments.new(scene.case.id, other.id, "[]")
    from handlers.company import briefing

    briefing.show(scene.room.desk, other, scene.case_now, held)
    assert scene.case_now.unshown == 0


def test_who_joins_takes_nothing_from_who_is_there(scene: Scene) -> None:
    """What was kept back is shown to the newcomer with the rest, and to the confidant in the same moment."""
    boss = scene.person("Boss", "coordinator")
    said = writes(scene, flood.MANY + 30)
    reason = next(iter(handover.JOIN_REASONS))
    scene.presses(boss, scene.room.press(boss, f"jr:{scene.case.id}:{reason}"))
    scene.phones.deliver()
    assert shown(scene) == said
    assert all(scene.sees(boss, one) for one in (said[0], said[-1]))
    assert scene.sees(scene.lead, NL(texts.ALL_SHOWN, case=scene.case.name))


@pytest.mark.parametrize("pages", [0, 2])
def test_what_nobody_asked_for_before_the_end_is_told_of(scene: Scene, pages: int) -> None:
    """Whoever wrote it does not have to believe that it was read."""
    writes(scene, flood.MANY + 30)
    for _ in range(pages):
        scene.taps(scene.lead, "more")
    scene.presses(scene.lead, scene.room.press(scene.lead, f"end:{scene.case.id}:helped"))
    told = NL(delivery.UNSEEN, count=30)
    assert scene.sees(scene.seeker, told) is (pages == 0)
