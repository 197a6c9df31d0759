"""After an urgent case: a pause, a talk, or neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.records import Case, Staff
from handlers import closing
from handlers.staff import aftercare
from locales.texts import people as texts, seeker as seeker_texts, staff as staff_texts
from tests.unit.db.house import MORNING
from tests.unit.handlers.room import Room
from tests.unit.handlers.staff.team import NL, Team


def close(room: Room, member: Staff, **known: object) -> Case:
    case = replace(room.case(room.seeker(), "open"), **known)  # type: ignore[arg-type]
    room.work.cases.save(case)
    room.held(case, member)
    closing.close(room.desk, case, "seeker", "helped", seeker_texts.ENDED_BY_CONFIDANT, staff_texts.ENDED)
    return case


@pytest.mark.parametrize(
    ("known", "offered"),
    [({"urgent": True}, True), ({"level": "urgent"}, True), ({"level": "support"}, False), ({}, False)],
)
def test_only_after_an_urgent_case(room: Room, team: Team, known: dict[str, object], offered: bool) -> None:
    """Whether the seeker said so or the answers did."""
    noor = team.one("Noor", "confidant")
    close(room, noor, **known)
    assert (NL(texts.AFTER_URGENT) in team.gets(noor)) is offered


def test_a_pause_of_a_week(room: Room, team: Team) -> None:
    """It begins now and ends by itself."""
    noor = team.one("Noor", "confidant")
    aftercare.chosen(room.desk, noor, room.press(noor, "ca:pause"))
    assert not team.now(noor).available
    assert team.now(noor).paused_until == MORNING + timedelta(days=7)


def test_a_talk_tells_every_coordinator_once_and_nothing_of_the_case(room: Room, team: Team) -> None:
    """The name of the one who would like to talk, however often it is pressed."""
    noor, nadia, other = (
        team.one("Noor", "confidant"),
        team.one("Nadia", "coordinator"),
        team.one("O", "coordinator"),
    )
    press = room.press(noor, "ca:talk")
    for _ in range(2):
        aftercare.chosen(room.desk, team.now(noor), press)
    assert team.gets(nadia) == team.gets(other) == [NL(texts.WANTS_TALK, name="Noor")]
    assert NL(texts.TALK_ASKED) in team.gets(noor)


def test_without_a_coordinator_that_is_said(room: Room, team: Team) -> None:
    """Nobody is promised a talk that nobody heard of."""
    noor = team.one("Noor", "confidant")
    aftercare.chosen(room.desk, noor, room.press(noor, "ca:talk"))
    assert NL(texts.TALK_NOBODY) in team.gets(noor)


def test_neither_changes_nothing(room: Room, team: Team) -> None:
    """No pause, nobody told, a kind word."""
    noor, nadia = team.one("Noor", "confidant"), team.one("Nadia", "coordinator")
    aftercare.chosen(room.desk, noor, room.press(noor, "ca:no"))
    assert team.now(noor).available
    assert team.gets(nadia) == []
    assert NL(texts.AFTER_DONE) in team.gets(noor)
