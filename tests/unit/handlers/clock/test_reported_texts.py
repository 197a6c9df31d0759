"""Admins hear which texts readers find wrong: once a day at most, and nothing of who or when."""

from __future__ import annotations

from datetime import timedelta

from db.letters import Send
from db.records import Staff
from handlers import reported
from handlers.clock import reported_texts
from handlers.staff.wording import drafting, found, opened
from locales import tongue
from locales.texts import seeker as texts, wrong as wrong_texts
from tests.unit.handlers.room import Room, of_kind

NL, RIF = tongue("nl"), tongue("rif")
MENU, HELP = texts.MENU.key, texts.HELP.key


def passes(room: Room, **much: float) -> list[Send]:
    """Time passes, the clock strikes, and this is what the staff hears."""
    room.work._scope.now += timedelta(**much)
    reported_texts.tell_reported(room.desk)
    return of_kind(Send, room.post("staff"))


def admin(room: Room) -> Staff:
    return room.member(roles=("admin",))


def test_many_reports_are_one_message(room: Room) -> None:
    """It names each text with its language, its words and how many readers, to admins alone."""
    admin(room)
    room.member()
    for _ in range(3):
        reported.count(room.work, "rif", MENU)
    reported.count(room.work, "nl", HELP)
    (told,) = passes(room)
    assert NL(wrong_texts.TOLD, count=2) in told.words.text
    assert MENU in told.words.text
    assert RIF.template(texts.MENU).replace("*", "").split("\n")[0] in told.words.text
    assert told.buttons[0][0].action == "tg:nl:0:reported"


def test_a_day_goes_by_between_two_messages(room: Room) -> None:
    """What comes meanwhile waits, and what was told is not told again."""
    admin(room)
    reported.count(room.work, "nl", MENU)
    assert len(passes(room)) == 1
    reported.count(room.work, "nl", MENU)
    reported.count(room.work, "nl", HELP)
    assert passes(room, hours=2) == []
    (told,) = passes(room, hours=22)
    assert HELP in told.words.text
    assert MENU not in told.words.text
    assert passes(room, hours=24) == []


def test_never_at_night(room: Room) -> None:
    """It waits until the line is open."""
    admin(room)
    reported.count(room.work, "nl", MENU)
    assert passes(room, hours=14) == []
    assert len(passes(room, hours=10)) == 1


def test_without_an_admin_it_waits(room: Room) -> None:
    """Nothing is taken for told that nobody heard."""
    reported.count(room.work, "nl", MENU)
    assert passes(room) == []
    admin(room)
    assert len(passes(room, hours=1)) == 1


def test_a_question_is_told_with_where_it_is_changed(room: Room) -> None:
    """Questions are not in /texts: the message says where they are, and they are done with here."""
    admin(room)
    reported.count(room.work, "nl", "?story")
    (told,) = passes(room)
    assert "?story" in told.words.text
    assert NL(wrong_texts.QUESTIONS) in told.words.text
    assert reported.every(room.work) == ()


def test_the_list_leads_to_the_text(room: Room) -> None:
    """The button opens the reported texts, each in the language it was reported in."""
    member = admin(room)
    reported.count(room.work, "rif", MENU)
    found.group_pressed(room.desk, member, room.press(member, "tg:nl:0:reported"))
    (listed,) = [one for one in room.post("staff") if getattr(one, "buttons", ())]
    assert listed.buttons[0][0].action == f"to:rif:{MENU}"  # type: ignore[union-attr]
    opened.pressed(room.desk, member, room.press(member, f"to:rif:{MENU}"))
    below = of_kind(Send, room.post("staff"))[-1]
    assert NL(wrong_texts.TIMES, count=1) in below.words.text
    assert f"tn:rif:{MENU}" in [button.action for row in below.buttons for button in row]


def test_an_admin_can_find_it_right(room: Room) -> None:
    """Then it is settled, and a new report begins anew."""
    member = admin(room)
    reported.count(room.work, "nl", MENU)
    opened.right_pressed(room.desk, member, room.press(member, f"tn:nl:{MENU}"))
    assert reported.every(room.work) == ()


def test_a_new_wording_settles_it(room: Room) -> None:
    """Worded otherwise and saved, it is reported no more; in the other language it is still."""
    member = admin(room)
    for code in ("nl", "tr"):
        reported.count(room.work, code, MENU)
    drafting.offer(room.desk, member, "nl", texts.MENU, "Zeg het maar.")
    assert reported.times(room.work, "nl", MENU) == 1
    drafting.save_pressed(room.desk, member, room.press(member, f"tk:nl:{MENU}"))
    assert [one.code for one in reported.every(room.work)] == ["tr"]
