"""The board: what has to be done, in its order, kept up to date, and what can be done about each case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.records import Board, Case, Staff
from handlers.staff import board
from locales import tongue
from locales.texts import staff as staff_texts, watch as texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import UTRECHT

NL = tongue("nl")


@pytest.fixture
def hanan(scene: Scene) -> Staff:
    return scene.person("Hanan", "coordinator")


def waiting(scene: Scene, **known: object) -> Case:
    """Another seeker's case, for which nobody has been asked."""
    return scene.room.case(scene.room.seeker(), "waiting", **known)


def opens(scene: Scene, member: Staff, case: Case | None = None) -> str:
    """The board, or one case on it, as it reads."""
    scene.commands(member, "/board")
    scene.phones.deliver()
    if case:
        scene.taps(member, f"bc:{case.id}")
    return shown(scene, member)


def shown(scene: Scene, member: Staff) -> str:
    """What the board reads now."""
    scene.phones.deliver()
    there = scene.now(member).board
    assert there
    return scene.phones.screens[member.chat_id][there.message_id].text


def renewed(scene: Scene, member: Staff) -> str:
    board.renew(scene.room.desk, board.standing(scene.room.work))
    return shown(scene, member)


def test_the_most_pressing_comes_first(scene: Scene, hanan: Staff) -> None:
    """Alarms, then who waits by how pressing it is, then what is with a confidant."""
    calm = waiting(scene, level="advice")
    pressing = waiting(scene, level="urgent")
    alarm = scene.case
    scene.commands(scene.lead, "/red")
    text = opens(scene, hanan)
    places = [text.index(one.name) for one in (alarm, pressing, calm)]
    assert places == sorted(places)
    assert NL(texts.ALARM_NOBODY) in text


def test_long_unanswered_cases_have_a_place_of_their_own(scene: Scene, hanan: Staff) -> None:
    """With who has it and since when."""
    scene.seeker_writes("are you there?")
    scene.room.work._scope.now += timedelta(days=4)
    text = opens(scene, hanan)
    assert NL(texts.UNANSWERED).replace("*", "") in text
    assert "Lead" in text


def test_it_is_kept_up_to_date_where_it_stands(scene: Scene, hanan: Staff) -> None:
    """One message changes; there is no flood of them."""
    opens(scene, hanan)
    messages = len(scene.phones.texts(hanan))
    case = waiting(scene)
    assert case.name in renewed(scene, hanan)
    assert len(scene.phones.texts(hanan)) == messages


def test_when_nothing_has_changed_nothing_is_sent(scene: Scene, hanan: Staff) -> None:
    """The time it was drawn at is no reason."""
    opens(scene, hanan)
    renewed(scene, hanan)
    scene.room.work._scope.now += timedelta(minutes=3)
    board.renew(scene.room.desk, board.standing(scene.room.work))
    assert scene.room.work.outbox.claim(9, ("staff",)) == []


def test_a_new_board_takes_the_old_one_away(scene: Scene, hanan: Staff) -> None:
    """At the end of the chat, where it is seen."""
    opens(scene, hanan)
    first = scene.now(hanan).board
    opens(scene, hanan)
    second = scene.now(hanan).board
    assert first
    assert second
    assert first.message_id not in scene.phones.screens[hanan.chat_id]
    assert second.message_id in scene.phones.screens[hanan.chat_id]


def test_after_hours_it_says_that_it_is_old(scene: Scene, hanan: Staff) -> None:
    """Nobody trusts a board that does not move any more."""
    opens(scene, hanan)
    there = scene.now(hanan).board
    scene.room.work._scope.now += board.KEPT_FOR + timedelta(minutes=1)
    board.renew(scene.room.desk, board.standing(scene.room.work))
    scene.phones.deliver()
    assert there
    assert NL(texts.OLD) in scene.phones.screens[hanan.chat_id][there.message_id].text
    assert scene.now(hanan).board is None


def test_who_coordinates_no_more_keeps_no_board(scene: Scene, hanan: Staff) -> None:
    """What it showed goes, too."""
    opens(scene, hanan)
    there = scene.now(hanan).board
    scene.room.work.staff.save(replace(scene.now(hanan), roles=("confidant",)))
    board.renew(scene.room.desk, board.standing(scene.room.work))
    scene.phones.deliver()
    assert there
    assert scene.case.name not in scene.phones.screens[hanan.chat_id][there.message_id].text


def test_cases_of_whom_they_must_not_hear_are_not_on_it(scene: Scene, hanan: Staff) -> None:
    """Neither in the list nor by a made-up button."""
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), barred=(hanan.id,)))
    assert scene.case.name not in opens(scene, hanan)
    for verb in ("bc", "bj", "bh", "bs", "br", "bx"):
        scene.presses(hanan, scene.room.press(hanan, f"{verb}:{scene.case.id}"))
    scene.presses(hanan, scene.room.press(hanan, f"bz:{scene.case.id}:helped"))
    assert scene.case_now.state == "open"
    assert not scene.sees(hanan, scene.case.name)


def test_nobodys_words_are_on_it(scene: Scene, hanan: Staff) -> None:
    """Names of cases, levels, times and colleagues."""
    scene.seeker_writes("canary")
    opens(scene, hanan, scene.case)
    assert not scene.sees(hanan, "canary")


def test_a_coordinator_takes_a_case_that_waits(scene: Scene) -> None:
    """As if it had been offered and accepted: the seeker hears it."""
    both = scene.room.member(UTRECHT, roles=("coordinator", "confidant"), name="Both")
    case = waiting(scene)
    opens(scene, both, case)
    scene.taps(both, "bt")
    found = scene.room.work.cases.get(case.id)
    held = scene.room.work.assignments.current(case.id)
    assert found
    assert held
    assert (found.state, held.staff_id) == ("open", both.id)


def test_a_wish_of_the_seekers_is_not_bent(scene: Scene, hanan: Staff) -> None:
    """A coordinator without a profile cannot be known to fit."""
    scene.room.work.staff.save(replace(scene.now(hanan), profile=""))
    case = waiting(scene)
    opens(scene, hanan, case)
    scene.taps(hanan, "bt")
    scene.phones.deliver()
    found = scene.room.work.cases.get(case.id)
    assert found
    assert found.state == "waiting"
    assert NL(texts.CANNOT_TAKE) in scene.phones.answers


def test_a_coordinator_offers_it_to_somebody_by_name(scene: Scene, hanan: Staff) -> None:
    """Only those whom no rule forbids it are named."""
    case, other = waiting(scene), scene.person("Other")
    scene.person("Away", available=False)
    opens(scene, hanan, case)
    scene.taps(hanan, "bo")
    scene.phones.deliver()
    names = [one.label for screen in scene.phones.screens[hanan.chat_id].values() for one in screen.buttons]
    assert "Other" in names
    assert "Away" not in names
    scene.presses(hanan, scene.room.press(hanan, f"bn:{case.id}:{other.id[:12]}"))
    assert [made.staff_id for made in scene.room.work.offers.all_open_for(case.id)] == [other.id]


def test_a_coordinator_asks_for_an_answer(scene: Scene, hanan: Staff) -> None:
    """The confidant hears by whom; the seeker hears nothing."""
    opens(scene, hanan, scene.case)
    scene.taps(hanan, "br")
    asked = NL(texts.PLEASE_ANSWER, name="Hanan", case=scene.case.name).split("\n")[0].replace("*", "")
    assert scene.sees(scene.lead, asked)
    assert not scene.sees(scene.seeker, "Hanan")


def test_a_coordinator_joins_with_a_reason(scene: Scene, hanan: Staff) -> None:
    """Nobody steps in without one."""
    opens(scene, hanan, scene.case)
    scene.taps(hanan, "bj")
    assert scene.held(hanan) is None
    scene.taps(hanan, "jr")
    assert scene.held(hanan)


def test_a_coordinator_asks_a_second_person(scene: Scene, hanan: Staff) -> None:
    """They are offered to join."""
    other = scene.person("Other")
    opens(scene, hanan, scene.case)
    scene.taps(hanan, "bs")
    scene.taps(hanan, "b2")
    (made,) = scene.room.work.offers.all_open_for(scene.case.id)
    assert (made.staff_id, made.part) == (other.id, "beside")


def test_a_coordinator_hands_it_over_and_the_seeker_is_asked(scene: Scene, hanan: Staff) -> None:
    """As from the case itself."""
    scene.person("Other")
    opens(scene, hanan, scene.case)
    scene.taps(hanan, "bh")
    scene.taps(hanan, "hf")
    assert scene.is_asked("pass:whole")


def test_a_coordinator_ends_it(scene: Scene, hanan: Staff) -> None:
    """The seeker and the confidant hear it, and the board says so no more."""
    opens(scene, hanan, scene.case)
    scene.taps(hanan, "bx")
    scene.taps(hanan, "bz")
    assert scene.case_now.state == "closed"
    assert scene.sees(scene.lead, NL(staff_texts.ENDED, case=scene.case.name, hours=24))
    assert scene.case.name not in renewed(scene, hanan)


def test_an_admin_sees_it_and_can_do_nothing_there(scene: Scene) -> None:
    """What an admin is for is not in cases."""
    admin = scene.person("Admin", "admin")
    opens(scene, admin, scene.case)
    acts = scene.phones.actions(admin)
    assert [one for one in acts if one.startswith(("bt", "bj", "bh", "bx", "br", "bs"))] == []


def test_with_very_many_open_cases_each_board_has_its_turn(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never all of them at once, and everybody's after as many times as there are parts."""
    monkeypatch.setattr(board, "MANY", 1)
    work = scene.room.work
    for _ in range(2):
        scene.room.case(scene.room.seeker(), "open")
    leads = [scene.room.member(roles=("coordinator",), board=Board(9, work.now)) for _ in range(12)]
    parts = 1 + len(work.cases.ids_in_state("open"))
    turns = []
    for _ in range(parts):
        turns.append(set(board.standing(work)))
        work._scope.now += timedelta(seconds=board.EVERY)
    assert parts == 4
    assert all(len(turn) < 12 for turn in turns)
    assert sorted(one for turn in turns for one in turn) == sorted(one.id for one in leads)
