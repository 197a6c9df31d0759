"""Whether to end the conversation."""

from __future__ import annotations

from db.letters import AnswerPress
from handlers.seeker import ending
from locales import tongue
from locales.texts import seeker as texts
from tests.unit.handlers.room import Room


def test_no_go_on_promises_nothing_once_the_confidant_has_ended(room: Room) -> None:
    """*No, go on* under an old question does not say that one can write on here."""
    seeker = room.seeker(stage="farewell")
    ending.kept_on(room.desk, seeker, room.press(seeker, "endno"))
    assert room.post("seeker") == [AnswerPress("press", tongue("nl")(texts.OLD_BUTTON))]
