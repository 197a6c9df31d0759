"""Invitations in chat: who may ask, who must confirm, and what a link is worth meanwhile."""

from __future__ import annotations

import random
import re
from datetime import timedelta

import pytest

from db.records import Role, Staff
from handlers.staff import inviting, joining
from handlers.staff.knocking import Knocks
from handlers.staff.naming import ROLES
from locales.texts import inviting as texts, people as people_texts, staff as staff_texts
from tests.unit.db.house import MORNING, HandClock
from tests.unit.handlers.room import Room
from tests.unit.handlers.staff.team import NL, Team

CHAT = 424242


def ask(room: Room, team: Team, by: Staff, role: Role = "confidant") -> str:
    """Ask for an invitation; its code."""
    inviting.asked(room.desk, by, room.press(by, f"iv:{role}"))
    found = re.search(r"start=([\w-]{22})", team.gets(by)[-1])
    assert found
    return found[1]


def the_invite(room: Room) -> str:
    (one,) = room.work.invites.every()
    return one.id


def confirm(room: Room, by: Staff, invite_id: str) -> None:
    inviting.confirmed(room.desk, by, room.press(by, f"ia:{invite_id}"))


@pytest.mark.parametrize(
    ("own", "others"),
    [
        (("confidant",), ()),
        (("coordinator",), ("confidant",)),
        (("admin",), tuple(ROLES)),
        (("confidant", "coordinator"), ("confidant",)),
        (("coordinator", "admin"), tuple(ROLES)),
    ],
)
def test_each_role_invites_whom_it_may(
    room: Room, team: Team, own: tuple[Role, ...], others: tuple[Role, ...]
) -> None:
    """A coordinator brings in confidants, an admin anybody, and a made-up button nobody."""
    team.one("Joost", "admin")
    member = team.one("Somebody", *own)
    assert inviting.may_invite(member) == others
    for role in ROLES:
        inviting.asked(room.desk, member, room.press(member, f"iv:{role}"))
    assert {one.role for one in room.work.invites.every()} == set(others)


def test_a_link_works_only_after_another_admin_confirmed_it(room: Room, team: Team) -> None:
    """Tried before, it is refused with a clear word and is still good afterwards."""
    joost, nadia = team.one("Joost", "admin"), team.one("Nadia", "coordinator")
    code = ask(room, team, nadia)
    assert joining.join_with_code(room.desk, CHAT, None, code)
    assert room.work.staff.find(CHAT) is None
    confirm(room, joost, the_invite(room))
    assert joining.join_with_code(room.desk, CHAT, None, code)
    joined = room.work.staff.find(CHAT)
    assert joined is not None
    assert joined.roles == ("confidant",)
    assert not joining.join_with_code(room.desk, CHAT + 1, None, code)
    assert team.acts() == ["invite_asked", "invite_confirmed", "joined"]


def test_all_other_admins_are_asked_with_who_and_which_role(room: Room, team: Team) -> None:
    """And never with the code itself."""
    joost, mina, third = (team.one(name, "admin") for name in ("Joost", "Mina", "Third"))
    code = ask(room, team, joost, "coordinator")
    asked = NL(texts.ASKED, by="Joost", role=NL(ROLES["coordinator"]))
    assert team.gets(mina) == team.gets(third) == [asked]
    assert code not in "".join(button.action for button in team.buttons(mina))


def test_nobody_confirms_their_own(room: Room, team: Team) -> None:
    """Not even an admin."""
    joost = team.one("Joost", "admin")
    team.one("Mina", "admin")
    ask(room, team, joost)
    confirm(room, joost, the_invite(room))
    assert not room.work.invites.every()[0].approved
    assert NL(people_texts.DECIDED) in team.gets(joost)


def test_the_first_answer_counts(room: Room, team: Team) -> None:
    """A second admin who presses later hears that it is decided, and changes nothing."""
    joost, mina, third = (team.one(name, "admin") for name in ("Joost", "Mina", "Third"))
    ask(room, team, joost)
    invite = the_invite(room)
    confirm(room, mina, invite)
    inviting.refused(room.desk, third, room.press(third, f"ir:{invite}"))
    assert room.work.invites.every()[0].approved
    assert NL(people_texts.DECIDED) in team.gets(third)


def test_a_refused_invitation_never_works(room: Room, team: Team) -> None:
    """The code is as if it had never been made; whoever asked hears it."""
    joost, mina = team.one("Joost", "admin"), team.one("Mina", "admin")
    code = ask(room, team, joost)
    inviting.refused(room.desk, mina, room.press(mina, f"ir:{the_invite(room)}"))
    assert not joining.join_with_code(room.desk, CHAT, None, code)
    assert NL(texts.REFUSED, role=NL(ROLES["confidant"])) in team.gets(joost)


def test_a_single_admin_is_told_where_codes_come_from(room: Room, team: Team) -> None:
    """There is nobody to confirm: the command line is named, and no code is made."""
    joost = team.one("Joost", "admin")
    inviting.command(room.desk, joost, room.letter(joost, "/invite"))
    inviting.asked(room.desk, joost, room.press(joost, "iv:confidant"))
    assert any("amana invite" in said for said in team.gets(joost))
    assert room.work.invites.every() == []


def test_an_invitation_expires(room: Room, team: Team, clock: HandClock) -> None:
    """Unanswered for two days it can neither be confirmed nor used."""
    joost, mina = team.one("Joost", "admin"), team.one("Mina", "admin")
    ask(room, team, joost)
    (invite,) = room.work.invites.every()
    assert invite.expires_at == MORNING + timedelta(hours=48)
    room.work._scope.now = invite.expires_at
    confirm(room, mina, invite.id)
    assert NL(people_texts.DECIDED) in team.gets(mina)


def test_open_invitations_are_listed_and_withdrawn(room: Room, team: Team) -> None:
    """An admin sees all, a coordinator their own; withdrawn, the code is worth nothing."""
    joost, nadia, other = (
        team.one("Joost", "admin"),
        team.one("Nadia", "coordinator"),
        team.one("O", "coordinator"),
    )
    code = ask(room, team, nadia)
    confirm(room, joost, the_invite(room))
    for leader, sees in ((joost, True), (nadia, True), (other, False)):
        inviting.command(room.desk, leader, room.letter(leader, "/invite"))
        assert (NL(texts.OPEN) in "\n".join(team.gets(leader))) is sees
    inviting.revoked(room.desk, other, room.press(other, f"ix:{the_invite(room)}"))
    assert room.work.invites.every()
    inviting.revoked(room.desk, nadia, room.press(nadia, f"ix:{the_invite(room)}"))
    assert not joining.join_with_code(room.desk, CHAT, None, code)
    assert team.acts()[-1] == "invite_withdrawn"


def test_a_code_of_the_command_line_needs_no_confirmation(room: Room, team: Team) -> None:
    """Whoever can run it may let anybody in."""
    code = room.work.invites.new("admin", MORNING + timedelta(hours=1), approved=True)
    assert joining.join_with_code(room.desk, CHAT, None, code)
    assert room.work.staff.find(CHAT) is not None


def test_after_some_wrong_codes_a_chat_has_to_wait() -> None:
    """For an hour from each wrong code on; another chat is not touched."""
    knocks = Knocks(random.Random(1))
    for minute in range(5):
        assert not knocks.too_many(CHAT, MORNING)
        knocks.missed(CHAT, MORNING + timedelta(minutes=minute))
    late = MORNING + timedelta(minutes=5)
    assert knocks.too_many(CHAT, late)
    assert not knocks.too_many(CHAT + 1, late)
    assert not knocks.too_many(CHAT, MORNING + timedelta(hours=1))


def test_of_who_knocked_no_number_is_kept() -> None:
    """Not even in memory: only a hash under a key of this run, and nothing after an hour."""
    knocks = Knocks(random.Random(1))
    knocks.missed(CHAT, MORNING)
    assert str(CHAT) not in repr(vars(knocks))
    knocks.missed(CHAT + 1, MORNING + timedelta(hours=1))
    assert len(knocks._missed) == 1


def test_who_waits_is_told_and_no_code_is_looked_at(room: Room, team: Team) -> None:
    """In two languages, as everything that a stranger is told."""
    joining.knocked_too_often(room.desk, CHAT)
    said = team.heard_at(CHAT)
    assert NL(texts.TOO_MANY) in said[0]
    assert NL(staff_texts.CODE_REFUSED) not in said[0]
