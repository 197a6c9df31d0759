"""A new wording is shown before it takes effect."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import Send, Words
from db.records import Staff
from handlers.staff.wording import drafting, rewording
from locales import tongue
from locales.texts import drafting as texts, seeker as seeker_texts
from tests.unit.handlers.room import Room, of_kind

SAY = tongue("nl")
KEY = seeker_texts.MENU.key


@pytest.fixture
def admin(room: Room) -> Staff:
    member = replace(room.member(), roles=("admin",))
    room.work.staff.save(member)
    return member


def drafts(room: Room, admin: Staff, words: str) -> list[Send]:
    """Asks to word the menu otherwise, and writes this."""
    rewording.pressed(room.desk, admin, room.press(admin, f"tw:nl:{KEY}"))
    room.post("staff")
    now = room.work.staff.get(admin.id)
    assert now
    assert rewording.taken(room.desk, now, room.letter(admin, words))
    return of_kind(Send, room.post("staff"))


def in_force(room: Room) -> list[str | None]:
    return [one.template for one in room.work.wordings.in_force()]


def test_a_draft_is_shown_as_it_will_be_read(room: Room, admin: Staff):
    """With its bold as bold, with three buttons, and nothing is in force yet."""
    head, shown = drafts(room, admin, "*Zeg het.* Wat zoekt u?")
    assert head.words.text == SAY(texts.DRAFT)
    assert shown.words.text == "Zeg het. Wat zoekt u?"
    assert [mark.kind for mark in shown.words.marks] == ["bold"]
    assert [one.label for row in shown.buttons for one in row][:2] == [SAY(texts.SAVE), SAY(texts.AGAIN)]
    assert in_force(room) == []


def test_saving_puts_it_in_force_once(room: Room, admin: Staff):
    """A second tap on Save is an old button."""
    drafts(room, admin, "Zeg het.")
    for _ in range(2):
        drafting.save_pressed(room.desk, admin, room.press(admin, f"tk:nl:{KEY}"))
    assert in_force(room) == ["Zeg het."]
    assert len(room.work.wordings.history(KEY, "nl")) == 1


def test_a_cancelled_draft_cannot_be_saved(room: Room, admin: Staff):
    """After Cancel the Save above it does nothing."""
    drafts(room, admin, "Zeg het.")
    drafting.cancel_pressed(room.desk, admin, room.press(admin, f"tc:nl:{KEY}"))
    drafting.save_pressed(room.desk, admin, room.press(admin, f"tk:nl:{KEY}"))
    assert in_force(room) == []


def test_the_draft_written_last_is_the_one_that_counts(room: Room, admin: Staff):
    """Written again, an older Save saves what was written last."""
    drafts(room, admin, "Een.")
    drafts(room, admin, "Twee.")
    drafting.save_pressed(room.desk, admin, room.press(admin, f"tk:nl:{KEY}"))
    assert in_force(room) == ["Twee."]


def test_the_save_of_another_text_does_nothing(room: Room, admin: Staff):
    """A button of an earlier draft, of another text or language, is an old one."""
    drafts(room, admin, "Zeg het.")
    for action in (f"tk:tr:{KEY}", f"tk:nl:{seeker_texts.INFORMATION.key}"):
        drafting.save_pressed(room.desk, admin, room.press(admin, action))
    assert in_force(room) == []


def test_the_second_of_two_admins_is_told(room: Room, admin: Staff):
    """Somebody else saved meanwhile: their words are shown first, and a second Save decides."""
    drafts(room, admin, "Mijn woorden.")
    room.work.wordings.put(KEY, "nl", "somebody", "Hun woorden.")
    drafting.save_pressed(room.desk, admin, room.press(admin, f"tk:nl:{KEY}"))
    assert in_force(room) == ["Hun woorden."]
    told = of_kind(Send, room.post("staff"))
    assert "Hun woorden." in told[0].words.text
    assert told[1].words == Words("Mijn woorden.")
    drafting.save_pressed(room.desk, admin, room.press(admin, f"tk:nl:{KEY}"))
    assert in_force(room) == ["Mijn woorden."]
    assert len(room.work.wordings.history(KEY, "nl")) == 2


def test_what_is_refused_makes_no_draft(room: Room, admin: Staff):
    """Words that cannot stand leave nothing that could be saved."""
    drafts(room, admin, "  ")
    drafting.save_pressed(room.desk, admin, room.press(admin, f"tk:nl:{KEY}"))
    assert in_force(room) == []
