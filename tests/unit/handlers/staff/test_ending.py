"""Whether to end a case."""

from __future__ import annotations

from db.letters import AnswerPress
from handlers.staff import ending
from locales import tongue
from locales.texts import staff as texts
from tests.unit.handlers.room import Room


def test_do_not_end_promises_nothing_once_the_seeker_has_ended(room: Room) -> None:
    """*Do not end* under an old question does not say that the case goes on."""
    member = room.member()
    case = room.case(room.seeker(), "closed")
    room.held(case, member)
    ending.not_ended(room.desk, member, room.press(member, f"endno:{case.id}"))
    assert room.post("staff") == [AnswerPress("press", tongue("nl")(texts.OLD_BUTTON))]
