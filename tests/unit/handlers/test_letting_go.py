"""What waited for a word that did not come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.errors import MediaMissing
from db.letters import Parcel, Send
from db.records import Case, Seeker, Staff
from handlers import closing, letting_go
from handlers.incoming import Letter
from handlers.personal import shelf
from handlers.personal.shelf import Waiting, Writer, shelf_of
from locales import tongue
from locales.texts import personal as texts, seeker as seeker_texts, staff as staff_texts
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")
HOURS = timedelta(hours=1)


@pytest.fixture
def talk(room: Room) -> tuple[Seeker, Staff, Case]:
    seeker, member = room.seeker(), room.member()
    case = room.case(seeker, "open")
    room.held(case, member)
    return room.again(seeker), member, case


def put(room: Room, case: Case, writer: Writer, letter: Letter, hours: int) -> Case:
    shelf.put(room.desk, case, Waiting(0, writer, letter, room.work.now - hours * HOURS))
    found = room.work.cases.get(case.id)
    assert found is not None
    return found


def said(room: Room, bot: str) -> list[str]:
    return [one.words.text for one in of_kind(Send, room.post(bot))]  # type: ignore[arg-type]


def left(room: Room, case: Case) -> int:
    found = room.work.cases.get(case.id)
    assert found is not None
    return len(shelf_of(found).waiting)


def test_after_a_day_it_goes_and_its_writer_hears(room: Room, talk) -> None:
    """Each side is told of its own letter; nobody is told of the other's."""
    seeker, member, case = talk
    case = put(room, case, "seeker", room.letter(seeker, "06 12345678"), 24)
    put(room, case, "confidant", room.letter(member, "06 87654321"), 25)
    letting_go.let_go_overdue(room.desk)
    assert left(room, case) == 0
    assert said(room, "seeker") == said(room, "staff") == [NL(texts.EXPIRED)]


def test_before_that_it_stays(room: Room, talk) -> None:
    """Less than 24 hours is not too long."""
    seeker, _, case = talk
    put(room, case, "seeker", room.letter(seeker, "06 12345678"), 23)
    letting_go.let_go_overdue(room.desk)
    assert left(room, case) == 1
    assert room.post("seeker") == []


def test_a_former_confidant_is_not_told(room: Room, talk) -> None:
    """Whoever holds the case now hears nothing of what somebody else wrote."""
    _, _, case = talk
    former = room.member()
    put(room, case, "confidant", room.letter(former, "06 87654321"), 25)
    letting_go.let_go_overdue(room.desk)
    assert left(room, case) == 0
    assert room.post("staff") == []


def test_the_end_of_the_conversation_takes_it_along(room: Room, talk) -> None:
    """Nothing that was never sent is sealed into the archive, and the writer hears that."""
    seeker, _, case = talk
    file = room.work.media.park(1, b"the picture")
    letter = room.letter(seeker, "06 12345678", parcel=Parcel("photo", file))
    case = put(room, case, "seeker", letter, 1)
    closing.close(room.desk, case, "seeker", "helped", seeker_texts.ENDED_BY_CONFIDANT, staff_texts.ENDED)
    assert left(room, case) == 0
    assert NL(texts.ENDED) in said(room, "seeker")
    with pytest.raises(MediaMissing):
        room.work.media.read(case.id, file)


def test_an_answer_of_the_intake_is_let_go_too(room: Room) -> None:
    """The clock looks at intakes as well."""
    seeker = room.seeker()
    case = room.case(seeker, "intake")
    put(room, case, "seeker", room.letter(seeker, "06 12345678"), 24)
    letting_go.let_go_overdue(room.desk)
    assert left(room, case) == 0
    assert said(room, "seeker") == [NL(texts.EXPIRED)]


def test_a_word_that_is_still_to_be_handled_came_in_time(room: Room, talk) -> None:
    """The choice may be on its way already, after a time without a line."""
    seeker, _, case = talk
    case = put(room, case, "seeker", room.letter(seeker, "06 12345678"), 24)
    room.work.inbox.add("seeker", 1, seeker.chat_id, b"{}", carries=False)
    letting_go.let_go_overdue(room.desk)
    assert left(room, case) == 1
