"""An alarm goes further until somebody takes it, and the seeker hears when nobody does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.records import Staff
from handlers import danger, duties
from handlers.clock import unanswered
from handlers.seeker import erasing
from handlers.watch import chain
from locales import tongue
from locales.texts import alarm as texts, common, staff as staff_texts
from tests.unit.handlers.handing import Scene

NL, AR = tongue("nl"), tongue("ar")


@pytest.fixture
def team(scene: Scene) -> dict[str, Staff]:
    """One coordinator on duty, one off it, and an admin."""
    until = scene.room.work.now + timedelta(days=1)
    return {
        "on": scene.person("On", "coordinator", watch_until=until),
        "off": scene.person("Off", "coordinator"),
        "admin": scene.person("Admin", "admin"),
    }


def waits(scene: Scene, minutes: float = 10) -> None:
    scene.room.work._scope.now += timedelta(minutes=minutes)
    unanswered.sound_again(scene.room.desk)


def alerted(scene: Scene, team: dict[str, Staff], words: str) -> list[str]:
    return [name for name, member in team.items() if scene.sees(member, words)]


def test_first_those_on_duty_then_everybody(scene: Scene, team: dict[str, Staff]) -> None:
    """Step by step, ten minutes each."""
    scene.commands(scene.lead, "/red")
    head = NL(texts.ALERT, case=scene.case.name, name="Lead").replace("*", "")
    assert alerted(scene, team, head) == ["on"]
    waits(scene, 9)
    assert alerted(scene, team, head) == ["on"]
    waits(scene, 1)
    assert alerted(scene, team, head) == ["on", "off"]
    waits(scene)
    assert alerted(scene, team, head) == ["on", "off", "admin"]


def test_without_anybody_on_duty_all_coordinators_hear_it_at_once(
    scene: Scene, team: dict[str, Staff]
) -> None:
    """A roster that nobody has filled in holds up no alarm."""
    scene.room.work.staff.save(replace(scene.now(team["on"]), watch_until=None))
    scene.commands(scene.lead, "/red")
    head = NL(texts.ALERT, case=scene.case.name, name="Lead").replace("*", "")
    assert alerted(scene, team, head) == ["on", "off"]


def test_when_nobody_takes_it_the_seeker_hears_so_once(scene: Scene, team: dict[str, Staff]) -> None:
    """Honestly, with 112 and 113, in the seeker's language and in Dutch."""
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), language="ar"))
    scene.commands(scene.lead, "/red")
    for _ in range(2):
        waits(scene)
    assert not scene.sees(scene.seeker, AR(texts.NOBODY_WATCHES).split(".")[0])
    for _ in range(3):
        waits(scene)
    scene.phones.deliver()
    (told,) = [
        one for one in scene.phones.texts(scene.seeker) if AR(texts.NOBODY_WATCHES).replace("*", "") in one
    ]
    assert NL(common.EMERGENCY).replace("*", "") in told
    assert NL(texts.NOBODY_WATCHES).replace("*", "") in told


def test_once_somebody_is_on_it_it_goes_no_further(scene: Scene, team: dict[str, Staff]) -> None:
    """And the seeker hears nothing of it."""
    scene.commands(scene.lead, "/red")
    scene.taps(team["on"], "ra")
    for _ in range(5):
        waits(scene)
    assert alerted(scene, team, "🚨") == ["on"]
    assert not scene.sees(scene.seeker, NL(texts.NOBODY_WATCHES).split(".")[0])


def test_an_urgent_case_that_waits_is_an_alarm_until_somebody_has_it(
    scene: Scene, team: dict[str, Staff]
) -> None:
    """It can be taken, goes further when it is not, and is over when a confidant accepts."""
    seeker = scene.room.seeker()
    case = scene.room.case(seeker, "waiting", urgent=True)
    danger.alert_staff(scene.room.desk, case)
    head = NL(staff_texts.URGENT_WAITING, case=case.name)
    assert alerted(scene, team, head) == ["on"]
    waits(scene)
    assert alerted(scene, team, head) == ["on", "off"]
    other = scene.person("Other")
    made = scene.room.offered(case, other)
    scene.presses(other, scene.room.press(other, f"of:{made.id}"))
    over = NL(texts.SOMEBODY_HAS_IT, case=case.name)
    assert alerted(scene, team, over) == ["on", "off"]
    found = scene.room.work.cases.get(case.id)
    assert found
    assert (found.state, found.alarm) == ("open", None)


def test_who_must_not_hear_of_a_seeker_hears_no_alarm(scene: Scene, team: dict[str, Staff]) -> None:
    """Nor may they take it."""
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), barred=(team["on"].id,)))
    scene.commands(scene.lead, "/red")
    assert alerted(scene, team, "🚨") == ["off"]
    scene.presses(team["on"], scene.room.press(team["on"], f"ra:{scene.case.id}"))
    assert scene.case_now.alarm
    assert scene.case_now.alarm.taken_by == ""


def test_an_erased_case_takes_its_alarm_along(scene: Scene, team: dict[str, Staff]) -> None:
    """From every phone it had reached, while it waits and while it is open."""
    asks = scene.room.seeker()
    danger.alert_staff(scene.room.desk, scene.room.case(asks, "waiting", urgent=True))
    scene.commands(scene.lead, "/red")
    for _ in range(2):
        waits(scene)
    assert alerted(scene, team, scene.case.name) == ["on", "off", "admin"]
    for one in (scene.seeker, asks):
        erasing.forget(scene.room.desk, scene.room.again(one))
    for name in (scene.case.name, "🔴"):
        assert alerted(scene, team, name) == []
    duties.forget_post(scene.room.desk)


def test_a_step_at_which_nobody_is_there_is_the_next(scene: Scene) -> None:
    """On a line with an admin only, the admin hears it at once."""
    admin = scene.person("Admin", "admin")
    scene.commands(scene.lead, "/red")
    assert scene.case_now.alarm
    assert [one.id for one in chain.reached(scene.room.desk, scene.case_now, scene.case_now.alarm)] == [
        admin.id
    ]
