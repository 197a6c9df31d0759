"""The list of meetings: by language, near a town that is kept nowhere, and one meeting after the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import Edit, Send
from db.meetings import Announcement
from db.records import Seeker
from handlers import exports
from handlers.incoming import Press
from handlers.seeker import exporting
from handlers.seeker.meetings import listing, near, one
from handlers.seeker.meetings.presses import PRESSES
from locales import tongue
from locales.texts import common, export, meetings as texts, seeker as seeker_texts
from tests.unit.handlers.meetings.hall import ADDRESS, ROTTERDAM, TITLE, UTRECHT, Hall

NL = tongue("nl")
AMERSFOORT = "2759879"


def listed(hall: Hall, seeker: Seeker, *where: str) -> list[str]:
    """The meetings' buttons of the list, in their order."""
    rows = listing.drawn(hall.room.desk, seeker, *where)[1]
    return [one.label for row in rows for one in row if one.action.startswith("meeting:")]


def titled(title: str, language: str = "nl") -> dict[str, object]:
    return {"texts": (Announcement(language, title, "x"),), "languages": (language,)}


def test_the_next_one_comes_first_and_what_is_gone_is_not_there(hall: Hall) -> None:
    """Neither one that is planned, called off, over, or has begun."""
    hall.meeting(days=3, **titled("Second"))
    hall.meeting(days=2, **titled("First"))
    for state in ("draft", "cancelled", "over"):
        hall.meeting(state=state, **titled("Gone"))
    hall.meeting(days=-0.01, **titled("Gone"))
    assert [label.partition(" ·")[0] for label in listed(hall, hall.room.seeker())] == ["First", "Second"]


def test_one_language_or_all(hall: Hall) -> None:
    """Buttons for those languages that meetings are in; a made-up one shows all."""
    hall.meeting(**titled("Dutch"))
    hall.meeting(**titled("Turkish", "tr"))
    seeker = hall.room.seeker()
    assert len(listed(hall, seeker)) == len(listed(hall, seeker, "xx")) == 2
    assert [label.partition(" ·")[0] for label in listed(hall, seeker, "tr")] == ["Turkish"]
    labels = [one.label for row in listing.drawn(hall.room.desk, seeker)[1] for one in row]
    assert tongue("tr")(common.LANGUAGES["tr"]) in labels
    assert tongue("ar")(common.LANGUAGES["ar"]) not in labels


def writes(hall: Hall, seeker: Seeker, text: str) -> list[object]:
    """After *Near a town*, somebody writes this."""
    near.pressed(hall.room.desk, seeker, hall.room.press(seeker, "near:any"))
    seeker = hall.room.again(seeker)
    assert near.expected(seeker)
    hall.room.post("seeker")
    near.written(hall.room.desk, seeker, hall.room.letter(seeker, text))
    return hall.room.post("seeker")


@pytest.mark.parametrize("typed", ["Rotterdam", "rotterdam", "روتردام"])
def test_the_nearest_to_a_typed_town_comes_first_and_nothing_of_it_is_kept(hall: Hall, typed: str) -> None:
    """It is read as the intake reads towns, and leaves the chat."""
    hall.meeting(days=1, town=UTRECHT, **titled("Far"))
    hall.meeting(days=9, town=ROTTERDAM, **titled("Near"))
    before = hall.room.seeker()
    gone, shown = writes(hall, before, typed)
    assert gone.what == "remove"  # type: ignore[attr-defined]
    assert isinstance(shown, Send)
    labels = [one.label for row in shown.buttons for one in row if one.action.startswith("meeting:")]
    assert [label.partition(" ·")[0] for label in labels] == ["Near", "Far"]
    assert NL(texts.AWAY, distance=10) in labels[0]
    assert hall.room.again(before) == before


def test_what_is_no_town_is_said_to_have_gone_to_nobody(hall: Hall) -> None:
    """And the next message is for whoever it was for before."""
    seeker = hall.room.seeker()
    (said,) = writes(hall, seeker, "mijn zoon is weg")
    assert isinstance(said, Send)
    assert said.words.text == NL(texts.NEAR_UNKNOWN)
    assert not near.expected(hall.room.again(seeker))


def test_the_address_is_for_those_who_have_a_seat(hall: Hall) -> None:
    """Not for who looks, nor for who waits for one."""
    meeting = hall.meeting(capacity=1)
    sitting, _ = hall.signed(meeting)
    waiting, _ = hall.signed(meeting)
    looking = hall.room.seeker()
    shown = {who.id: one.drawn(hall.room.desk, who, meeting)[0].text for who in (sitting, waiting, looking)}
    assert ADDRESS in shown[sitting.id]
    assert ADDRESS not in shown[waiting.id] + shown[looking.id]


@pytest.mark.parametrize(("reads", "title"), [("ar", "عنوان"), ("tr", TITLE), ("nl", TITLE)])
def test_who_reads_a_language_that_is_missing_gets_another(hall: Hall, reads: str, title: str) -> None:
    """Rather than nothing."""
    words = (Announcement("nl", TITLE, "x"), Announcement("ar", "عنوان", "x"))
    meeting = hall.meeting(texts=words)
    assert title in one.drawn(hall.room.desk, hall.room.seeker(language=reads), meeting)[0].text


def test_what_an_organisation_writes_in_latin_tamazight_is_read_in_tifinagh(hall: Hall) -> None:
    """By who reads Tifinagh; words of another language stay as they are."""
    meeting = hall.meeting(texts=(Announcement("rif", "ajmuɛ", "x"),))
    assert "ⴰⵊⵎⵓⵄ" in one.drawn(hall.room.desk, hall.room.seeker(language="rif-Tfng"), meeting)[0].text
    meeting = hall.meeting(texts=(Announcement("nl", TITLE, "x"),))
    assert TITLE in one.drawn(hall.room.desk, hall.room.seeker(language="rif-Tfng"), meeting)[0].text


def test_signing_up_is_agreed_to_and_stands_in_the_consent_log(hall: Hall) -> None:
    """Once; with the version of the text that was shown."""
    meeting, seeker = hall.meeting(), hall.room.seeker()
    for _ in range(2):
        one.agreed(hall.room.desk, seeker, hall.room.press(seeker, f"attendyes:{meeting.id}"))
    assert [consent.what for consent in hall.room.work.consents.of(seeker.id)] == ["meeting"]
    assert len(hall.room.work.seats.of_meeting(meeting.id)) == 1


def test_somebody_who_has_not_agreed_to_the_line_can_come_too(hall: Hall) -> None:
    """Anybody who opens the bot and has a language; who has none is asked for it."""
    hall.meeting(**titled("Open to all"))
    reading = hall.room.seeker(stage="reading", consent=None)
    listing.command(hall.room.desk, reading)
    (shown,) = hall.room.post("seeker")
    assert isinstance(shown, Send)
    assert "Open to all" in str(shown.buttons)
    assert NL(seeker_texts.BACK_TO_MENU) not in [one.label for row in shown.buttons for one in row]
    newcomer = hall.room.seeker(stage="language", language=None, consent=None)
    listing.command(hall.room.desk, newcomer)
    (asked,) = hall.room.post("seeker")
    assert "lang:nl" in str(asked)


@pytest.mark.parametrize("verb", sorted(PRESSES))
@pytest.mark.parametrize("rest", ["", ":", ":x", ":x:y", ":" + "0" * 32, ":::::", ":999999999"])
def test_a_made_up_button_breaks_nothing_and_signs_nobody_up(hall: Hall, verb: str, rest: str) -> None:
    """Whatever stands behind its word."""
    seeker = hall.room.seeker()
    PRESSES[verb](hall.room.desk, seeker, hall.room.press(seeker, verb + rest))
    assert hall.room.work.seats.of_seeker(seeker.id) == []


@pytest.mark.parametrize("verb", sorted(set(PRESSES) - {"meetings", "near"}))
@pytest.mark.parametrize("state", ["draft", "cancelled", "over"])
def test_nothing_can_be_done_about_one_that_is_not_shown(hall: Hall, verb: str, state: str) -> None:
    """A draft cannot be read by whoever guesses its id, either."""
    meeting, seeker = hall.meeting(state=state), hall.room.seeker()
    for rest in ("", ":neutral", ":good", ":useful"):
        PRESSES[verb](hall.room.desk, seeker, hall.room.press(seeker, f"{verb}:{meeting.id}{rest}"))
    assert hall.room.work.seats.of_meeting(meeting.id) == []
    shown = [letter.words.text for letter in hall.room.post("seeker") if isinstance(letter, Send | Edit)]
    assert TITLE not in "".join(shown)


def test_giving_up_is_asked_once_and_leaves_nothing(hall: Hall) -> None:
    """The seat is for the next one."""
    meeting = hall.meeting(capacity=1)
    seeker, _ = hall.signed(meeting)
    one.leave_pressed(hall.room.desk, seeker, hall.room.press(seeker, f"unattend:{meeting.id}"))
    assert hall.seat(seeker, meeting)
    one.left(hall.room.desk, seeker, hall.room.press(seeker, f"unattendyes:{meeting.id}"))
    assert hall.seat(seeker, meeting) is None


def test_ones_own_file_says_what_one_signed_up_for(hall: Hall) -> None:
    """Without a conversation, too; it waits sealed until it is sent."""
    meeting = hall.meeting()
    seeker, seat = hall.signed(meeting)
    page = exports.page(hall.room.desk, seeker, None).decode()
    assert TITLE in page
    assert NL(texts.SIGNED) in page
    exporting.ask(hall.room.desk, seeker)
    exporting.meant(hall.room.desk, seeker, Press(seeker.chat_id, 1, "p", "exyes"))
    (sent,) = [one for one in hall.room.post("seeker") if isinstance(one, Send) and one.attachment]
    assert sent.attachment
    assert TITLE.encode() in hall.room.work.media.peek(sent.attachment.media_id)
    hall.room.work.seats.drop(seat.id)
    exporting.ask(hall.room.desk, replace(seeker))
    (nothing,) = [one for one in hall.room.post("seeker") if isinstance(one, Send)]
    assert nothing.words.text == NL(export.NOTHING)
