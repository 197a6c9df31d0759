"""The list of people, one person's screen, and who may do what about whom."""

from __future__ import annotations

import pytest

from bot.staff.routes import COMMANDS, PRESSES
from db.records import Role
from handlers.staff import people, person
from handlers.staff.card import Card
from locales import tongue
from locales.languages import translated
from locales.texts import people as texts, staff as staff_texts
from locales.texts.topics import TOPICS
from tests.unit.db.house import MORNING
from tests.unit.handlers.room import UTRECHT, Room
from tests.unit.handlers.staff.team import NL, Team

LEADERS, ADMIN, CONFIDANT = {"coordinator", "admin"}, {"admin"}, {"confidant"}
ALL = LEADERS | CONFIDANT
MAY = {
    "/name": ALL,
    "p": ALL,
    "/people": LEADERS,
    "/invite": LEADERS,
    "/log": ADMIN,
    "/pause": CONFIDANT,
    "/resume": CONFIDANT,
    "/away": CONFIDANT,
    "pl": LEADERS,
    "pn": LEADERS,
    "pa": LEADERS,
    "pu": LEADERS,
    "pg": ADMIN,
    "pw": ADMIN,
    "pr": ADMIN,
    "px": ADMIN,
    "ay": ADMIN,
    "an": ADMIN,
    "iv": LEADERS,
    "ia": ADMIN,
    "ir": ADMIN,
    "ix": LEADERS,
    "pz": CONFIDANT,
    "aw": CONFIDANT,
    "ca": CONFIDANT,
}
"""What is done about people, and by whom."""


@pytest.mark.parametrize("what", MAY)
@pytest.mark.parametrize("role", ["confidant", "coordinator", "admin"])
def test_each_role_may_do_what_is_its_own(what: str, role: Role) -> None:
    """The table of roles and actions, held against the staff bot's routes."""
    roles, _ = COMMANDS[what[1:]] if what.startswith("/") else PRESSES[what]
    assert (role in roles) is (role in MAY[what])


def test_the_list_names_everybody_with_their_load(room: Room, team: Team) -> None:
    """Name, roles, town, how many cases of how many, and what keeps somebody from taking any."""
    leader = team.one("Nadia", "coordinator", seen_at=MORNING)
    busy = team.one("Noor", "confidant", paused_until=None)
    team.one("Said", "confidant", available=False)
    room.held(room.case(room.seeker(), "open"), busy)
    people.show(room.desk, leader, room.letter(leader, "/people"))
    (listed,) = team.gets(leader)
    assert f"Noor · {NL(staff_texts.ROLE_CONFIDANT)}\nUtrecht: Nederlands, 1 van 3 gesprekken" in listed
    assert f"0 van 3 gesprekken · {NL(staff_texts.PERSON_PAUSED)}" in listed
    assert "14 maart 2026, 10:30" in listed
    assert {button.label for button in team.buttons(leader)} == {"Nadia", "Noor", "Said"}


def test_a_long_list_has_pages(room: Room, team: Team) -> None:
    """Everybody is on one page, and the buttons lead from each to the next."""
    leader = team.one("Nadia", "coordinator")
    names = {"Nadia", *(team.one(f"N{nr}", "confidant").name for nr in range(2 * people.PAGE))}
    people.show(room.desk, leader, room.letter(leader, "/people"))
    seen = set()
    for _ in range(3):
        buttons = team.buttons(leader)
        seen |= {button.label for button in buttons if button.action.startswith("pn:")}
        onward = [button for button in buttons if button.action.startswith("pl:")]
        people.turned(room.desk, leader, room.press(leader, onward[-1].action))
    assert seen == names


def test_a_person_is_shown_with_all_that_matching_knows(room: Room, team: Team) -> None:
    """Languages, communities, experience, hours, holidays and open cases; no Telegram name is known."""
    leader = team.one("Joost", "admin")
    card = Card("woman", ("nl", "rif"), ("moroccan",), UTRECHT.place, 3, ("prison",), ("mon.evening",))
    noor = room.member(card, name="Noor", away=(("2026-12-24", "2027-01-02"),))
    case = room.case(room.seeker(), "open")
    room.held(case, noor)
    person.opened(room.desk, leader, room.press(leader, f"pn:{noor.id}"))
    shown = team.gets(leader)[-1]
    for part in ("Tamazight", "Marokkaans", NL(TOPICS["prison"]), "ma 18–24", "24 dec", case.name):
        assert part in shown


@pytest.mark.parametrize(
    ("role", "actions"), [("coordinator", {"pa", "pl"}), ("admin", {"pa", "pg", "pr", "pl"})]
)
def test_a_screen_offers_what_its_reader_may_do(
    room: Room, team: Team, role: Role, actions: set[str]
) -> None:
    """No button that would be refused."""
    leader, noor = team.one("Leader", role), team.one("Noor", "confidant")
    person.opened(room.desk, leader, room.press(leader, f"pn:{noor.id}"))
    assert {button.action.split(":")[0] for button in team.buttons(leader)} == actions


def test_nobody_gets_buttons_against_themselves(room: Room, team: Team) -> None:
    """An admin's own screen has no way to change roles or remove."""
    admin = team.one("Joost", "admin")
    person.opened(room.desk, admin, room.press(admin, f"pn:{admin.id}"))
    assert [button.action for button in team.buttons(admin)] == ["pl:0"]


def test_a_pause_is_given_and_ended_once(room: Room, team: Team) -> None:
    """Both are told by whom, a second press does nothing, and both acts are in the log."""
    leader, noor = team.one("Nadia", "coordinator"), team.one("Noor", "confidant")
    for _ in range(2):
        person.pause(room.desk, leader, room.press(leader, f"pa:{noor.id}"))
    assert not team.now(noor).available
    for _ in range(2):
        person.resume(room.desk, leader, room.press(leader, f"pu:{noor.id}"))
    assert team.now(noor).available
    assert team.gets(noor) == [NL(texts.WAS_PAUSED, name="Nadia"), NL(texts.WAS_RESUMED, name="Nadia")]
    deeds = room.work.audit.newest(9)
    assert [(deed.act, deed.by, deed.about) for deed in deeds] == [
        ("resumed", leader.id, noor.id),
        ("paused", leader.id, noor.id),
    ]


def test_somebody_who_has_left_is_a_clear_word(room: Room, team: Team) -> None:
    """An old button about a person who was removed meanwhile."""
    leader, noor = team.one("Nadia", "coordinator"), team.one("Noor", "confidant")
    room.work.staff.remove(noor.id)
    person.pause(room.desk, leader, room.press(leader, f"pa:{noor.id}"))
    assert team.gets(leader) == [NL(texts.GONE)]


@pytest.mark.parametrize("code", [*translated(), "en"])
def test_topics_fit_a_button(code: str) -> None:
    """One button a row, and no label longer than a phone shows."""
    assert all(len(tongue(code)(label)) <= 34 for label in TOPICS.values())
