"""A confidant writes what tells who somebody is: refused, asked about or allowed, as the rules say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.errors import MediaMissing
from db.letters import AnswerPress, Edit, Parcel, Send, Words
from db.records import Assignment, Case, Seeker, Staff
from handlers.incoming import Letter
from handlers.personal import shelf
from handlers.personal.found import KINDS, Kind
from handlers.personal.rules import Rule, set_rule
from handlers.personal.shelf import Waiting, shelf_of
from handlers.staff import personal, talking
from locales import tongue
from locales.texts import personal as texts, relay, staff as staff_texts
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")
NUMBER = "bel me op 06 12345678"
BLOTTED = "bel me op ▒▒▒"
EXAMPLES: dict[Kind, str] = {
    "phone": "06 12345678",
    "email": "karima@voorbeeld.nl",
    "username": "@karima_b",
    "profile": "instagram.com/karima",
    "iban": "NL91 ABNA 0417 1643 00",
    "bsn": "123456782",
}


@pytest.fixture
def held(room: Room) -> tuple[Staff, Seeker, Case, Assignment]:
    """A confidant with one open case."""
    seeker, member = room.seeker(), room.member()
    case = room.case(seeker, "open")
    return member, room.again(seeker), case, room.held(case, member)


def rule(room: Room, kind: Kind, rule: Rule) -> None:
    set_rule(room.desk, kind, rule, "an admin")


def write(room: Room, member: Staff, text: str = NUMBER, **known: object) -> Letter:
    letter = room.letter(member, text, **known)
    if not personal.taken(room.desk, member, letter):
        talking.written(room.desk, member, letter)
    return letter


def edit(room: Room, member: Staff, letter: Letter, text: str) -> None:
    personal.edited(room.desk, member, replace(letter, words=Words(text)))


def press(room: Room, member: Staff, verb: str, case: Case, number: int = 1) -> None:
    personal.pressed(room.desk, member, room.press(member, f"{verb}:{case.id}:{number}"))


def entries(room: Room, case: Case) -> list[str]:
    return [entry.words.text for entry in room.work.transcript.read(case.id)]


def words_of(room: Room, bot: str) -> list[str]:
    return [one.words.text for one in of_kind(Send, room.post(bot))]  # type: ignore[arg-type]


def waits(room: Room, case: Case) -> int:
    found = room.work.cases.get(case.id)
    assert found is not None
    return len(shelf_of(found).waiting)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_refused_until_an_admin_says_otherwise(room: Room, held, kind: Kind) -> None:
    """The confidant is told which kind it is and what to do; the seeker sees nothing."""
    member, _, case, _ = held
    write(room, member, f"dit is het: {EXAMPLES[kind]}")
    assert words_of(room, "staff") == [NL(texts.REFUSED, things=NL(texts.KINDS[kind]))]
    assert room.post("seeker") == []
    assert entries(room, case) == []
    assert waits(room, case) == 0


@pytest.mark.parametrize(
    "text", ["bel 112", "bel 113 of 0800-0113", "088 20 80 080", "lees https://www.smn.nl/hulp", "t/m 2026"]
)
def test_helplines_and_pages_are_always_fine(room: Room, held, text: str) -> None:
    """Whatever the rules are, numbers to call for help and pages of organisations pass."""
    member, _, _, _ = held
    write(room, member, text)
    assert words_of(room, "seeker") == [text]


def test_what_is_allowed_passes(room: Room, held) -> None:
    """A kind that an admin has allowed goes on at once, and only that kind."""
    member, _, _, _ = held
    rule(room, "phone", "allowed")
    write(room, member)
    assert words_of(room, "seeker") == [NUMBER]
    write(room, member, f"{NUMBER} of a@b.nl")
    assert words_of(room, "staff") == [NL(texts.REFUSED, things=NL(texts.KINDS["email"]))]


@pytest.mark.parametrize(("verb", "sent"), [("hs", [NUMBER]), ("hw", [BLOTTED]), ("hx", [])])
def test_what_is_asked_about_waits_for_the_confidant(room: Room, held, verb: str, sent: list[str]) -> None:
    """Under *ask first* nothing passes until the confidant chooses; then as chosen."""
    member, _, case, _ = held
    rule(room, "phone", "ask")
    write(room, member)
    assert entries(room, case) == []
    assert words_of(room, "staff") == [NL(texts.ASK, things=NL(texts.KINDS["phone"]))]
    press(room, member, verb, case)
    assert entries(room, case) == sent
    assert words_of(room, "seeker") == sent
    assert waits(room, case) == 0


def test_without_it_leaves_what_is_allowed(room: Room, held) -> None:
    """Only what the rules ask about is blotted out."""
    member, _, case, _ = held
    rule(room, "phone", "ask")
    rule(room, "email", "allowed")
    write(room, member, f"{NUMBER} of a@b.nl")
    press(room, member, "hw", case)
    assert entries(room, case) == [f"{BLOTTED} of a@b.nl"]


def test_a_rule_that_became_stricter_holds(room: Room, held) -> None:
    """Between the question and the press an admin refused the kind: it does not pass any more."""
    member, _, case, _ = held
    rule(room, "phone", "ask")
    write(room, member)
    rule(room, "phone", "refuse")
    press(room, member, "hs", case)
    assert entries(room, case) == []
    assert words_of(room, "staff")[-1] == NL(texts.REFUSED, things=NL(texts.KINDS["phone"]))


def test_only_who_holds_the_case_decides(room: Room, held) -> None:
    """After the case has gone to somebody else, neither of them can send what waited."""
    member, _, case, assignment = held
    rule(room, "phone", "ask")
    write(room, member)
    room.work.assignments.end(assignment.id)
    other = room.member()
    room.held(case, other)
    room.post("staff")
    for one in (member, other):
        press(room, one, "hs", case)
    assert entries(room, case) == []
    assert [a.text for a in of_kind(AnswerPress, room.post("staff"))] == [NL(staff_texts.OLD_BUTTON)] * 2


def test_it_goes_to_the_case_it_was_written_for(room: Room, held) -> None:
    """Another case having become the current one meanwhile, the letter still goes to its own."""
    member, _, case, _ = held
    rule(room, "phone", "ask")
    write(room, member)
    later = room.case(room.seeker(), "open")
    room.held(later, member)
    room.work.staff.save(replace(member, current_case=later.id))
    press(room, replace(member, current_case=later.id), "hs", case)
    assert (entries(room, case), entries(room, later)) == ([NUMBER], [])


def test_what_waited_long_says_when_it_was_written(room: Room, held) -> None:
    """The seeker is told when a message was written that comes hours later."""
    member, _, case, _ = held
    rule(room, "phone", "ask")
    letter = room.letter(member, NUMBER)
    shelf.put(room.desk, case, Waiting(0, "confidant", letter, room.work.now - timedelta(hours=3)))
    press(room, member, "hs", case)
    line, late = words_of(room, "seeker")
    assert line.startswith("🕗")
    assert late == NUMBER


def test_no_more_than_a_few_wait(room: Room, held) -> None:
    """The sixth is neither kept nor sent, and that is said."""
    member, _, case, _ = held
    rule(room, "phone", "ask")
    for _ in range(shelf.LIMIT + 1):
        write(room, member)
    assert words_of(room, "staff")[-1] == NL(texts.TOO_MANY, limit=shelf.LIMIT)
    assert waits(room, case) == shelf.LIMIT


def test_the_town_of_the_profile_is_no_message(room: Room, held) -> None:
    """Who is asked for their town is not held to the rules of the relay."""
    member, _, _, _ = held
    asked = replace(member, stage="town")
    assert not personal.taken(room.desk, asked, room.letter(asked, NUMBER))


def test_a_message_for_nobody_is_left_to_others(room: Room) -> None:
    """Without a case there is nobody to protect, and the usual word is said."""
    member = room.member()
    assert not personal.taken(room.desk, member, room.letter(member, NUMBER))


def test_what_cannot_be_passed_on_gets_its_own_reason(room: Room, held) -> None:
    """A contact is refused as a contact."""
    member, _, _, _ = held
    letter = replace(room.letter(member, NUMBER), kind="contact")
    assert not personal.taken(room.desk, member, letter)
    talking.written(room.desk, member, letter)
    assert NL(relay.REFUSED_KINDS["contact"]) in words_of(room, "staff")[0]


def test_a_caption_counts_as_text(room: Room, held) -> None:
    """A photo with a number under it is refused with its file."""
    member, _, case, _ = held
    parcel = Parcel("photo", room.work.media.park(1, b"the picture"))
    letter = replace(room.letter(member, NUMBER), kind="photo", parcel=parcel)
    assert personal.taken(room.desk, member, letter)
    assert entries(room, case) == []


def test_a_file_that_waited_goes_when_the_rules_refuse_it(room: Room, held) -> None:
    """A photo whose caption is no longer allowed does not stay in the case."""
    member, _, case, _ = held
    rule(room, "phone", "ask")
    file = room.work.media.park(1, b"the picture")
    letter = replace(room.letter(member, NUMBER), kind="photo", parcel=Parcel("photo", file))
    assert personal.taken(room.desk, member, letter)
    rule(room, "phone", "refuse")
    press(room, member, "hs", case)
    with pytest.raises(MediaMissing):
        room.work.media.read(case.id, file)


# Changes


def test_a_change_that_adds_a_number_is_refused(room: Room, held) -> None:
    """The seeker's copy stays as it was, and the confidant is told so."""
    member, _, case, _ = held
    letter = write(room, member, "bel me")
    room.post("seeker")
    edit(room, member, letter, NUMBER)
    assert entries(room, case) == ["bel me"]
    assert room.post("seeker") == []
    assert words_of(room, "staff") == [NL(texts.REFUSED_EDIT, things=NL(texts.KINDS["phone"]))]


@pytest.mark.parametrize(("verb", "then"), [("hs", NUMBER), ("hw", BLOTTED), ("hx", "bel me")])
def test_a_change_that_is_asked_about_goes_as_chosen(room: Room, held, verb: str, then: str) -> None:
    """Under *ask first* a change waits too."""
    member, _, case, _ = held
    rule(room, "phone", "ask")
    letter = write(room, member, "bel me")
    edit(room, member, letter, NUMBER)
    assert entries(room, case) == ["bel me"]
    room.post("seeker")
    press(room, member, verb, case)
    assert entries(room, case) == [then]
    assert len(of_kind(Edit, room.post("seeker"))) == (verb != "hx")


def test_a_clean_change_passes(room: Room, held) -> None:
    """A corrected word is shown as ever."""
    member, _, case, _ = held
    letter = write(room, member, "bel mee")
    edit(room, member, letter, "bel 113")
    assert entries(room, case) == ["bel 113"]


def test_taking_it_out_of_what_waits_sends_it(room: Room, held) -> None:
    """A message that waits and is changed to an allowed one is on its way."""
    member, _, case, _ = held
    rule(room, "phone", "ask")
    letter = write(room, member)
    room.post("staff")
    edit(room, member, letter, "bel 113")
    assert entries(room, case) == ["bel 113"]
    assert words_of(room, "staff") == [NL(texts.SENT_CHANGED)]


def test_an_edit_of_what_waits_that_changes_nothing_is_silent(room: Room, held) -> None:
    """Telegram tells of edits that nobody sees."""
    member, _, case, _ = held
    rule(room, "phone", "ask")
    letter = write(room, member)
    room.post("staff")
    edit(room, member, letter, NUMBER)
    assert room.post("staff") == []
    assert waits(room, case) == 1


def test_a_later_clean_change_takes_the_place_of_one_that_waits(room: Room, held) -> None:
    """The change that waited is gone."""
    member, _, case, _ = held
    rule(room, "phone", "ask")
    letter = write(room, member, "bel me")
    edit(room, member, letter, NUMBER)
    edit(room, member, letter, "bel me niet")
    assert entries(room, case) == ["bel me niet"]
    assert waits(room, case) == 0
