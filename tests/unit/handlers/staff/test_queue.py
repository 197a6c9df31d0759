"""What coordinators see of the queue, and what admins set about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Edit, Send
from db.records import Staff
from handlers.intake.answers import Chosen, Said
from handlers.match import matchmaking, weights
from handlers.staff import joining_in, offers, queue, weights as weighing
from locales import tongue
from locales.texts import matching as texts, staff as staff_texts
from locales.texts.intake import LEVELS
from matching.weights import Weights
from tests.unit.handlers.room import UTRECHT, Room, of_kind

NL = tongue("nl")


@pytest.fixture
def leader(room: Room) -> Staff:
    return room.member(roles=("coordinator", "admin"), name="Nadia")


def opened(room: Room, leader: Staff, case_id: str) -> str:
    queue.case_pressed(room.desk, leader, room.press(leader, f"qc:{case_id}"))
    return of_kind(Edit, room.post("staff"))[-1].words.text


def test_the_queue_stands_in_the_order_in_which_it_is_served(room: Room, leader: Staff) -> None:
    """Danger first, then the level, then who has waited longest."""
    now = room.work.now
    names = [
        room.case(room.seeker(), level="support", waiting_since=now - timedelta(hours=1)).name,
        room.case(room.seeker(), level="support", waiting_since=now - timedelta(hours=5)).name,
        room.case(room.seeker(), level="support", urgent=True, waiting_since=now).name,
    ]
    queue.show(room.desk, leader, room.letter(leader, "/queue"))
    (shown,) = of_kind(Send, room.post("staff"))
    places = [shown.words.text.index(name) for name in names]
    assert places[2] < places[1] < places[0]


def test_a_case_shows_who_was_asked_and_why_and_nobodys_words(room: Room, leader: Staff) -> None:
    """Names among colleagues, the answer with its reason, the reasons of the match; no free text."""
    asked = room.member(name="Karima")
    case = room.case(room.seeker(), asks={"story": Said("mijn dochter"), "gender": Chosen(("woman",))})
    matchmaking.solve(room.desk)
    room.post("staff")
    open_now = opened(room, leader, case.id)
    assert NL(texts.WHY_THEM, who="Karima") in open_now
    assert "vrouw, zoals gevraagd" in open_now
    assert "dochter" not in open_now
    (made,) = room.work.offers.all_open_for(case.id)
    offers.declined(room.desk, asked, room.press(asked, f"od:{made.id}"))
    offers.why_declined(room.desk, asked, room.press(asked, f"odw:{made.id}:busy"))
    room.post("staff")
    assert f"Karima: {NL(texts.DECLINED_BECAUSE, why=NL(texts.DECLINE_REASONS['busy']))}" in opened(
        room, leader, case.id
    )


def test_knowing_the_family_reads_like_any_decline(room: Room, leader: Staff) -> None:
    """Not even a coordinator is told why."""
    asked = room.member(name="Karima")
    case = room.case(room.seeker())
    made = room.offered(case, asked)
    offers.knows_family(room.desk, asked, room.press(asked, f"ok:{made.id}"))
    room.post("staff")
    assert f"Karima: {NL(texts.OFFER_STATES['declined'])}" in opened(room, leader, case.id)


def test_a_reason_can_be_given_by_who_declined_and_nobody_else(room: Room, leader: Staff) -> None:
    """Another's press, or a reason that does not exist, writes nothing down."""
    asked, other = room.member(), room.member()
    made = room.offered(room.case(room.seeker()), asked)
    offers.declined(room.desk, asked, room.press(asked, f"od:{made.id}"))
    offers.why_declined(room.desk, other, room.press(other, f"odw:{made.id}:busy"))
    offers.why_declined(room.desk, asked, room.press(asked, f"odw:{made.id}:nonsense"))
    kept = room.work.offers.get(made.id)
    assert kept is not None
    assert kept.why == ""


def test_a_weight_changes_by_a_press_and_goes_back(room: Room, leader: Staff) -> None:
    """It counts at once, is written in the log, and the defaults are one press away."""
    weighing.pressed(room.desk, leader, room.press(leader, "we:community:more"))
    assert weights.in_use(room.desk) == replace(Weights(), community=Weights().community + weighing.STEP)
    assert room.work.audit.newest(1)[0].act == "weights"
    weighing.pressed(room.desk, leader, room.press(leader, "we:reset"))
    assert weights.in_use(room.desk) == Weights()


def test_a_weight_stays_within_its_bounds(room: Room, leader: Staff) -> None:
    """However often it is pressed."""
    for _ in range(50):
        weighing.pressed(room.desk, leader, room.press(leader, "we:known:more"))
        weighing.pressed(room.desk, leader, room.press(leader, "we:rest:less"))
    assert (weights.in_use(room.desk).known, weights.in_use(room.desk).rest) == (weighing.MOST, 0.0)


def test_a_case_that_is_over_is_an_old_button(room: Room, leader: Staff) -> None:
    """A closed case is not opened from an old list."""
    case = room.case(room.seeker(), "closed")
    queue.case_pressed(room.desk, leader, room.press(leader, f"qc:{case.id}"))
    assert of_kind(Edit, room.post("staff")) == []


def test_what_is_missing_is_shown(room: Room, leader: Staff) -> None:
    """A case that nobody can be asked for says what stands in the way."""
    room.member(replace(UTRECHT, gender="man"))
    case = room.case(room.seeker(), asks={"gender": Chosen(("woman",))})
    missing = NL(staff_texts.MISSING["gender_not_as_asked"])
    assert NL(texts.LACKING, reason=missing) in opened(room, leader, case.id)


def test_one_weight_has_the_screen_to_itself(room: Room, leader: Staff) -> None:
    """From the list to one weight, where less and more stay under the thumb, and back."""
    weighing.pressed(room.desk, leader, room.press(leader, "we:topic"))
    weighing.pressed(room.desk, leader, room.press(leader, "we:topic:more"))
    weighing.pressed(room.desk, leader, room.press(leader, "we"))
    one, more, back = of_kind(Edit, room.post("staff"))
    assert [button.label for button in one.buttons[0]] == ["➖", "➕"]
    assert more.words.text.startswith(NL(texts.WEIGHT_NAMES["topic"]))
    assert more.words != one.words
    assert [len(row) for row in back.buttons] == [1] * (len(texts.WEIGHT_NAMES) + 1)


def test_the_list_to_join_names_a_case_and_its_level(room: Room, leader: Staff) -> None:
    """A button has room for two words of a name and the level, not for a sentence about it."""
    case = room.case(room.seeker(), state="open", level="support")
    joining_in.command(room.desk, leader, room.letter(leader, "/join"))
    (shown,) = of_kind(Send, room.post("staff"))
    assert [row[0].label for row in shown.buttons] == [f"{case.name} – {NL(LEVELS['support'])}"]
