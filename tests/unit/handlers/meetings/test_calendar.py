"""The calendar file: what RFC 5545 asks, and what it must not say."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st
from icalendar import Calendar

from db.letters import Send
from handlers.meetings import calendar
from handlers.meetings.calendar import Entry
from handlers.seeker.meetings import calendars
from locales import tongue
from locales.texts import meetings as texts
from tests.unit.handlers.meetings.hall import ADDRESS, TITLE, Hall
from tests.unit.handlers.room import of_kind

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=200)


def made(summary: str = "x", location: str = "") -> Entry:
    return Entry("0" * 8, summary, location, NOW, NOW + timedelta(hours=2))


@given(summary=WORDS, location=WORDS)
def test_it_is_as_the_rfc_asks_whatever_stands_in_it(summary: str, location: str) -> None:
    """Lines of 75 octets at most that end in CRLF and break no letter; what was put in comes out again."""
    data = calendar.file(made(summary, location), NOW)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode("utf-8")
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["SUMMARY"]) == summary
    assert str(event["LOCATION"]) == location


def test_commas_semicolons_and_backslashes_are_escaped() -> None:
    """They would otherwise end the value, or begin another property."""
    data = calendar.file(made("a,b;c\\d"), NOW)
    assert b"SUMMARY:a\\,b\\;c\\\\d\r\n" in data


def test_it_has_what_must_be_there_and_its_moments_are_in_utc() -> None:
    """So every calendar shows its own clock."""
    data = calendar.file(made(), NOW).decode()
    for line in ("BEGIN:VCALENDAR", "VERSION:2.0", "DTSTART:20260314T093000Z", "DTEND:20260314T113000Z"):
        assert f"{line}\r\n" in data
    assert re.search(r"\r\nDTSTAMP:20260314T093000Z\r\n", data)
    assert "PRODID:" in data


def read(hall: Hall, seeker, meeting, seat, *, neutral: bool) -> str:
    entry = calendar.entry(hall.room.desk, seeker, meeting, seat, neutral=neutral)
    assert entry
    return calendar.file(entry, hall.now).decode()


@pytest.mark.parametrize(
    "known", [{"news": "discreet"}, {"news": "asked"}, {"clears_after": 12}, {"word": "hash"}]
)
def test_whoever_made_the_chat_safer_gets_nothing_but_a_moment(hall: Hall, known: dict[str, object]) -> None:
    """Even when something asks for more."""
    meeting = hall.meeting()
    seeker, seat = hall.signed(meeting, **known)
    data = read(hall, seeker, meeting, seat, neutral=False)
    assert tongue("nl")(texts.APPOINTMENT) in data
    for secret in (TITLE, "Canary", "Utrecht", hall.room.line.name, "amana"):
        assert secret not in data


def test_who_chooses_so_has_title_and_address(hall: Hall) -> None:
    """Their own calendar, their own choice."""
    meeting = hall.meeting()
    seeker, seat = hall.signed(meeting)
    data = read(hall, seeker, meeting, seat, neutral=False).replace("\r\n ", "").replace("\\,", ",")
    assert TITLE in data
    assert ADDRESS in data
    assert TITLE not in read(hall, seeker, meeting, seat, neutral=True)


def test_its_id_leads_to_nobody_and_is_the_same_each_time(hall: Hall) -> None:
    """Two people's calendars share nothing; one person's changes its entry."""
    meeting = hall.meeting()
    ids = []
    for seeker, seat in (hall.signed(meeting), hall.signed(meeting)):
        both = [read(hall, seeker, meeting, seat, neutral=True) for _ in range(2)]
        assert both[0] == both[1]
        ids.append(re.findall(r"UID:(\S+)", both[0])[0])
        for known in (seat.id, seeker.id, meeting.id, str(seeker.chat_id)):
            assert known not in both[0].replace("-", "")
    assert ids[0] != ids[1]


def test_who_waits_for_a_seat_gets_no_file(hall: Hall) -> None:
    """And a made-up way of making one is an old button."""
    meeting = hall.meeting(capacity=1)
    sitting, _ = hall.signed(meeting)
    waiting, _ = hall.signed(meeting)
    for seeker, way in ((waiting, "neutral"), (sitting, "loud")):
        calendars.way_pressed(hall.room.desk, seeker, hall.room.press(seeker, f"ics:{meeting.id}:{way}"))
    assert not [one for one in of_kind(Send, hall.room.post("seeker")) if one.attachment]


def test_the_file_comes_under_a_name_that_says_nothing(hall: Hall) -> None:
    """Asked first; for who made the chat safer at once."""
    meeting = hall.meeting()
    seeker, _ = hall.signed(meeting)
    careful, _ = hall.signed(meeting, clears_after=1)
    calendars.pressed(hall.room.desk, seeker, hall.room.press(seeker, f"calendar:{meeting.id}"))
    assert not [one for one in of_kind(Send, hall.room.post("seeker")) if one.attachment]
    calendars.way_pressed(hall.room.desk, seeker, hall.room.press(seeker, f"ics:{meeting.id}:neutral"))
    calendars.pressed(hall.room.desk, careful, hall.room.press(careful, f"calendar:{meeting.id}"))
    sent = [one.attachment for one in of_kind(Send, hall.room.post("seeker")) if one.attachment]
    assert [one.name for one in sent] == ["appointment.ics"] * 2
