"""What a transcript has in it, and what of it is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.transcripts.finding import every, find, unlock
from bot.transcripts.page import page
from bot.transcripts.plain import plain
from bot.transcripts.sheet import sheet
from db.errors import CaseAmbiguous, CaseSealed, NoSuchCase, WrongArchiveKey
from db.letters import Attachment, EntryRef, Words
from db.records import Case, Note
from db.vault.archive_private import ArchivePrivateKey
from handlers.intake.answers import Said
from tests.unit.db.house import archive_key_file
from tests.unit.handlers.room import Room

KEY = ArchivePrivateKey.from_file(archive_key_file())


def talked(room: Room) -> Case:
    """A case in which a seeker and a confidant called Naima have spoken."""
    member = room.member(name="Naima")
    case = room.case(room.seeker(), "open")
    room.held(case, member)
    room.work.transcript.add(case.id, "seeker", Words("ابنتي تريد السفر"))
    room.work.transcript.add(case.id, "confidant", Words("ik luister"), by=member.id, reply_to=1)
    return case


def sealed(room: Room, case: Case) -> None:
    room.work.outbox.cancel(case_id=case.id)
    found = room.work.cases.get(case.id)
    room.work.cases.save(replace(found, state="closed", closed_at=room.work.now, outcome="helped"))
    room.work.cases.seal(case.id)


async def test_everything_that_was_said_is_in_it_in_order(room):
    """With who said it: the seeker, or what colleagues call the confidant."""
    case = talked(room)
    said = sheet(room.work, room.line, case.id).said
    assert [(one.who, one.words.text) for one in said] == [
        ("seeker", "ابنتي تريد السفر"),
        ("Naima", "ik luister"),
    ]
    assert said[1].entry.reply_to == 1


async def test_an_aside_says_that_the_seeker_never_saw_it(room):
    """What colleagues asked one another is told apart."""
    case = talked(room)
    room.work.transcript.add(case.id, "aside", Words("wat nu?"), by=room.work.staff.everyone()[0].id)
    assert sheet(room.work, room.line, case.id).said[-1].who == "Naima, to colleagues only"


async def test_the_intake_is_in_it(room):
    """Questions and answers in the case's own language."""
    seeker = room.seeker()
    case = room.case(seeker, "open", asks={"story": Said("ze is zo veranderd")})
    answers = dict(sheet(room.work, room.line, case.id).answers)
    assert "ze is zo veranderd" in answers.values()


async def test_notes_are_not_in_it(room):
    """What somebody noted for themselves was promised to be theirs."""
    case = talked(room)
    note = Note("a" * 8, room.work.staff.everyone()[0].id, room.work.now, "only for me")
    room.work.cases.save(replace(case, notes=(note,)))
    found = sheet(room.work, room.line, case.id)
    assert "only for me" not in plain(found, room.line.zone) + page(found, room.line.zone)


async def test_files_have_names_that_only_say_where_they_belong(room):
    """Whatever they were called, and with the ending of what they are."""
    case = talked(room)
    given = (
        Attachment("photo", "m" * 32, "paspoort.jpg"),
        Attachment("document", "n" * 32, "../../etc/passwd", "application/pdf"),
        Attachment("document", "o" * 32, "x.exe", "application/x-unknown"),
        Attachment("voice", "p" * 32),
    )
    room.work.transcript.add(case.id, "seeker", Words(), given)
    names = [file.name for file in sheet(room.work, room.line, case.id).files]
    assert names == ["0003-1.jpg", "0003-2.pdf", "0003-3.bin", "0003-4.ogg"]


async def test_what_was_taken_back_stays_taken_back(room):
    """There was something, and nothing of it is left."""
    case = talked(room)
    room.work.transcript.take_back(EntryRef(case.id, 1))
    first = sheet(room.work, room.line, case.id).said[0]
    assert (first.fate, first.words, first.files) == ("taken back", Words(), ())


async def test_what_was_reported_is_shown_to_nobody_by_mistake(room):
    """Its file is only there for whoever asks for it by name."""
    case = talked(room)
    given = (Attachment("photo", "m" * 32),)
    entry = room.work.transcript.add(case.id, "seeker", Words("kijk"), given)
    room.work.transcript.withhold(EntryRef(case.id, entry.seq), "kept")
    said = sheet(room.work, room.line, case.id).said[-1]
    assert (said.fate, said.words, said.files) == ("reported", Words(), ())
    assert sheet(room.work, room.line, case.id, reported=True).said[-1].files


async def test_one_broken_entry_does_the_others_no_harm(room):
    """It is said that it does not open, and the rest is read."""
    case = talked(room)
    room.work._scope._driver.cursor().execute("UPDATE entries SET record = x'00' WHERE seq = 1")
    said = sheet(room.work, room.line, case.id).said
    assert [one.fate for one in said] == ["unreadable", ""]
    assert said[1].words.text == "ik luister"


async def test_a_case_is_found_by_its_name_or_its_id(room):
    """However the name is written."""
    case = talked(room)
    assert find(room.work, [], case.id) == case.id
    assert find(room.work, [], f"  {case.name.upper()} ") == case.id
    with pytest.raises(NoSuchCase):
        find(room.work, [], "nobody's heron")
    with pytest.raises(NoSuchCase):
        find(room.work, [], "")


async def test_two_cases_of_one_name_are_told_apart_by_id(room):
    """Both ids are in the message."""
    one, other = talked(room), talked(room)
    room.work.cases.save(replace(room.work.cases.get(other.id), name=one.name))
    with pytest.raises(CaseAmbiguous, match=f"{one.id}.*{other.id}|{other.id}.*{one.id}"):
        find(room.work, [], one.name)


async def test_a_sealed_case_takes_the_archives_key(room):
    """Without one it is sealed, with another it does not open, with the right one it reads."""
    case = talked(room)
    sealed(room, case)
    unlock(room.work, [], case.id)
    with pytest.raises(CaseSealed):
        sheet(room.work, room.line, case.id)
    with pytest.raises(WrongArchiveKey):
        unlock(room.work, [ArchivePrivateKey.make()], case.id)
    unlock(room.work, [ArchivePrivateKey.make(), KEY], case.id)
    assert sheet(room.work, room.line, case.id).said[0].words.text == "ابنتي تريد السفر"


async def test_a_sealed_case_is_found_by_its_name_with_the_key(room):
    """Its name is sealed, too."""
    case = talked(room)
    sealed(room, case)
    with pytest.raises(NoSuchCase):
        find(room.work, [], case.name)
    assert find(room.work, [KEY], case.name) == case.id


async def test_the_list_says_what_it_can(room):
    """Without the key a sealed case's dates and state; with it its name, language and outcome."""
    case = talked(room)
    sealed(room, case)
    (without,) = every(room.work, [])
    assert (without.case.name, without.case.state, without.sealed, without.readable) == (
        *("", "closed", True, False),
    )
    (found,) = every(room.work, [KEY])
    assert (found.case.name, found.case.outcome, found.readable) == (case.name, "helped", True)
