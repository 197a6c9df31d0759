"""*Talk to someone*, and stopping the intake."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import AnswerPress, Edit, Send
from handlers import duties
from handlers.seeker import asking
from locales import tongue
from locales.text import Text
from locales.texts import seeker as texts
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")


def test_an_old_menu_asks_nothing_before_consent(room: Room) -> None:
    """The menu of an earlier time begins no intake for somebody who has not agreed again."""
    seeker = room.seeker(stage="language", consent=None)
    asking.begin(room.desk, seeker, room.press(seeker, "talk"))
    assert room.post("seeker") == [AnswerPress("press", NL(texts.OLD_BUTTON))]
    assert room.work.cases.in_state("intake") == []


@pytest.mark.parametrize(("state", "said"), [("waiting", texts.STILL_LOOKING), ("open", texts.TALKING)])
def test_talk_to_someone_again_says_how_things_stand(room: Room, state: str, said: Text) -> None:
    """Whoever waits or talks already is told so, and gets no second case."""
    seeker = room.seeker()
    room.case(seeker, state)
    asking.begin(room.desk, room.again(seeker), room.press(seeker, "talk"))
    (told,) = of_kind(Send, room.post("seeker"))
    assert told.words.text.startswith(NL(said)[:20])
    assert len(room.work.cases.of_seeker(seeker.id)) == 1


@pytest.mark.parametrize("press", [asking.stop_pressed, asking.later_pressed])
def test_an_old_stop_button_stops_nothing_in_a_conversation(room: Room, press: object) -> None:
    """The buttons that pause the intake are old ones as soon as somebody talks."""
    seeker = room.seeker()
    room.case(seeker, "open")
    assert callable(press)
    press(room.desk, room.again(seeker), room.press(seeker, "stop"))
    assert room.post("seeker") == [AnswerPress("press", NL(texts.OLD_BUTTON))]


def test_answers_are_kept_for_the_promised_days_from_the_moment_of_stopping(room: Room) -> None:
    """Whoever stops late in an old intake keeps the answers for as long as the message says."""
    seeker = room.seeker()
    case = room.case(seeker, "intake")
    room.work.cases.save(replace(case, touched_at=room.work.now.replace(year=2025)))
    asking.stop_pressed(room.desk, room.again(seeker), room.press(seeker, "stop"))
    duties.forget_intakes(room.desk)
    assert room.work.cases.get(case.id) is not None


def test_an_intake_that_nobody_came_back_to_is_erased(room: Room) -> None:
    """After the promised days without a sign the answers go, and the seeker is back at the menu."""
    seeker = room.seeker()
    case = room.case(seeker, "intake")
    room.work.cases.save(replace(case, touched_at=room.work.now.replace(year=2025)))
    duties.forget_intakes(room.desk)
    assert room.work.cases.get(case.id) is None
    assert room.again(seeker).stage == "menu"


def test_going_on_later_is_confirmed_in_the_intake(room: Room) -> None:
    """*Go on later* under the question about stopping becomes the word of how to come back."""
    seeker = room.seeker()
    room.case(seeker, "intake")
    asking.later_pressed(room.desk, room.again(seeker), room.press(seeker, "later"))
    (told,) = of_kind(Edit, room.post("seeker"))
    assert told.words.text == NL(texts.PAUSED)
