"""A report, a coordinator's decision, and what each of them hears."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from db import tables
from db.records import Staff
from handlers import blocking
from handlers.seeker import erasing
from handlers.staff import reporting
from locales import tongue
from locales.texts import abuse as texts, common
from tests.unit.handlers.handing import Scene

NL = tongue("nl")


@pytest.fixture
def coordinator(scene: Scene) -> Staff:
    return scene.person("Hanan", "coordinator")


def reports(scene: Scene, kind: str = "threat") -> None:
    """The confidant reports the seeker."""
    scene.commands(scene.lead, "/report")
    scene.phones.deliver()
    press = scene.room.press(scene.lead, f"rp:{scene.case.id}:{kind}")
    scene.presses(scene.lead, press)
    scene.phones.deliver()


def decides(scene: Scene, coordinator: Staff, what: str) -> None:
    """The coordinator decides."""
    press = scene.phones.press(coordinator, f"rd:{scene.case.id}:{what}")
    scene.presses(coordinator, press)
    scene.phones.deliver()


def acts(scene: Scene) -> list[str]:
    """What the audit log says was done, newest first."""
    return [one.act for one in scene.room.work.audit.newest(10)]


def test_those_who_decide_read_who_and_what_and_nothing_that_was_said(
    scene: Scene, coordinator: Staff
) -> None:
    """A coordinator does not look into a case for a report."""
    scene.seeker_writes("canary in the conversation")
    reports(scene)
    assert scene.sees(coordinator, NL(texts.KINDS["threat"]))
    assert scene.sees(coordinator, scene.case.name)
    assert not scene.sees(coordinator, "canary")
    assert acts(scene)[0] == "reported"


def test_the_seeker_hears_nothing_of_a_report(scene: Scene, coordinator: Staff) -> None:
    """Nothing follows from it until somebody has decided."""
    before = scene.phones.texts(scene.seeker)
    reports(scene)
    assert scene.phones.texts(scene.seeker) == before
    assert scene.case_now.state == "open"


@pytest.mark.parametrize("what", ["talk", "warn"])
def test_the_conversation_can_go_on(scene: Scene, coordinator: Staff, what: str) -> None:
    """With a clear word to the seeker, or without; the confidant hears who decided."""
    reports(scene)
    decides(scene, coordinator, what)
    assert scene.sees(scene.lead, NL(texts.DECIDED_BY, name="Hanan"))
    assert scene.sees(scene.seeker, NL(texts.WARNING)) is (what == "warn")
    assert scene.case_now.state == "open"


@pytest.mark.parametrize("days", reporting.DAYS)
def test_a_block_says_until_when_why_and_what_to_do_in_danger(
    scene: Scene, coordinator: Staff, days: int
) -> None:
    """The conversation ends; 112 and 113 stand there, and a way to object."""
    reports(scene)
    decides(scene, coordinator, str(days))
    told = scene.phones.all_text(scene.seeker)
    assert NL(texts.GROUNDS["threat"]) in told
    assert "112" in told
    assert NL(common.EMERGENCY).split("\n")[0].strip("*") in told
    made = scene.room.work.blocks.of(scene.seeker.chat_id)
    assert made
    assert made.until == scene.room.work.now + timedelta(days=days)
    assert scene.case_now.state == "closed"
    assert "object" in scene.phones.actions(scene.seeker)


def test_only_the_first_decision_counts(scene: Scene, coordinator: Staff) -> None:
    """Two coordinators press at once."""
    other = scene.person("Other", "coordinator")
    reports(scene)
    late = scene.phones.press(other, f"rd:{scene.case.id}:90")
    decides(scene, coordinator, "talk")
    scene.presses(other, late)
    assert scene.room.work.blocks.every() == []
    assert scene.case_now.state == "open"


def test_whoever_reports_does_not_decide(scene: Scene, coordinator: Staff) -> None:
    """A coordinator who holds the case is decided for by a colleague."""
    scene.room.work.staff.save(replace(scene.now(scene.lead), roles=("confidant", "coordinator")))
    reports(scene)
    assert not [one for one in scene.phones.actions(scene.lead) if one.startswith("rd:")]
    assert [one for one in scene.phones.actions(coordinator) if one.startswith("rd:")]


def test_a_case_that_is_not_theirs_cannot_be_reported(scene: Scene, coordinator: Staff) -> None:
    """Nor by a made-up button."""
    other = scene.person("Other")
    scene.presses(other, scene.room.press(other, f"rp:{scene.case.id}:threat"))
    assert scene.case_now.report is None


def blocked(scene: Scene) -> None:
    """The seeker is blocked for a week."""
    blocking.block(scene.room.desk, scene.room.again(scene.seeker), "x", "insult", 7)
    scene.phones.deliver()


def test_whoever_writes_on_hears_it_once_a_day(scene: Scene) -> None:
    """And not at every word."""
    blocked(scene)
    for hours, times in ((1, 1), (25, 2), (26, 2)):
        scene.room.work._scope.now += timedelta(hours=1) if hours != 25 else timedelta(hours=24)
        made = scene.room.work.blocks.of(scene.seeker.chat_id)
        assert made
        blocking.tell(scene.room.desk, scene.seeker.chat_id, made)
        scene.phones.deliver()
        assert scene.phones.all_text(scene.seeker).count(NL(texts.GROUNDS["insult"])) == times


def test_an_objection_reaches_those_who_decide_once(scene: Scene, coordinator: Staff) -> None:
    """They can end the block; nothing else of whoever it is is known."""
    blocked(scene)
    for _ in range(2):
        made = scene.room.work.blocks.of(scene.seeker.chat_id)
        assert made
        blocking.objected(scene.room.desk, scene.seeker.chat_id, made)
    scene.phones.deliver()
    assert len([one for one in scene.phones.actions(coordinator) if one.startswith("lift:")]) == 1
    scene.taps(coordinator, "lift")
    assert scene.room.work.blocks.of(scene.seeker.chat_id) is None
    assert acts(scene)[0] == "unblocked"


def test_erasing_leaves_the_block_and_nothing_else(scene: Scene) -> None:
    """The seeker's right stands; the hash stays for its days."""
    blocked(scene)
    erasing.forget(scene.room.desk, scene.room.again(scene.seeker))
    assert scene.room.work.blocks.of(scene.seeker.chat_id)
    assert scene.room.work.cases.get(scene.case.id) is None


def test_at_its_end_nothing_is_left_of_who_erased_everything(scene: Scene) -> None:
    """The hash is there until its last moment, and the clock's next round destroys it: a stranger again."""
    blocked(scene)
    erasing.forget(scene.room.desk, scene.room.again(scene.seeker))
    (made,) = scene.room.work.blocks.every()
    for left, rows in ((timedelta(seconds=1), 1), (timedelta(0), 0)):
        scene.room.work._scope.now = made.until - left
        blocking.forget(scene.room.desk)
        assert len(list(scene.room.work._scope.all(select(tables.blocks)))) == rows
    assert scene.room.work.blocks.of(scene.seeker.chat_id) is None
    assert scene.room.work.seekers.find(scene.seeker.chat_id) is None


def test_the_list_says_until_when_and_why(scene: Scene, coordinator: Staff) -> None:
    """And never who."""
    scene.commands(coordinator, "/blocks")
    assert scene.sees(coordinator, NL(texts.BLOCKS_NONE))
    blocked(scene)
    scene.commands(coordinator, "/blocks")
    assert scene.sees(coordinator, NL(texts.KINDS["insult"]))
    assert str(scene.seeker.chat_id) not in scene.phones.all_text(coordinator)


def test_nobody_decides_about_their_own_report(scene: Scene, coordinator: Staff) -> None:
    """A button that was never theirs does nothing, even for somebody who coordinates too."""
    both = replace(scene.now(scene.lead), roles=("confidant", "coordinator"))
    scene.room.work.staff.save(both)
    reports(scene)
    scene.presses(scene.lead, scene.room.press(scene.lead, f"rd:{scene.case.id}:90"))
    assert scene.case_now.state == "open"
    decides(scene, coordinator, "90")
    assert scene.case_now.state == "closed"


def test_nobody_lifts_their_own_block(scene: Scene, coordinator: Staff) -> None:
    """Somebody who coordinates was blocked as a seeker: others can lift it."""
    until = scene.room.work.now + timedelta(days=7)
    made = scene.room.work.blocks.put(coordinator.chat_id, until, scene.lead.id, "threat", "nl")
    scene.commands(coordinator, "/blocks")
    assert scene.sees(coordinator, NL(texts.BLOCKS_NONE))
    scene.presses(coordinator, scene.room.press(coordinator, f"lift:{made.id}"))
    assert scene.room.work.blocks.of(coordinator.chat_id)
    other = scene.person("Nadia", "coordinator")
    scene.presses(other, scene.room.press(other, f"lift:{made.id}"))
    assert scene.room.work.blocks.of(coordinator.chat_id) is None
