"""One case cannot be read any more: everything goes on around it, and it can still be erased."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.records import Case, Handover
from handlers import luggage
from handlers.company import handover
from handlers.seeker import asking, erasing
from handlers.staff import cases, joining_in, queue, removing
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room


def spoil(room: Room, case: Case, column: str) -> None:
    """Make a case unreadable, as a damaged disk would."""
    room.work._scope.say(f"UPDATE cases SET {column} = x'00' WHERE id = '{case.id}'")
    room.work._keychain.drop()


@pytest.fixture(params=["record", "wrapped_key"], autouse=True)
def bad(room: Room, scene: Scene, request: pytest.FixtureRequest) -> Case:
    """An open case of the same confidant that cannot be read."""
    case = room.case(room.seeker(), "open")
    room.held(case, scene.lead)
    spoil(room, case, request.param)
    return case


def test_the_queue_and_the_list_to_join_show_the_others(scene: Scene) -> None:
    """A coordinator sees every case that can be read."""
    boss = scene.person("Boss", "coordinator")
    queue.show(scene.room.desk, boss, scene.room.letter(boss, "/queue"))
    joining_in.command(scene.room.desk, boss, scene.room.letter(boss, "/join"))
    scene.phones.deliver()
    assert {f"qc:{scene.case.id}", f"jn:{scene.case.id}"} <= set(scene.phones.actions(boss))


def test_a_hand_over_goes_on(scene: Scene) -> None:
    """The clock offers the next case although the one before it cannot be read."""
    other = scene.person("Other")
    wanted = Handover(scene.lead.id, agreed=True, with_transcript=True)
    scene.room.work.cases.save(replace(scene.case_now, handover=wanted))
    handover.keep_going(scene.room.desk)
    assert [made.staff_id for made in scene.room.work.offers.all_open_for(scene.case.id)] == [other.id]


def test_whoever_holds_it_goes_on_with_the_other(scene: Scene) -> None:
    """The list has the other case, and what is written in its topic arrives."""
    assert [case.id for case in cases.held_by(scene.room.desk, scene.lead)] == [scene.case.id]
    scene.writes(scene.lead, "goedemorgen")
    assert scene.sees(scene.seeker, "goedemorgen")


def test_the_file_of_whoever_is_asked_for_advice_is_fetched(scene: Scene) -> None:
    """Neither a coordinator's photo nor a confidant's is left lying because of it."""
    boss = scene.person("Boss", "coordinator")
    scene.commands(scene.lead, "/advice")
    scene.writes(scene.lead, "wat nu?")
    scene.phones.deliver()
    for one in (boss, scene.lead):
        assert luggage.wanted(scene.room.work, "staff", one.chat_id, "photo")


def test_somebody_new_can_begin(scene: Scene) -> None:
    """A new case finds a name, although one name that is in use cannot be read."""
    seeker = scene.room.seeker()
    asking.begin(scene.room.desk, seeker, scene.room.press(seeker, "talk"))
    assert scene.room.again(seeker).stage == "intake"


def test_a_seeker_erases_it_with_everything_else(bad: Case, room: Room) -> None:
    """What nobody can read is destroyed like the rest."""
    seeker = room.work.seekers.get(bad.seeker_id)
    assert seeker is not None
    erasing.forget(room.desk, seeker)
    assert bad.id not in room.work.cases.ids_in_state("open")
    assert room.work.seekers.get(seeker.id) is None


def test_whoever_holds_it_can_be_removed(scene: Scene) -> None:
    """The other case waits again, and nobody is on either."""
    removing.remove(scene.room.desk, scene.now(scene.lead))
    assert scene.room.work.staff.get(scene.lead.id) is None
    assert scene.case_now.state == "waiting"
    assert scene.room.work.assignments.loads() == {}
