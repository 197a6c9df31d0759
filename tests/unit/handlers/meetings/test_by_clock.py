"""What the clock does about meetings: reminders, changes, questions, and the end of sign-ups."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.records import Seeker
from handlers import duties
from handlers.clock.meetings import attend_to_meetings
from handlers.meetings import telling
from handlers.staff.meetings import changing
from locales import tongue
from locales.languages import READINGS
from locales.text import Text
from locales.texts import meetings as texts, safety
from tests.unit.handlers.meetings.hall import ADDRESS, TEXT, TITLE, Hall

NL = tongue("nl")


def told(hall: Hall, seeker: Seeker, what: Text) -> int:
    """How often somebody was told this."""
    return hall.sees(seeker).count(NL.template(what).partition("{")[0].strip())


def test_two_reminders_come_each_once(hall: Hall) -> None:
    """A day before, and two hours before."""
    meeting = hall.meeting(days=3)
    seeker, _ = hall.signed(meeting)
    counts = []
    for hours in (47, 2, 1, 19, 1, 1, 0.5):
        hall.moves(hours=hours)
        counts.append(told(hall, seeker, texts.REMINDER))
    assert counts == [0, 1, 1, 1, 2, 2, 2]


def test_a_reminder_that_was_missed_is_not_made_up_for(hall: Hall) -> None:
    """The line stood still for both: one comes. After the beginning none does."""
    meeting, past = hall.meeting(days=3), hall.meeting(days=2)
    seeker, _ = hall.signed(meeting)
    other, _ = hall.signed(past)
    hall.moves(days=2, hours=23)
    assert told(hall, seeker, texts.REMINDER) == 1
    assert told(hall, other, texts.REMINDER) == 0


def test_who_signs_up_late_is_not_reminded_at_once(hall: Hall) -> None:
    """They know; the next reminder is two hours before."""
    meeting = hall.meeting(days=1)
    hall.moves(hours=3)
    seeker, _ = hall.signed(meeting)
    hall.moves(hours=1)
    assert told(hall, seeker, texts.REMINDER) == 0
    hall.moves(hours=18.5)
    assert told(hall, seeker, texts.REMINDER) == 1


def test_who_waits_for_a_seat_is_not_reminded(hall: Hall) -> None:
    """They cannot come."""
    meeting = hall.meeting(capacity=1, days=2)
    hall.signed(meeting)
    waiting, _ = hall.signed(meeting)
    hall.moves(hours=26)
    assert hall.sees(waiting) == ""


@pytest.mark.parametrize("code", READINGS)
def test_nothing_that_comes_unasked_gives_away_what_it_is_about(hall: Hall, code: str) -> None:
    """Reminders, a change, a seat, the question afterwards, and that it is off: in every language."""
    meeting = hall.meeting(days=3)
    seeker, seat = hall.signed(meeting, language=code, second_language="tr")
    hall.moves(days=2, hours=1)
    changing.put(hall.room.desk, hall.member("admin"), hall.again(meeting), town="2747891")
    hall.moves(minutes=6)
    hall.moves(hours=21)
    hall.moves(hours=5)
    telling.moved_up(hall.room.desk, meeting, seat)
    telling.cancelled(hall.room.desk, meeting, seat)
    shown = hall.sees(seeker).casefold()
    assert len(hall.phones.texts(seeker)) == 6
    secret = (TITLE, TEXT, ADDRESS, "Utrecht", "Rotterdam", hall.room.line.name, tongue(code)(texts.MENU)[2:])
    assert [word for word in secret if word.casefold() in shown] == []


def test_behind_a_line_for_who_wants_it_so(hall: Hall) -> None:
    """Discreet news stay discreet: the reminder waits behind *There is something new*."""
    meeting = hall.meeting(days=2)
    seeker, _ = hall.signed(meeting, news="discreet")
    hidden, _ = hall.signed(meeting, hidden=True, word="x")
    hall.moves(hours=26)
    assert hall.phones.texts(seeker) == [NL(safety.NEWS)]
    assert hall.sees(hidden) == ""
    assert hall.room.work.outbox.held(hidden.chat_id)


def test_changes_are_told_together_five_minutes_after_the_last(hall: Hall) -> None:
    """Three corrections are one message, to those on the waiting list too."""
    meeting = hall.meeting(capacity=1)
    admin = hall.member("admin")
    seeker, _ = hall.signed(meeting)
    waiting, _ = hall.signed(meeting)
    changing.put(hall.room.desk, admin, hall.again(meeting), address="Elsewhere 1")
    hall.moves(minutes=4)
    later = meeting.starts_at + timedelta(days=1) if meeting.starts_at else None
    changing.put(hall.room.desk, admin, hall.again(meeting), starts_at=later)
    hall.moves(minutes=4)
    assert hall.sees(seeker) == ""
    hall.moves(minutes=2)
    hall.moves(minutes=20)
    for one in (seeker, waiting):
        assert len(hall.phones.texts(one)) == 1
        assert told(hall, one, texts.CHANGED_TIME) == 1


def test_a_change_shortly_before_it_begins_is_told_at_once(hall: Hall) -> None:
    """Whoever is on the way must not stand before the wrong door."""
    meeting = hall.meeting(days=1)
    seeker, _ = hall.signed(meeting)
    hall.moves(hours=23, minutes=56)
    changing.put(hall.room.desk, hall.member("admin"), hall.again(meeting), address="Elsewhere 1")
    hall.moves(minutes=1)
    assert told(hall, seeker, texts.CHANGED) == 1


def test_what_nobody_has_to_hear_of_is_not_told(hall: Hall) -> None:
    """More seats, another leader."""
    meeting = hall.meeting()
    seeker, _ = hall.signed(meeting)
    changing.put(hall.room.desk, hall.member("admin"), hall.again(meeting), capacity=9, leader="somebody")
    hall.moves(hours=1)
    assert hall.sees(seeker) == ""


def test_reminders_follow_the_new_time(hall: Hall) -> None:
    """Reminded of the first time, they are reminded of the second."""
    meeting = hall.meeting(days=2)
    seeker, _ = hall.signed(meeting)
    hall.moves(hours=25)
    assert told(hall, seeker, texts.REMINDER) == 1
    later = hall.now + timedelta(days=5)
    changing.put(hall.room.desk, hall.member("admin"), hall.again(meeting), starts_at=later)
    hall.moves(days=4, hours=1)
    assert told(hall, seeker, texts.REMINDER) == 2


def test_more_seats_move_people_up_at_once(hall: Hall) -> None:
    """Nobody waits for the clock."""
    meeting = hall.meeting(capacity=1)
    hall.signed(meeting)
    waiting, _ = hall.signed(meeting)
    changing.put(hall.room.desk, hall.member("admin"), hall.again(meeting), capacity=2)
    assert told(hall, waiting, texts.MOVED_UP) == 1


def test_afterwards_everybody_is_asked_once_but_who_was_absent(hall: Hall) -> None:
    """While the line is open: nobody is asked at night."""
    meeting = hall.meeting(capacity=3, days=1)
    came, _ = hall.signed(meeting)
    absent, seat = hall.signed(meeting)
    hall.moves(hours=25)
    hall.room.work.seats.save(replace(hall.seat(absent, meeting) or seat, came=False))
    assert told(hall, came, texts.RATE) == 0
    hall.moves(hours=13)
    assert told(hall, came, texts.RATE) == 0
    hall.moves(hours=11)
    hall.moves(hours=1)
    assert told(hall, came, texts.RATE) == 1
    assert told(hall, absent, texts.RATE) == 0


def test_a_week_later_nothing_leads_to_who_came(hall: Hall) -> None:
    """What stays are two counts."""
    meeting = hall.meeting(capacity=3, days=1)
    came, seat = hall.signed(meeting)
    hall.signed(meeting)
    hall.room.work.seats.save(replace(seat, came=True))
    hall.moves(days=7)
    assert hall.seat(came, meeting)
    hall.moves(days=1, hours=2)
    assert hall.room.work.seats.of_meeting(meeting.id) == []
    over = hall.again(meeting)
    assert (over.state, over.signed, over.came) == ("over", 2, 1)


def test_nobody_is_forgotten_before_a_meeting_they_signed_up_for(hall: Hall) -> None:
    """However long they have not been here."""
    meeting = hall.meeting(days=200)
    seeker, seat = hall.signed(meeting)
    hall.room.work._scope.now += timedelta(days=199)
    duties.forget_seekers(hall.room.desk)
    assert hall.room.work.seekers.get(seeker.id)
    hall.room.work.seats.drop(seat.id)
    duties.forget_seekers(hall.room.desk)
    assert hall.room.work.seekers.get(seeker.id) is None


@pytest.mark.parametrize("broken", ["meetings", "seats"])
def test_one_that_cannot_be_read_holds_up_no_other(hall: Hall, broken: str) -> None:
    """Damage stays where it is."""
    bad, good = hall.meeting(days=2), hall.meeting(days=2)
    hall.signed(bad)
    seeker, _ = hall.signed(good)
    column = "id" if broken == "meetings" else "meeting_id"
    hall.room.work._scope.say(f"UPDATE {broken} SET record = x'00' WHERE {column} = '{bad.id}'")
    hall.room.work._scope.now += timedelta(hours=26)
    attend_to_meetings(hall.room.desk)
    assert told(hall, seeker, texts.REMINDER) == 1
