"""An admin plans a meeting, changes it, calls it off, copies and repeats it; who leads it notes who came."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.staff.meeting_routes import PRESSES
from db.meetings import Meeting
from db.records import Staff
from handlers.staff.meetings import home, writing
from locales import tongue
from locales.languages import LANGUAGES
from locales.texts import common, meetings as seeker_texts, planning as texts
from tests.unit.handlers.meetings.hall import ADDRESS, TITLE, UTRECHT, Hall

NL = tongue("nl")


def now(hall: Hall, member: Staff) -> Staff:
    found = hall.room.work.staff.get(member.id)
    assert found
    return found


def presses(hall: Hall, member: Staff, action: str) -> None:
    """A press under the newest message, by somebody who may."""
    may, handler = PRESSES[action.partition(":")[0]]
    assert set(may) & set(member.roles)
    home.command(hall.room.desk, member, hall.room.letter(member, "/meetings"))
    hall.phones.deliver()
    newest = max(hall.phones.screens[member.chat_id])
    handler(hall.room.desk, now(hall, member), replace(hall.room.press(member, action), message_id=newest))
    hall.phones.deliver()


def writes(hall: Hall, member: Staff, text: str) -> bool:
    """A message, and whether it was taken."""
    taken = writing.taken(hall.room.desk, now(hall, member), hall.room.letter(member, text))
    hall.phones.deliver()
    return taken


def only(hall: Hall) -> Meeting:
    """The one meeting there is."""
    (one,) = hall.room.work.meetings.ids()
    found = hall.room.work.meetings.get(one)
    assert found
    return found


def acts(hall: Hall) -> list[str]:
    return [deed.act for deed in reversed(hall.room.work.audit.newest(50))]


def planned(hall: Hall, admin: Staff) -> Meeting:
    """Everything that is asked is answered."""
    presses(hall, admin, "gn")
    made = only(hall)
    presses(hall, admin, f"gg:{made.id}:nl")
    for answer in (f"{TITLE}\nCome and listen.", "Utrecht", ADDRESS, "20-3 19:30", "12"):
        assert writes(hall, admin, answer)
    for choice in ("audience:women", "languages:ar", "languages:rif", "done"):
        presses(hall, admin, f"gs:{made.id}:{choice}")
    return only(hall)


def test_short_questions_make_a_meeting_that_nobody_sees_before_it_is_shown(hall: Hall) -> None:
    """One after the other; then a press shows it to everybody."""
    admin = hall.member("admin")
    made = planned(hall, admin)
    assert (made.texts[0].title, made.town, made.address, made.capacity) == (TITLE, UTRECHT, ADDRESS, 12)
    assert (made.audience, made.languages, made.state) == ("women", ("ar", "rif"), "draft")
    assert made.starts_at
    assert made.starts_at.astimezone(hall.room.line.zone).isoformat() == "2026-03-20T19:30:00+01:00"
    assert acts(hall) == []
    presses(hall, admin, f"gu:{made.id}")
    assert only(hall).state == "open"
    assert acts(hall) == ["meeting_opened"]


def test_what_is_not_complete_is_not_shown_to_anybody(hall: Hall) -> None:
    """It says that something is missing; one whose day is past neither."""
    admin = hall.member("admin")
    presses(hall, admin, "gn")
    presses(hall, admin, f"gu:{only(hall).id}")
    assert only(hall).state == "draft"
    past = hall.meeting(state="draft", days=-1)
    presses(hall, admin, f"gu:{past.id}")
    assert hall.again(past).state == "draft"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("when", "yesterday"),
        ("when", "13-3-2026 10:00"),
        ("when", "14-3 10:30"),
        ("when", "31-2 10:00"),
        ("when", "20-3 25:00"),
        ("when", "20-3"),
        ("capacity", "0"),
        ("capacity", "201"),
        ("capacity", "-1"),
        ("capacity", "two"),
        ("capacity", "١٢"),
        ("address", "x" * 201),
        ("town", "Nowhere-at-all"),
    ],
)
def test_what_does_not_do_is_asked_again_and_changes_nothing(hall: Hall, field: str, text: str) -> None:
    """With a word that helps."""
    admin, meeting = hall.member("admin"), hall.meeting(state="draft")
    presses(hall, admin, f"gf:{meeting.id}:{field}")
    before = len(hall.phones.texts(admin))
    assert writes(hall, admin, text)
    assert hall.again(meeting) == meeting
    assert len(hall.phones.texts(admin)) == before + 1


@pytest.mark.parametrize(
    "words", ["only a title", "\nonly a text", "x" * 81 + "\ntext", "title\n" + "x" * 1501]
)
def test_words_are_a_title_and_a_text(hall: Hall, words: str) -> None:
    """In each language; the others stay."""
    admin, meeting = hall.member("admin"), hall.meeting(state="draft")
    presses(hall, admin, f"gg:{meeting.id}:tr")
    assert writes(hall, admin, words)
    assert hall.again(meeting) == meeting
    assert writes(hall, admin, "Başlık\nMetin\nve devamı")
    assert [(one.language, one.title, one.text) for one in hall.again(meeting).texts[1:]] == [
        ("tr", "Başlık", "Metin\nve devamı")
    ]


def test_there_are_never_fewer_seats_than_people_have(hall: Hall) -> None:
    """Nobody loses a seat by a slip of an admin's finger."""
    admin, meeting = hall.member("admin"), hall.meeting(capacity=3)
    for _ in range(3):
        hall.signed(meeting)
    presses(hall, admin, f"gf:{meeting.id}:capacity")
    assert writes(hall, admin, "2")
    assert hall.again(meeting).capacity == 3
    assert writes(hall, admin, "4")
    assert hall.again(meeting).capacity == 4


def test_a_message_that_nobody_asked_for_is_not_taken(hall: Hall) -> None:
    """Nor one that comes two hours late, in a topic, or from who is no admin any more."""
    admin, meeting = hall.member("admin"), hall.meeting(state="draft")
    assert not writes(hall, admin, "Utrecht")
    presses(hall, admin, f"gf:{meeting.id}:town")
    letter = hall.room.letter(admin, "Rotterdam", thread=7)
    assert not writing.taken(hall.room.desk, now(hall, admin), letter)
    hall.moves(hours=2)
    assert not writes(hall, admin, "Rotterdam")
    assert hall.again(meeting).town == UTRECHT


def test_a_changed_meeting_stands_in_the_log_and_what_is_not_changed_does_not(hall: Hall) -> None:
    """A draft's changes are nobody's business."""
    admin, meeting = hall.member("admin"), hall.meeting()
    presses(hall, admin, f"gs:{meeting.id}:audience:mixed")
    assert acts(hall) == []
    presses(hall, admin, f"gs:{meeting.id}:audience:men")
    assert acts(hall) == ["meeting_changed"]


def test_calling_off_is_asked_once_and_reaches_everybody_who_signed_up(hall: Hall) -> None:
    """Those on the waiting list too; then nothing leads to them."""
    admin, meeting = hall.member("admin"), hall.meeting(capacity=1)
    people = [hall.signed(meeting)[0] for _ in range(2)]
    presses(hall, admin, f"gx:{meeting.id}")
    assert hall.again(meeting).state == "open"
    presses(hall, admin, f"gy:{meeting.id}")
    told = NL.template(seeker_texts.CANCELLED).partition("{")[0]
    assert all(told in hall.sees(one) for one in people)
    assert hall.room.work.seats.of_meeting(meeting.id) == []
    presses(hall, admin, f"gy:{meeting.id}")
    assert acts(hall) == ["meeting_cancelled"]


def test_what_people_may_have_signed_up_for_is_not_deleted(hall: Hall) -> None:
    """It is called off, so that they hear of it."""
    admin, meeting = hall.member("admin"), hall.meeting()
    presses(hall, admin, f"gz:{meeting.id}")
    assert hall.again(meeting).state == "open"
    presses(hall, admin, f"gy:{meeting.id}")
    presses(hall, admin, f"gz:{meeting.id}")
    assert hall.room.work.meetings.ids() == []


def test_a_copy_has_everything_but_a_date_and_people(hall: Hall) -> None:
    """The date is what is asked next."""
    admin, meeting = hall.member("admin"), hall.meeting(answers=(("good", 3),), leader="somebody")
    hall.signed(meeting)
    presses(hall, admin, f"gk:{meeting.id}")
    (copied,) = [one for one in hall.room.work.meetings.ids() if one != meeting.id]
    made = hall.room.work.meetings.get(copied)
    assert made
    assert (made.state, made.starts_at, made.answers) == ("draft", None, ())
    assert (made.texts, made.town, made.leader) == (meeting.texts, meeting.town, "somebody")
    assert hall.room.work.seats.of_meeting(copied) == []
    assert NL(texts.ASK_WHEN, example="14-12 19:30") in hall.sees(admin)
    assert writes(hall, admin, "21-3 10:00")


@pytest.mark.parametrize(("every", "times"), [("week", 3), ("month", 2)])
def test_repeated_it_is_shown_as_often_as_was_chosen(hall: Hall, every: str, times: int) -> None:
    """Each with seats of its own."""
    admin, meeting = hall.member("admin"), hall.meeting()
    hall.signed(meeting)
    presses(hall, admin, f"gr:{meeting.id}")
    presses(hall, admin, f"gr:{meeting.id}:{every}:{times}")
    presses(hall, admin, f"gr:{meeting.id}:{every}:77")
    made = [hall.room.work.meetings.get(one) for one in hall.room.work.meetings.ids("open")]
    assert len(made) == times + 1
    assert [one.starts_at for one in made if one] == sorted({one.starts_at for one in made if one})
    assert acts(hall) == ["meeting_repeated"] * times


def test_the_preview_is_what_is_read_in_each_language(hall: Hall) -> None:
    """Without an address, which only who has a seat sees."""
    admin, meeting = hall.member("admin"), hall.meeting()
    presses(hall, admin, f"gc:{meeting.id}")
    for code in LANGUAGES:
        presses(hall, admin, f"gv:{meeting.id}:{code}")
        shown = hall.phones.texts(admin)[-1]
        assert TITLE in shown
        assert ADDRESS not in shown
        assert tongue(code)(seeker_texts.ADDRESS_LATER) in shown


def test_who_leads_it_notes_by_number_who_came(hall: Hall) -> None:
    """From an hour before; a tap goes round; nobody else's seat is there."""
    leader, other = hall.member("confidant", name="Noor"), hall.member("confidant")
    meeting = hall.meeting(capacity=2, days=1, leader=leader.id)
    (_, first), (_, second), _ = (hall.signed(meeting) for _ in range(3))
    presses(hall, leader, f"gm:{meeting.id}:{first.number}:0")
    assert hall.room.work.seats.get(first.id) == first
    hall.room.work._scope.now += timedelta(hours=23, minutes=1)
    came = []
    for _ in range(3):
        presses(hall, leader, f"gm:{meeting.id}:{first.number}:0")
        came.append(hall.room.work.seats.get(first.id).came)
    assert came == [True, False, None]
    labels = {
        one.label
        for one in hall.phones.screens[leader.chat_id][max(hall.phones.screens[leader.chat_id])].buttons
    }
    assert labels == {"1", "2", NL(common.BACK)}
    presses(hall, leader, f"gm:{meeting.id}:3:0")
    presses(hall, other, f"gm:{meeting.id}:{second.number}:0")
    assert [one.came for one in hall.room.work.seats.of_meeting(meeting.id)] == [None] * 3
    assert "meeting_noted" in acts(hall)


def test_who_leads_none_sees_none(hall: Hall) -> None:
    """And whoever leads one sees no other, no draft and no button to change it."""
    leader = hall.member("confidant")
    hall.meeting()
    hall.meeting(state="draft", leader=leader.id)
    led = hall.meeting(leader=leader.id)
    seen = [one.action for row in home.drawn(hall.room.desk, leader)[1] for one in row]
    assert seen == [f"gc:{led.id}"]
    presses(hall, leader, f"gc:{led.id}")
    assert [one for one in hall.phones.actions(leader) if one.startswith("gf")] == []


def test_many_numbers_come_in_pages(hall: Hall) -> None:
    """Telegram shows at most a hundred buttons."""
    admin, meeting = hall.member("admin"), hall.meeting(capacity=90, days=0.04)
    for _ in range(90):
        hall.signed(meeting)
    hall.room.work.outbox.claim(1000)
    seen: set[str] = set()
    may, handler = PRESSES["ga"]
    for page in itertools.chain(map(str, range(4)), ["x", "-1", "99", "²"]):
        handler(hall.room.desk, admin, hall.room.press(admin, f"ga:{meeting.id}:{page}"))
        (edit,) = [one for one in hall.room.post("staff") if one.what == "edit"]
        labels = [one.label for row in edit.buttons for one in row if one.action.startswith("gm")]  # type: ignore[union-attr]
        assert len(labels) <= 40
        seen |= set(labels)
    assert seen == set(map(str, range(1, 91)))
    assert may == ("confidant", "coordinator", "admin")
