"""Further roles for somebody who is in already."""

from __future__ import annotations

from datetime import timedelta

from db.letters import Send, ShowCommands
from handlers.staff import joining
from handlers.staff.card import Card
from locales import tongue
from locales.texts import staff as texts
from tests.unit.handlers.room import Room, of_kind


def test_an_admin_who_becomes_a_confidant_is_asked_for_a_profile(room: Room) -> None:
    """Without a profile there would never be an offer, so its first question follows the new role."""
    admin = room.member(Card(), roles=("admin",), available=False)
    code = room.work.invites.new("confidant", room.work.now + timedelta(hours=1), approved=True)
    joining.join_with_code(room.desk, admin.chat_id, admin, code)
    post = room.post("staff")
    said = [letter.words.text for letter in of_kind(Send, post)]
    assert tongue("nl")(texts.PROFILE_INTRO) in said
    (menu,) = of_kind(ShowCommands, post)
    assert "cases" in dict(menu.commands)
