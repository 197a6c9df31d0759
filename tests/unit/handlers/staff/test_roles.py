"""Roles are given and taken by admins, and there is always an admin."""

from __future__ import annotations

import random

import pytest

from db.records import Role, Staff
from handlers.company import beside
from handlers.staff import inviting, promotions, removing, roles
from handlers.staff.naming import ROLES
from locales.texts import handover, people as texts, staff as staff_texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room
from tests.unit.handlers.staff.team import NL, Team


def tap(room: Room, admin: Staff, one: Staff, role: str) -> None:
    roles.pressed(room.desk, admin, room.press(admin, f"pw:{one.id}:{role}"))


def test_a_role_is_given_and_taken(room: Room, team: Team) -> None:
    """The person hears it and has it; both acts are in the log with whom and which."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "confidant")
    tap(room, admin, noor, "coordinator")
    assert team.now(noor).roles == ("confidant", "coordinator")
    tap(room, admin, noor, "confidant")
    assert (team.now(noor).roles, team.now(noor).available) == (("coordinator",), False)
    heard = team.gets(noor)
    assert NL(staff_texts.ROLE_ADDED, role=NL(ROLES["coordinator"])) in heard
    assert NL(texts.ROLE_LOST, role=NL(ROLES["confidant"])) in heard
    deeds = [(deed.act, deed.by, deed.about) for deed in reversed(room.work.audit.newest(9))]
    assert deeds == [
        ("role_given", admin.id, f"{noor.id} coordinator"),
        ("role_taken", admin.id, f"{noor.id} confidant"),
    ]


def test_whoever_becomes_a_confidant_is_asked_for_a_profile(room: Room, team: Team) -> None:
    """A coordinator without a profile would never be offered anything."""
    admin, nadia = team.one("Joost", "admin"), team.one("Nadia", "coordinator")
    tap(room, admin, nadia, "confidant")
    assert team.now(nadia).stage == "gender"
    assert NL(staff_texts.PROFILE_INTRO) in team.gets(nadia)


def test_nobody_changes_their_own_roles(room: Room, team: Team) -> None:
    """Not even an admin, and not to less."""
    admin = team.one("Joost", "admin", "coordinator")
    for role in ROLES:
        tap(room, admin, admin, role)
    assert team.now(admin) == admin
    assert set(team.gets(admin)) == {NL(texts.NOT_YOURSELF)}


def test_the_only_role_is_not_taken(room: Room, team: Team) -> None:
    """Somebody without any role would be nobody: that is what removing is for."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "confidant")
    tap(room, admin, noor, "confidant")
    assert team.now(noor) == noor
    assert team.gets(admin) == [NL(texts.LAST_ROLE)]


def test_a_role_that_holds_cases_is_not_taken(room: Room, team: Team) -> None:
    """The seeker is never left without anybody."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "confidant", "coordinator")
    room.held(room.case(room.seeker(), "open"), noor)
    tap(room, admin, noor, "confidant")
    assert team.now(noor) == noor
    tap(room, admin, noor, "coordinator")
    assert team.now(noor).roles == ("confidant",)


def test_an_open_offer_goes_on_when_the_role_is_taken(room: Room, team: Team) -> None:
    """The case is not left waiting for somebody who may no longer accept it."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "confidant", "coordinator")
    made = room.offered(room.case(room.seeker()), noor)
    tap(room, admin, noor, "confidant")
    closed = room.work.offers.get(made.id)
    assert closed is not None
    assert closed.state == "expired"


def test_the_only_admin_makes_another_alone(room: Room, team: Team) -> None:
    """There is nobody who could confirm it."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "coordinator")
    tap(room, admin, noor, "admin")
    assert team.now(noor).roles == ("coordinator", "admin")


def asked(room: Room, team: Team) -> tuple[Staff, Staff, Staff]:
    joost, mina = team.one("Joost", "admin"), team.one("Mina", "admin")
    noor = team.one("Noor", "coordinator")
    for _ in range(2):
        tap(room, joost, noor, "admin")
    return joost, mina, noor


def test_a_second_admin_confirms_a_third(room: Room, team: Team) -> None:
    """Asked once however often it is tapped; it is done by the second admin's word, once."""
    joost, mina, noor = asked(room, team)
    assert team.now(noor) == noor
    assert team.gets(mina) == [NL(texts.ADMIN_ASKED, by="Joost", name="Noor")]
    for _ in range(2):
        promotions.confirmed(room.desk, mina, room.press(mina, f"ay:{noor.id}"))
    assert team.now(noor).roles == ("coordinator", "admin")
    assert NL(texts.DECIDED) in team.gets(mina)
    assert NL(texts.AGREED, name="Noor") in team.gets(joost)
    assert team.acts() == ["admin_asked", "admin_confirmed"]


def test_the_one_who_asks_does_not_confirm(room: Room, team: Team) -> None:
    """Two admins means two people, and the new one is not one of them."""
    joost, _, noor = asked(room, team)
    for one in (joost, noor):
        promotions.confirmed(room.desk, one, room.press(one, f"ay:{noor.id}"))
    assert team.now(noor).roles == ("coordinator",)


def test_a_second_admin_refuses(room: Room, team: Team) -> None:
    """It stays as it is, and cannot be confirmed afterwards."""
    _, mina, noor = asked(room, team)
    promotions.refused(room.desk, mina, room.press(mina, f"an:{noor.id}"))
    promotions.confirmed(room.desk, mina, room.press(mina, f"ay:{noor.id}"))
    assert team.now(noor).roles == ("coordinator",)
    assert team.acts() == ["admin_asked", "admin_refused"]


def test_what_an_admin_asked_for_falls_with_them(room: Room, team: Team) -> None:
    """Nobody is made an admin by somebody who is none any more."""
    joost, mina, noor = asked(room, team)
    removing.remove(room.desk, joost)
    promotions.confirmed(room.desk, mina, room.press(mina, f"ay:{noor.id}"))
    assert team.now(noor).roles == ("coordinator",)


def test_invitations_fall_with_the_role_that_allowed_them(room: Room, team: Team) -> None:
    """An admin who becomes a confidant has asked for nothing that still lets an admin in."""
    joost, mina = team.one("Joost", "admin"), team.one("Mina", "admin", "coordinator")
    for role in ("admin", "confidant"):
        inviting.asked(room.desk, mina, room.press(mina, f"iv:{role}"))
    tap(room, joost, mina, "admin")
    assert [one.role for one in room.work.invites.every()] == ["confidant"]


@pytest.mark.parametrize("seed", range(10))
def test_there_is_always_an_admin(room: Room, team: Team, seed: int) -> None:
    """Whatever admins do to one another, in whatever order, somebody remains who may lead."""
    rng = random.Random(seed)
    staff = [team.one(f"S{nr}", *(("admin",) if nr < 3 else ("confidant", "coordinator"))) for nr in range(5)]
    for _ in range(40):
        there = [one for member in staff if (one := room.work.staff.get(member.id))]
        admin, other = rng.choice([one for one in there if "admin" in one.roles]), rng.choice(there)
        role: Role = rng.choice(tuple(ROLES))
        what, args = rng.choice(
            (
                (roles.pressed, f"pw:{other.id}:{role}"),
                (removing.chosen, f"px:{other.id}:away"),
                (promotions.confirmed, f"ay:{other.id}"),
            )
        )
        what(room.desk, admin, room.press(admin, args))
        everyone = room.work.staff.everyone()
        assert any("admin" in one.roles for one in everyone)
        assert all(one.roles for one in everyone)


def test_who_coordinates_no_longer_reads_nothing_that_they_joined(scene: Scene) -> None:
    """Neither what comes nor what stood on their phone, and what they write reaches no seeker."""
    boss, admin = scene.person("Boss", "coordinator", "admin"), scene.person("Joost", "admin")
    reason = next(iter(handover.JOIN_REASONS))
    scene.presses(boss, scene.room.press(boss, f"jr:{scene.case.id}:{reason}"))
    scene.seeker_writes("mijn zoon")
    assert scene.sees(boss, "mijn zoon")
    tap(scene.room, admin, boss, "coordinator")
    scene.seeker_writes("een geheim")
    scene.writes(boss, "hoi")
    assert scene.now(boss).roles == ("admin",)
    assert not scene.sees(boss, "mijn zoon")
    assert not scene.sees(boss, "een geheim")
    assert not scene.sees(scene.seeker, "hoi")


def test_nor_what_coordinators_were_asked(scene: Scene) -> None:
    """A question of a colleague leaves the phone with the role."""
    boss, admin = scene.person("Boss", "coordinator", "confidant"), scene.person("Joost", "admin")
    scene.commands(scene.lead, "/advice")
    scene.writes(scene.lead, "wat nu?")
    assert scene.sees(boss, "wat nu?")
    tap(scene.room, admin, boss, "coordinator")
    assert not scene.sees(boss, "wat nu?")


def test_who_was_invited_as_a_confidant_stays(scene: Scene) -> None:
    """That has nothing to do with the role that is taken."""
    second, admin = scene.person("Noor", "coordinator", "confidant"), scene.person("Joost", "admin")
    beside.join(scene.room.desk, second, scene.case_now, "invited", '[["language", "nl"]]')
    tap(scene.room, admin, second, "coordinator")
    assert scene.held(second)
