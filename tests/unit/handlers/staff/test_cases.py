"""Choosing the case one writes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.letters import Edit, Send
from db.packing import unpack_letter
from db.records import Staff
from handlers.desk import Desk
from handlers.incoming import Letter
from handlers.staff import cases, joining, strays
from locales import tongue
from locales.text import Text
from locales.texts import staff as texts
from tests.unit.handlers.room import Room, of_kind

Asked = Callable[[Desk, Staff, Letter], None]


@pytest.mark.parametrize(("plain", "said"), [(True, texts.CURRENT_CASE), (False, texts.IN_ITS_TOPIC)])
def test_a_chosen_case_says_where_to_write(room: Room, plain: bool, said: Text) -> None:
    """Without a topic one can write at once; a case with a topic is written to there only."""
    member = room.member()
    case = room.case(room.seeker(), "open")
    room.held(case, member, plain=plain)
    cases.switched(room.desk, member, room.press(member, f"sw:{case.id}"))
    (told,) = of_kind(Edit, room.post("staff"))
    assert told.words.text == tongue("nl")(said, case=case.name)


@pytest.mark.parametrize("ask", [cases.show, joining.show_help, strays.unknown_command, strays.not_allowed])
@pytest.mark.parametrize("still", [True, False])
def test_a_question_in_a_topic_is_answered_there(room: Room, ask: Asked, still: bool) -> None:
    """Asked in a topic, answered in it; in the plain chat once the case is not theirs any more."""
    member = room.member()
    held = room.held(room.case(room.seeker(), "open"), member)
    room.desk.work.assignments.save(replace(held, thread_id=77, until=None if still else room.desk.now))
    ask(room.desk, member, replace(room.letter(member, "/cases"), thread=77))
    told = [one for one in room.work.outbox.claim(10) if isinstance(unpack_letter(one.payload), Send)]
    assert [one.thread_id for one in told] == [77 if still else None]
