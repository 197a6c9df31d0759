"""What colleagues call somebody."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, strategies as st

from db.letters import Send
from handlers.staff import own_name, profile
from handlers.staff.card import Card
from handlers.staff.naming import called, tidy
from locales import tongue
from locales.texts import people as texts, staff as staff_texts
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")


def said(room: Room) -> list[str]:
    return [letter.words.text for letter in of_kind(Send, room.post("staff"))]


@given(st.text())
def test_a_tidy_name_hides_nothing(given_name: str) -> None:
    """One line, no control or direction characters, and tidying it again changes nothing."""
    name = tidy(given_name)
    assert not any(unicodedata.category(letter).startswith("C") for letter in name)
    assert "\n" not in name
    assert tidy(name) == name


@pytest.mark.parametrize(
    ("typed", "kept"), [("  Noor \n de W.", "Noor de W."), ("\u202eNoor\u200f", "Noor"), ("نور", "نور")]
)
def test_a_name_is_kept_clean(room: Room, typed: str, kept: str) -> None:
    """What /name is followed by, without what could turn the words around it."""
    member = room.member()
    own_name.command(room.desk, member, room.letter(member, f"/name {typed}"))
    again = room.work.staff.get(member.id)
    assert again is not None
    assert called(NL, again) == kept


@pytest.mark.parametrize("typed", ["", " ", "\u200f"])
def test_the_command_alone_says_how(room: Room, typed: str) -> None:
    """Without a name behind it nothing changes, and an example is shown."""
    member = room.member(name="Noor")
    own_name.command(room.desk, member, room.letter(member, f"/name {typed}"))
    assert "/name Noor" in said(room)[0]
    assert room.work.staff.get(member.id) == member


def test_a_long_name_is_refused(room: Room) -> None:
    """Forty characters fit a button; one more is refused with the limit."""
    member = room.member()
    for length, kept in ((own_name.MOST, True), (own_name.MOST + 1, False)):
        assert bool(own_name.take(room.desk, member, "n" * length)) is kept
    assert NL(texts.NAME_LONG, most=own_name.MOST) in said(room)


def test_nobody_takes_a_colleagues_name(room: Room) -> None:
    """An admin asks by name, so a name belongs to one person."""
    room.member(name="Nadia")
    other = room.member()
    assert own_name.take(room.desk, other, "nadia") is None
    assert NL(texts.NAME_TAKEN) in said(room)


def test_before_a_name_the_role_stands_there(room: Room) -> None:
    """With four characters of an id that means nothing outside."""
    member = room.member()
    assert called(NL, member) == f"{NL(staff_texts.ROLE_CONFIDANT)} {member.id[:4]}"


def test_a_newcomer_types_a_name_and_goes_on(room: Room) -> None:
    """The name comes first; the profile's own questions follow."""
    member = room.member(Card(), stage="language", available=False)
    profile.begin(room.desk, member)
    asked = room.work.staff.get(member.id)
    assert asked is not None
    profile.written(room.desk, asked, room.letter(asked, "Noor"))
    again = room.work.staff.get(member.id)
    assert again is not None
    assert (again.name, again.stage) == ("Noor", "gender")


def test_an_admin_may_skip_the_name(room: Room) -> None:
    """Skip is an answer, and an admin is ready after it."""
    admin = room.member(Card(), roles=("admin",), stage="name", available=False)
    profile.pressed(room.desk, admin, room.press(admin, "p:name:skip"))
    again = room.work.staff.get(admin.id)
    assert again is not None
    assert (again.name, again.stage) == ("", "ready")
    assert NL(staff_texts.ADMIN_READY) in said(room)
