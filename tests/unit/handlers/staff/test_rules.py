"""/rules: what confidants may send."""

from __future__ import annotations

import pytest

from bot.staff.routes import ADMIN, COMMANDS, PRESSES
from db.letters import AnswerPress, Edit, Send
from handlers.personal.found import KINDS
from handlers.personal.rules import RULES, rules
from handlers.staff import rules as screens
from locales import tongue
from locales.texts import personal as texts, staff as staff_texts
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")


@pytest.fixture
def admin(room: Room):
    return room.member(roles=("admin",))


def test_it_is_for_admins_alone() -> None:
    """Neither the command nor its buttons are open to others."""
    assert COMMANDS["rules"][0] == PRESSES["ru"][0] == ADMIN
    assert staff_texts.COMMANDS["rules"][0] == ADMIN


def test_everything_is_refused_at_first(room: Room, admin) -> None:
    """A line that nobody has set shows every kind as refused."""
    screens.command(room.desk, admin, room.letter(admin, "/rules"))
    (shown,) = of_kind(Send, room.post("staff"))
    labels = [button.label for row in shown.buttons for button in row]
    assert labels == [f"⛔ {NL(texts.KINDS[kind])}" for kind in KINDS]


def test_a_kind_offers_its_three_rules_and_the_way_back(room: Room, admin) -> None:
    """A press on a kind asks which rule it is to have."""
    screens.pressed(room.desk, admin, room.press(admin, "ru:iban"))
    (shown,) = of_kind(Edit, room.post("staff"))
    actions = [button.action for row in shown.buttons for button in row]
    assert actions == [*(f"ru:iban:{rule}" for rule in RULES), "ru"]


def test_a_rule_is_set_and_noted(room: Room, admin) -> None:
    """The rule holds from then on; the audit log has who and what, once for a press twice."""
    for _ in range(2):
        screens.pressed(room.desk, admin, room.press(admin, "ru:phone:ask"))
    assert rules(room.desk) == {**dict.fromkeys(KINDS, "refuse"), "phone": "ask"}
    deeds = [(deed.act, deed.by, deed.about) for deed in room.work.audit.newest(9)]
    assert deeds == [("rule", admin.id, "phone:ask")]
    shown = of_kind(Edit, room.post("staff"))[-1]
    assert shown.buttons[0][0].label.startswith("❓")


@pytest.mark.parametrize("action", ["ru:name", "ru:phone:maybe", "ru:name:ask"])
def test_a_button_of_another_version_does_nothing(room: Room, admin, action: str) -> None:
    """A kind or a rule that is none is answered as an old button."""
    screens.pressed(room.desk, admin, room.press(admin, action))
    assert [one.text for one in of_kind(AnswerPress, room.post("staff"))] == [NL(staff_texts.OLD_BUTTON)]
    assert room.work.audit.newest(9) == []


def test_a_stored_rule_that_is_none_is_the_strictest(room: Room) -> None:
    """What cannot be read allows nothing."""
    room.work.settings.put("personal.rules", '{"phone": "perhaps", "email": "allowed"}')
    assert (rules(room.desk)["phone"], rules(room.desk)["email"]) == ("refuse", "allowed")
