"""Recordings of questions: of what is published, and of the working copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import Parcel, Send
from db.records import Seeker, Staff
from handlers.intake import editing
from handlers.intake.questionnaire import Question
from handlers.intake.reading_yaml import published
from handlers.intake.recorded import words_read
from handlers.questionnaires import of_case, walk_of
from handlers.seeker import aloud
from handlers.staff import prompts
from handlers.staff.questions import draft as drafts
from locales import tongue
from locales.texts import intake as texts, recording
from tests.unit.handlers.room import Room, of_kind

SAY = tongue("nl")


@pytest.fixture
def admin(room: Room) -> Staff:
    member = replace(room.member(), roles=("admin",))
    room.work.staff.save(member)
    return member


def first(room: Room) -> Question:
    return published(room.work.questionnaires.latest()[1]).questions[0]


def opens(room: Room, admin: Staff, name: str, code: str = "rif") -> Staff:
    """One question in one language: what is waited for from now on."""
    prompts.language_pressed(room.desk, admin, room.press(admin, f"vl:{name}:{first(room).id}:{code}"))
    room.post("staff")
    found = room.work.staff.get(admin.id)
    assert found
    return found


def speaks(room: Room, admin: Staff) -> str:
    """Answers the question's message with a voice note; what is said to it."""
    room.work.inbox.add("staff", 1, admin.chat_id, b"{}", carries=True)
    (arrival,) = room.work.inbox.carrying(1)
    parcel = Parcel("voice", room.work.media.park(arrival.id, b"OggS voice"), duration=3)
    message_id = int(admin.reading.split(":")[1])
    letter = replace(room.letter(admin, ""), kind="voice", parcel=parcel, reply_to=message_id)
    assert prompts.taken(room.desk, admin, letter)
    return of_kind(Send, room.post("staff"))[-1].words.text


def rewords_the_draft(room: Room) -> Question:
    """The first question in other Tamazight words in the working copy."""
    draft = drafts.load(room.desk, "seekers")
    q = editing.change(
        draft.questionnaire, 0, lambda one: replace(one, text=editing.put_text(one.text, "rif", "Wi?"))
    )
    drafts.change(room.desk, draft, q)
    return q.questions[0]


def heard(room: Room, seeker: Seeker) -> list[str]:
    """Which recordings come with the first question of an intake on the published version."""
    case = room.case(seeker, "intake")
    aloud.read(room.desk, room.again(seeker), case, of_case(room.desk, case).questions[0], walk_of(case))
    return [one.attachment.media_id for one in of_kind(Send, room.post("seeker")) if one.attachment]


def test_a_recording_of_the_draft_is_not_heard_before_it_is_published(room: Room, admin: Staff):
    """Other words in the working copy have a recording of their own; running intakes keep theirs."""
    assert speaks(room, opens(room, admin, "seekers")) == SAY(texts.PROMPT_KEPT)
    live = words_read(first(room), "rif")
    changed = rewords_the_draft(room)
    assert speaks(room, opens(room, admin, "draft.seekers")) == SAY(texts.PROMPT_KEPT)
    assert words_read(changed, "rif") != live
    seeker = room.seeker(language="rif", aloud=True)
    assert heard(room, seeker) == [f"seekers:{first(room).id}:rif:{live}"]


def test_words_that_changed_while_they_were_read_keep_nothing(room: Room, admin: Staff):
    """The admin read what is no longer there: that is said, and no recording says something else."""
    waiting = opens(room, admin, "draft.seekers")
    rewords_the_draft(room)
    assert speaks(room, waiting) == SAY(recording.CHANGED)
    assert room.work.prompts.there("seekers") == set()


def test_what_was_waited_for_before_an_upgrade_is_let_go(room: Room, admin: Staff):
    """A note about an awaited voice in an older form is nothing to trip over."""
    admin = replace(admin, reading=f"vl:7:seekers:{first(room).id}:rif")
    letter = replace(room.letter(admin, ""), kind="voice", reply_to=7)
    assert prompts.taken(room.desk, admin, letter)
    assert room.work.prompts.there("seekers") == set()


def test_who_reads_one_language_and_speaks_another_hears_both(room: Room, admin: Staff):
    """With Tamazight as the second language its recording comes too."""
    speaks(room, opens(room, admin, "seekers"))
    found = heard(room, room.seeker(language="nl", second_language="rif", aloud=True))
    assert [one.split(":")[2] for one in found] == ["rif"]


def test_who_did_not_ask_for_it_hears_nothing(room: Room, admin: Staff):
    """Reading aloud is the seeker's choice."""
    speaks(room, opens(room, admin, "seekers"))
    assert heard(room, room.seeker(language="rif")) == []
