"""Choosing the case one writes to."""

from __future__ import annotations

import pytest

from db.letters import Edit
from handlers.staff import cases
from locales import tongue
from locales.text import Text
from locales.texts import staff as texts
from tests.unit.handlers.room import Room, of_kind


@pytest.mark.parametrize(("plain", "said"), [(True, texts.CURRENT_CASE), (False, texts.IN_ITS_TOPIC)])
def test_a_chosen_case_says_where_to_write(room: Room, plain: bool, said: Text) -> None:
    """Without a topic one can write at once; a case with a topic is written to there only."""
    member = room.member()
    case = room.case(room.seeker(), "open")
    room.held(case, member, plain=plain)
    cases.switched(room.desk, member, room.press(member, f"sw:{case.id}"))
    (told,) = of_kind(Edit, room.post("staff"))
    assert told.words.text == tongue("nl")(said, case=case.name)
