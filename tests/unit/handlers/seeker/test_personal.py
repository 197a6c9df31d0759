"""A seeker writes what tells who somebody is: asked first, and done as they choose."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.errors import MediaMissing
from db.letters import AnswerPress, Edit, Mark, Parcel, Send, Words
from db.records import Assignment, Case, Seeker, Staff
from handlers.incoming import Letter
from handlers.intake.answers import Said
from handlers.intake.storing import write_walk
from handlers.intake.walk import Walk
from handlers.personal import shelf
from handlers.personal.shelf import Waiting, shelf_of
from handlers.questionnaires import of_case, walk_of
from handlers.seeker import asking, personal
from locales import tongue
from locales.texts import personal as texts, relay, seeker as seeker_texts
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")
NUMBER = "bel me op 06 12345678 graag"
BLOTTED = "bel me op ▒▒▒ graag"


def talking(room: Room) -> tuple[Seeker, Case, Staff, Assignment]:
    """A seeker and a confidant who are talking."""
    seeker, member = room.seeker(), room.member()
    case = room.case(seeker, "open")
    return room.again(seeker), case, member, room.held(case, member)


def again(room: Room, case: Case) -> Case:
    found = room.work.cases.get(case.id)
    assert found is not None
    return found


def words_of(room: Room, bot: str) -> list[str]:
    return [one.words.text for one in of_kind(Send, room.post(bot))]  # type: ignore[arg-type]


def entries(room: Room, case: Case) -> list[str]:
    return [entry.words.text for entry in room.work.transcript.read(case.id)]


def write(room: Room, seeker: Seeker, case: Case, text: str = NUMBER) -> Letter:
    letter = room.letter(seeker, text)
    personal.written(room.desk, room.again(seeker), again(room, case), letter)
    return letter


def press(room: Room, seeker: Seeker, action: str) -> None:
    personal.pressed(room.desk, room.again(seeker), room.press(seeker, action))


def at_the_story(room: Room) -> tuple[Seeker, Case]:
    """A seeker who is asked for the story, in their own words."""
    seeker = room.seeker()
    case = room.case(seeker, "intake")
    case = replace(case, walk=write_walk(Walk(case.questionnaire, position="story")))
    room.work.cases.save(case)
    return room.again(seeker), case


def answer(room: Room, seeker: Seeker, text: str = NUMBER) -> Letter:
    letter = room.letter(seeker, text)
    seeker = room.again(seeker)
    found = room.work.cases.get(seeker.case_id or "")
    assert found is not None
    personal.answered(room.desk, seeker, found, letter)
    return letter


# A message to the confidant


def test_a_number_is_asked_about_before_anybody_reads_it(room: Room) -> None:
    """Nothing is in the transcript or on the confidant's phone until the seeker chooses."""
    seeker, case, _, _ = talking(room)
    write(room, seeker, case)
    assert entries(room, case) == []
    assert room.post("staff") == []
    (asked,) = of_kind(Send, room.post("seeker"))
    assert asked.words.text == NL(texts.ASK, things=NL(texts.KINDS["phone"]))
    assert [b.action for row in asked.buttons for b in row] == ["hw:1", "hs:1", "hx:1"]


def test_all_kinds_are_named_once(room: Room) -> None:
    """The question names each kind that was found, once."""
    seeker, case, _, _ = talking(room)
    write(room, seeker, case, "06 12345678, 06 87654321, a@b.nl")
    (asked,) = words_of(room, "seeker")
    assert NL.list_of([NL(texts.KINDS["phone"]), NL(texts.KINDS["email"])]) in asked


def test_without_any_it_goes_at_once(room: Room) -> None:
    """An ordinary message, with a helpline's number in it, is passed on as ever."""
    seeker, case, _, _ = talking(room)
    write(room, seeker, case, "ik heb 113 gebeld")
    assert entries(room, case) == ["ik heb 113 gebeld"]
    assert room.post("seeker") == []


@pytest.mark.parametrize(("verb", "sent"), [("hs", NUMBER), ("hw", BLOTTED)])
def test_it_goes_as_the_seeker_chooses(room: Room, verb: str, sent: str) -> None:
    """Sent as it is, or with a blot for what was found; then nothing waits any more."""
    seeker, case, _, _ = talking(room)
    write(room, seeker, case)
    room.post("seeker")
    press(room, seeker, f"{verb}:1")
    assert entries(room, case) == [sent]
    assert sent in words_of(room, "staff")[-1]
    assert shelf_of(again(room, case)).waiting == ()
    (said,) = of_kind(Edit, room.post("seeker"))
    assert said.words.text == NL(texts.SENT if verb == "hs" else texts.SENT_WITHOUT)


def test_not_sent_is_gone(room: Room) -> None:
    """*Do not send* leaves nothing of it anywhere."""
    seeker, case, _, _ = talking(room)
    write(room, seeker, case)
    room.post("seeker")
    press(room, seeker, "hx:1")
    assert entries(room, case) == []
    assert room.post("staff") == []
    assert "12345678" not in again(room, case).shelf


def test_a_press_twice_sends_once(room: Room) -> None:
    """The second press, and a press on a later question's former number, do nothing and say so."""
    seeker, case, _, _ = talking(room)
    write(room, seeker, case)
    press(room, seeker, "hs:1")
    room.post("seeker")
    press(room, seeker, "hs:1")
    assert entries(room, case) == [NUMBER]
    assert [one.text for one in of_kind(AnswerPress, room.post("seeker"))] == [NL(seeker_texts.OLD_BUTTON)]


def test_numbers_are_not_given_twice(room: Room) -> None:
    """An old button never decides about a later message."""
    seeker, case, _, _ = talking(room)
    write(room, seeker, case)
    press(room, seeker, "hx:1")
    write(room, seeker, case, "mail a@b.nl")
    press(room, seeker, "hs:1")
    assert entries(room, case) == []
    press(room, seeker, "hs:2")
    assert entries(room, case) == ["mail a@b.nl"]


def test_what_is_written_meanwhile_overtakes_and_that_is_said(room: Room) -> None:
    """A later message goes at once; the one that waited comes after a line with when it was written."""
    seeker, case, _, _ = talking(room)
    write(room, seeker, case)
    write(room, seeker, case, "hij staat nu voor de deur")
    assert "hij staat nu voor de deur" in words_of(room, "staff")[-1]
    press(room, seeker, "hs:1")
    line, late = words_of(room, "staff")
    assert line.startswith("🕗")
    assert NUMBER in late
    assert entries(room, case) == ["hij staat nu voor de deur", NUMBER]


def test_what_goes_at_once_needs_no_time(room: Room) -> None:
    """Where nothing came between and little time passed, no line is put before it."""
    seeker, case, _, _ = talking(room)
    write(room, seeker, case)
    press(room, seeker, "hs:1")
    assert len(words_of(room, "staff")) == 1


def test_what_waited_long_says_when_it_was_written(room: Room) -> None:
    """Hours later the confidant is told, though nothing came between."""
    seeker, case, _, _ = talking(room)
    letter = room.letter(seeker, NUMBER)
    shelf.put(room.desk, case, Waiting(0, "seeker", letter, room.work.now - timedelta(hours=3)))
    press(room, seeker, "hs:1")
    assert words_of(room, "staff")[0].startswith("🕗")


def test_no_more_than_a_few_wait(room: Room) -> None:
    """The sixth is neither kept nor sent, and that is said."""
    seeker, case, _, _ = talking(room)
    for _ in range(shelf.LIMIT + 1):
        write(room, seeker, case)
    assert words_of(room, "seeker")[-1] == NL(texts.TOO_MANY, limit=shelf.LIMIT)
    assert len(shelf_of(again(room, case)).waiting) == shelf.LIMIT


def test_it_waits_for_a_confidant_too(room: Room) -> None:
    """Before there is a confidant the seeker is asked as well, and what they send is kept."""
    seeker = room.seeker()
    case = room.case(seeker, "waiting")
    write(room, room.again(seeker), case)
    assert entries(room, case) == []
    press(room, seeker, "hw:1")
    assert entries(room, case)[0] == BLOTTED


def test_what_cannot_be_passed_on_is_refused_first(room: Room) -> None:
    """A file that is not carried gets its own reason, not a question about its caption."""
    seeker, case, _, _ = talking(room)
    letter = replace(room.letter(seeker, NUMBER), kind="contact")
    personal.written(room.desk, seeker, case, letter)
    assert NL(relay.REFUSED_KINDS["contact"]) in words_of(room, "seeker")[0]
    assert not again(room, case).shelf


def with_photo(room: Room, seeker: Seeker, case: Case) -> str:
    """A photo with a number in its caption, which waits; the file's id."""
    parcel_id = room.work.media.park(1, b"the picture")
    letter = replace(room.letter(seeker, NUMBER), kind="photo", parcel=Parcel("photo", parcel_id))
    personal.written(room.desk, seeker, case, letter)
    room.work.media.unpark(1)
    return parcel_id


def test_a_caption_counts_as_text_and_its_photo_waits_along(room: Room) -> None:
    """The photo outlives its update under the case's key, and goes with its caption."""
    seeker, case, _, _ = talking(room)
    file = with_photo(room, seeker, case)
    assert room.work.media.read(case.id, file) == b"the picture"
    press(room, seeker, "hw:1")
    (entry,) = room.work.transcript.read(case.id)
    assert entry.words.text == BLOTTED
    assert room.work.media.read(case.id, entry.attachments[0].media_id) == b"the picture"


def test_a_photo_that_is_not_sent_is_destroyed(room: Room) -> None:
    """*Do not send* takes the file along."""
    seeker, case, _, _ = talking(room)
    file = with_photo(room, seeker, case)
    press(room, seeker, "hx:1")
    with pytest.raises(MediaMissing):
        room.work.media.read(case.id, file)


# Changes


def edit(room: Room, seeker: Seeker, letter: Letter, text: str) -> None:
    personal.edited(room.desk, room.again(seeker), replace(letter, words=Words(text)))


def test_a_change_that_adds_a_number_is_asked_about(room: Room) -> None:
    """The other side keeps the former words until the seeker chooses."""
    seeker, case, _, _ = talking(room)
    letter = write(room, seeker, case, "bel me")
    room.post("staff")
    edit(room, seeker, letter, NUMBER)
    assert entries(room, case) == ["bel me"]
    assert room.post("staff") == []
    assert words_of(room, "seeker") == [NL(texts.ASK_EDIT, things=NL(texts.KINDS["phone"]))]


@pytest.mark.parametrize(("verb", "then"), [("hs", NUMBER), ("hw", BLOTTED), ("hx", "bel me")])
def test_a_change_goes_as_the_seeker_chooses(room: Room, verb: str, then: str) -> None:
    """As it is, without what it added, or not at all."""
    seeker, case, _, _ = talking(room)
    letter = write(room, seeker, case, "bel me")
    edit(room, seeker, letter, NUMBER)
    room.post("staff")
    press(room, seeker, f"{verb}:1")
    assert entries(room, case) == [then]
    assert len(of_kind(Edit, room.post("staff"))) == (verb != "hx")


def test_a_change_beside_a_number_that_was_sent_is_not_asked_about(room: Room) -> None:
    """Who has chosen once is not asked again for correcting a word."""
    seeker, case, _, _ = talking(room)
    letter = write(room, seeker, case)
    press(room, seeker, "hs:1")
    edit(room, seeker, letter, f"{NUMBER}, na zes uur")
    assert entries(room, case) == [f"{NUMBER}, na zes uur"]


def test_a_later_clean_change_takes_the_place_of_one_that_waits(room: Room) -> None:
    """The change that waited is gone, and the new words are passed on."""
    seeker, case, _, _ = talking(room)
    letter = write(room, seeker, case, "bel me")
    edit(room, seeker, letter, NUMBER)
    edit(room, seeker, letter, "bel me niet")
    assert entries(room, case) == ["bel me niet"]
    assert shelf_of(again(room, case)).waiting == ()


def test_taking_the_number_out_sends_the_message(room: Room) -> None:
    """A message that waits and is changed to one without any of it is on its way, file and all."""
    seeker, case, _, _ = talking(room)
    with_photo(room, seeker, case)
    waiting = shelf_of(again(room, case)).waiting[0]
    room.post("seeker")
    edit(room, seeker, waiting.letter, "kijk eens")
    (entry,) = room.work.transcript.read(case.id)
    assert (entry.words.text, len(entry.attachments)) == ("kijk eens", 1)
    assert words_of(room, "seeker") == [NL(texts.SENT_CHANGED)]


def test_changing_the_number_asks_anew(room: Room) -> None:
    """The words that wait are the changed ones, and the former question decides nothing."""
    seeker, case, _, _ = talking(room)
    letter = write(room, seeker, case)
    edit(room, seeker, letter, "bel me op 06 87654321")
    press(room, seeker, "hs:1")
    assert entries(room, case) == []
    press(room, seeker, "hs:2")
    assert entries(room, case) == ["bel me op 06 87654321"]


def test_an_edit_that_changes_nothing_is_not_asked_about_again(room: Room) -> None:
    """Telegram tells of edits that nobody sees; the question stands once."""
    seeker, case, _, _ = talking(room)
    letter = write(room, seeker, case)
    room.post("seeker")
    edit(room, seeker, letter, NUMBER)
    assert room.post("seeker") == []
    press(room, seeker, "hs:1")
    assert entries(room, case) == [NUMBER]


# An answer of the intake


def test_an_answer_is_asked_about_before_it_is_kept(room: Room) -> None:
    """The story with a number in it is not in the walk until the seeker chooses."""
    seeker, case = at_the_story(room)
    answer(room, seeker)
    assert "story" not in walk_of(again(room, case)).answers
    assert words_of(room, "seeker") == [NL(texts.ASK_ANSWER, things=NL(texts.KINDS["phone"]))]


@pytest.mark.parametrize(("verb", "kept"), [("hs", NUMBER), ("hw", BLOTTED)])
def test_an_answer_is_kept_as_the_seeker_chooses(room: Room, verb: str, kept: str) -> None:
    """As it is or without what was found; the next question follows."""
    seeker, case = at_the_story(room)
    answer(room, seeker)
    room.post("seeker")
    press(room, seeker, f"{verb}:1")
    assert walk_of(again(room, case)).answers["story"] == Said(kept)
    assert of_kind(Send, room.post("seeker"))


def test_an_answer_that_is_not_sent_leaves_the_question_open(room: Room) -> None:
    """*Do not send* asks the same question again."""
    seeker, case = at_the_story(room)
    answer(room, seeker)
    room.post("seeker")
    press(room, seeker, "hx:1")
    assert "story" not in walk_of(again(room, case)).answers
    asked = of_case(room.desk, again(room, case)).question("story")
    assert asked is not None
    assert any(asked.text["nl"] in words for words in words_of(room, "seeker"))


@pytest.mark.parametrize("second", ["zonder iets", "mail a@b.nl"])
def test_another_answer_takes_the_place_of_the_one_that_waits(room: Room, second: str) -> None:
    """Only the newest answer counts; the button of the former one does nothing."""
    seeker, case = at_the_story(room)
    answer(room, seeker)
    answer(room, seeker, second)
    press(room, seeker, "hs:1")
    assert NUMBER not in str(again(room, case))
    assert walk_of(again(room, case)).answers.get("story") in (Said(second), None)


def test_going_on_otherwise_lets_the_answer_go(room: Room) -> None:
    """Any other step of the intake takes what waited away."""
    seeker, case = at_the_story(room)
    answer(room, seeker)
    asking.save_walk(room.desk, again(room, case), Walk(case.questionnaire))
    assert NUMBER not in str(again(room, case))


def test_at_a_question_with_buttons_nothing_is_asked(room: Room) -> None:
    """Where the words would not be kept, the seeker is shown the buttons."""
    seeker = room.seeker()
    room.case(seeker, "intake")
    answer(room, room.again(seeker))
    (told,) = words_of(room, "seeker")
    assert NL(seeker_texts.CHOOSE_BUTTON) in told


def test_who_has_been_away_is_first_asked_whether_it_is_safe(room: Room) -> None:
    """Whoever holds the phone now does not see the question about the number."""
    seeker, _ = at_the_story(room)
    room.work.seekers.save(replace(seeker, guarded=True))
    answer(room, seeker)
    assert not any("BSN" in words or "nummer" in words for words in words_of(room, "seeker"))


@pytest.mark.parametrize(("url", "asked"), [("https://t.me/abcde", 0), ("https://wa.me/31612345678", 1)])
def test_a_link_that_is_taken_off_anyway_is_not_asked_about(room: Room, url: str, asked: int) -> None:
    """Links to Telegram accounts never pass, so there is nothing to choose; those elsewhere would."""
    seeker, case, _, _ = talking(room)
    letter = replace(room.letter(seeker, "hier"), words=Words("hier", (Mark("text_link", 0, 4, url),)))
    personal.written(room.desk, seeker, case, letter)
    assert len(shelf_of(again(room, case)).waiting) == asked
    assert len(entries(room, case)) == 1 - asked
