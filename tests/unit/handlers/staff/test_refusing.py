"""What is not somebody's to do is refused, and stands in the audit log."""

from __future__ import annotations

import pytest

from db.letters import AnswerPress
from handlers.staff import inviting, joining, offers, strays
from handlers.staff.knocking import MOST
from locales import tongue
from locales.texts import deeds, staff as texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import of_kind

NL = tongue("nl")


def noted(scene: Scene) -> list[tuple[str, str, str]]:
    """Who was refused what, and at which case."""
    deeds_ = scene.room.work.audit.newest(20)
    return [(one.by, one.about, one.case_id) for one in deeds_ if one.act == "refused"]


def test_a_case_that_was_never_theirs_is_noted(scene: Scene) -> None:
    """No screen of theirs has shown it: somebody made the button up."""
    other = scene.person("Other")
    strays.old_button(scene.room.desk, other, scene.room.press(other, f"sw:{scene.case.id}"))
    assert noted(scene) == [(other.id, "sw", scene.case.id)]


def test_an_old_button_of_their_own_is_not(scene: Scene) -> None:
    """Everybody presses those now and then."""
    strays.old_button(scene.room.desk, scene.lead, scene.room.press(scene.lead, f"sw:{scene.case.id}"))
    assert noted(scene) == []


@pytest.mark.parametrize("made_up", ["sw", "sw:", "sw:0", "sw:" + "0" * 32, "sw:none:none"])
def test_a_case_that_does_not_exist_is_not(scene: Scene, made_up: str) -> None:
    """Nothing is asked for, so there is nothing to note."""
    other = scene.person("Other")
    strays.old_button(scene.room.desk, other, scene.room.press(other, made_up))
    assert noted(scene) == []


def test_somebody_elses_offer_is_noted_and_stays_open(scene: Scene) -> None:
    """An offer is answered by the one it was made to."""
    waiting, asked, other = scene.room.case(scene.room.seeker()), scene.person("Asked"), scene.person("Other")
    made = scene.room.offered(waiting, asked)
    scene.phones.deliver()
    offers.accepted(scene.room.desk, other, scene.room.press(other, f"of:{made.id}"))
    assert noted(scene) == [(other.id, "of", waiting.id)]
    (answer,) = of_kind(AnswerPress, scene.room.post("staff"))
    assert answer.text == NL(texts.OFFER_GONE)
    assert [one.id for one in scene.room.work.offers.open_to(asked.id)] == [made.id]


def test_what_the_role_does_not_have_is_noted(scene: Scene) -> None:
    """By command and by button, with the word of it and nothing more."""
    letter = scene.room.letter(scene.lead, "/weights 5 and more words")
    strays.not_allowed(scene.room.desk, scene.lead, letter)
    strays.not_allowed_press(scene.room.desk, scene.lead, scene.room.press(scene.lead, "pw:words:said"))
    assert noted(scene) == [(scene.lead.id, "pw", ""), (scene.lead.id, "weights", "")]


def test_wrong_codes_are_noted_twice_at_most(scene: Scene) -> None:
    """The first of an hour and the one that closes the door, so that nobody fills the log."""
    for times in range(1, MOST + 1):
        joining.missed(scene.room.desk, times)
    acts = [(one.act, one.by) for one in scene.room.work.audit.newest(20) if "code" in one.act]
    assert acts == [("codes_refused", "stranger"), ("code_refused", "stranger")]


@pytest.mark.parametrize("by", ["seeker", "stranger", "line"])
def test_the_log_names_those_who_are_not_on_the_staff(scene: Scene, by: str) -> None:
    """By what they are, and not as somebody who has left."""
    assert inviting.who(scene.room.desk, NL, by) == NL(deeds.NOT_PEOPLE[by])
