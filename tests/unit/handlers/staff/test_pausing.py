"""Pauses and holidays: for how long, and how they end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from db.letters import Edit, Send
from db.records import Staff
from handlers import duties
from handlers.staff import holidays, pausing, presence
from handlers.staff.card import Card
from locales import tongue
from locales.texts import people as texts, staff as staff_texts
from tests.unit.db.house import MORNING
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")


def now(room: Room, member: Staff) -> Staff:
    found = room.work.staff.get(member.id)
    assert found is not None
    return found


def said(room: Room) -> list[str]:
    return [letter.words.text for letter in of_kind(Send, room.post("staff"))]


def test_a_pause_begins_at_once(room: Room) -> None:
    """/pause needs no second tap; its buttons only say for how long."""
    member = room.member()
    pausing.command(room.desk, member, room.letter(member, "/pause"))
    assert (now(room, member).available, now(room, member).paused_until) == (False, None)
    (asked,) = of_kind(Send, room.post("staff"))
    assert [button.action for row in asked.buttons for button in row] == ["pz:open", "pz:1", "pz:7", "pz:14"]


@pytest.mark.parametrize(("length", "days"), [("1", 1), ("7", 7), ("14", 14)])
def test_a_length_counts_from_now(room: Room, length: str, days: int) -> None:
    """However often it is pressed in that moment."""
    member = room.member()
    for _ in range(2):
        pausing.pressed(room.desk, now(room, member), room.press(member, f"pz:{length}"))
    assert now(room, member).paused_until == MORNING + timedelta(days=days)
    assert "/resume" in of_kind(Edit, room.post("staff"))[0].words.text


def test_until_i_say_so_has_no_end(room: Room) -> None:
    """It takes an end away that was chosen before."""
    member = room.member(available=False, paused_until=MORNING + timedelta(days=1))
    pausing.pressed(room.desk, member, room.press(member, "pz:open"))
    assert (now(room, member).available, now(room, member).paused_until) == (False, None)


def test_a_day_is_the_beginning_of_that_day_where_the_line_is(room: Room) -> None:
    """/pause 14-12 lasts until midnight in Amsterdam, summer time or not."""
    member = room.member()
    pausing.command(room.desk, member, room.letter(member, "/pause 1-7"))
    assert now(room, member).paused_until == datetime(2026, 6, 30, 22, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["morgen", "31-2", "2026-03-14", "2025-12-14", "14-12 15-12"])
def test_a_wrong_day_changes_nothing(room: Room, typed: str) -> None:
    """Nonsense, today and days gone by get a clear word with an example."""
    member = room.member()
    pausing.command(room.desk, member, room.letter(member, f"/pause {typed}"))
    assert now(room, member) == member
    assert said(room) == [f"{NL(texts.DATE_WRONG)}\n/pause 21-3"]


def test_a_pause_ends_by_the_clock(room: Room) -> None:
    """Not a moment before its end; then there are offers again, and the confidant hears so."""
    late = room.member(available=False, paused_until=MORNING + timedelta(seconds=1))
    over = room.member(available=False, paused_until=MORNING)
    duties.end_pauses(room.desk)
    assert not now(room, late).available
    assert (now(room, over).available, now(room, over).paused_until) == (True, None)
    assert said(room) == [NL(texts.PAUSE_OVER)]


def test_a_pause_without_an_end_does_not_end_by_itself(room: Room) -> None:
    """Until I say so means that."""
    member = room.member(available=False)
    duties.end_pauses(room.desk)
    assert not now(room, member).available


def test_resume_ends_a_pause_before_its_time(room: Room) -> None:
    """And nothing is said a second time when its time comes."""
    member = room.member(available=False, paused_until=MORNING)
    pausing.resume(room.desk, member, room.letter(member, "/resume"))
    duties.end_pauses(room.desk)
    assert now(room, member).available
    assert said(room) == [NL(staff_texts.RESUMED)]


@pytest.mark.parametrize("known", [{"stage": "town"}, {"roles": ("admin",)}])
def test_who_gets_no_offers_has_no_pause(room: Room, known: dict[str, object]) -> None:
    """Neither in the middle of the profile nor without the role."""
    member = room.member(available=False, **known)
    pausing.command(room.desk, member, room.letter(member, "/pause"))
    pausing.resume(room.desk, member, room.letter(member, "/resume"))
    assert said(room) == [NL(staff_texts.NO_PROFILE)] * 2
    assert not now(room, member).available


def away(room: Room, member: Staff, typed: str) -> Staff:
    holidays.command(room.desk, now(room, member), room.letter(member, f"/away {typed}"))
    return now(room, member)


def test_a_holiday_has_a_first_and_a_last_day(room: Room) -> None:
    """Over new year, and a single day; noted once however often it is written."""
    member = room.member()
    away(room, member, "24-12 2-1")
    away(room, member, "24-12 2-1")
    member = away(room, member, "1-5")
    assert member.away == (("2026-05-01", "2026-05-01"), ("2026-12-24", "2027-01-02"))


@pytest.mark.parametrize("typed", ["morgen", "24-12 31-2", "1-5 2-5 3-5", "2026-12-24 2026-12-23"])
def test_wrong_days_are_not_noted(room: Room, typed: str) -> None:
    """The list stays as it was, and that is said."""
    member = room.member()
    assert away(room, member, typed).away == ()
    assert NL(texts.AWAY_WRONG) in said(room)[0]


def test_there_are_only_so_many_holidays(room: Room) -> None:
    """A list that a phone can show."""
    member = room.member()
    for day in range(1, holidays.MOST + 2):
        away(room, member, f"{day}-5")
    assert len(now(room, member).away) == holidays.MOST
    assert NL(texts.AWAY_FULL, most=holidays.MOST) in said(room)[-1]


def test_a_holiday_is_removed_by_its_button(room: Room) -> None:
    """A second press changes nothing."""
    member = away(room, room.member(), "24-12 2-1")
    (listed,) = of_kind(Send, room.post("staff"))
    ((button,),) = listed.buttons
    for _ in range(2):
        holidays.removed(room.desk, now(room, member), room.press(member, button.action))
        assert now(room, member).away == ()


def test_on_a_holiday_one_is_away(room: Room) -> None:
    """From the first day to the last, both included; what is over is not shown any more."""
    today = "2026-03-14"
    for first, last, there in ((today, today, True), ("2026-03-13", "2026-03-13", False)):
        member = room.member(away=((first, last),))
        assert holidays.is_away(room.desk, member) is there
        assert bool(holidays.ahead(room.desk, member)) is there


def test_when_somebody_was_here_is_kept_to_the_hour(room: Room) -> None:
    """And written once an hour only."""
    member = room.member()
    seen = presence.heard(room.desk, member)
    assert seen.seen_at == MORNING.replace(minute=0)
    room.work.staff.save(replace(seen, name="written by somebody else"))
    presence.heard(room.desk, seen)
    assert now(room, member).name == "written by somebody else"


def test_an_unfinished_profile_does_not_begin_to_take_cases(room: Room) -> None:
    """The clock ends no pause while the questions are being answered."""
    member = room.member(Card(), stage="gender", available=False, paused_until=MORNING)
    duties.end_pauses(room.desk)
    assert not now(room, member).available
