"""Somebody is out of a case at once, by their own wish or by the seeker's."""

from __future__ import annotations

import pytest

from handlers.match import matchmaking
from handlers.seeker import other
from locales import tongue
from locales.texts import handover as texts, seeker as seeker_texts
from tests.unit.handlers.handing import Scene

NL = tongue("nl")


@pytest.mark.parametrize(("why", "barred"), [("family", True), ("other", False)])
def test_stepping_out_gives_the_case_back_and_never_returns(scene: Scene, why: str, barred: bool) -> None:
    """It waits again and is not offered to them; who knows the family never hears of this seeker again."""
    scene.commands(scene.lead, "/stepout")
    scene.taps(scene.lead, f"so:{scene.case.id}:{why}")
    matchmaking.solve(scene.room.desk)
    assert scene.case_now.state == "waiting"
    assert scene.room.work.offers.open_to(scene.lead.id) == []
    assert (scene.lead.id in scene.room.again(scene.seeker).barred) is barred
    assert scene.sees(scene.seeker, NL(seeker_texts.LOOKING_AGAIN))


def test_what_was_on_its_way_never_comes(scene: Scene) -> None:
    """A message that still waits for a confidant who steps out is not delivered any more."""
    scene.commands(scene.lead, "/stepout")
    scene.phones.deliver()
    scene.seeker_writes("onderweg")
    scene.presses(scene.lead, scene.phones.press(scene.lead, f"so:{scene.case.id}:other"))
    assert not scene.sees(scene.lead, "onderweg")
    assert scene.phones.topics[scene.lead.chat_id] == set()


def test_a_seeker_who_wants_somebody_else_is_asked_once_and_gets_it(scene: Scene) -> None:
    """After yes the confidant is out and barred, and hears a neutral word; after no nothing happened."""
    colleague = scene.person("Other")
    scene.seeker_taps("other")
    scene.seeker_taps("otherno")
    assert scene.leads() == "Lead"
    scene.seeker_taps("other")
    scene.seeker_taps("otheryes")
    assert scene.leads() == ""
    assert scene.lead.id in scene.room.again(scene.seeker).barred
    assert scene.sees(scene.lead, NL(texts.GOES_ELSEWHERE, case=scene.case.name))
    assert len(scene.room.work.offers.open_to(colleague.id)) == 1


def test_a_second_yes_does_nothing(scene: Scene) -> None:
    """The button pressed twice finds no conversation the second time."""
    scene.seeker_taps("other")
    scene.phones.deliver()
    press = scene.phones.press(scene.seeker, "otheryes")
    other.meant(scene.room.desk, scene.room.again(scene.seeker), press)
    waits = scene.case_now
    other.meant(scene.room.desk, scene.room.again(scene.seeker), press)
    assert scene.case_now == waits


def test_whoever_joined_goes_on_when_the_lead_steps_out(scene: Scene) -> None:
    """The seeker keeps somebody to talk with, and hears who."""
    boss = scene.person("Boss", "coordinator")
    scene.commands(boss, "/join")
    scene.taps(boss, "jn")
    scene.taps(boss, "jr")
    scene.commands(scene.lead, "/stepout")
    scene.taps(scene.lead, f"so:{scene.case.id}:other")
    assert scene.leads() == "Boss"
    assert scene.sees(scene.seeker, NL(texts.SECOND_GOES_ON))


def test_joining_stands_in_the_log_with_its_reason(scene: Scene) -> None:
    """A coordinator's step into a case can be looked up, and whoever is in it hears of it."""
    boss = scene.person("Boss", "coordinator")
    scene.commands(boss, "/join")
    scene.taps(boss, "jn")
    scene.taps(boss, f"jr:{scene.case.id}:coaching")
    deeds = [(deed.act, deed.by, deed.reason) for deed in scene.room.work.audit.of_case(scene.case.id)]
    assert ("join", boss.id, "coaching") in deeds
    assert scene.sees(scene.seeker, NL(texts.TWO_PEOPLE))
    assert scene.sees(scene.lead, NL(texts.SECOND_JOINED, case=scene.case.name, name="Boss"))


def test_only_the_lead_ends_and_only_the_second_parts(scene: Scene) -> None:
    """Each hears what they can do instead."""
    boss = scene.person("Boss", "coordinator")
    scene.commands(boss, "/join")
    scene.taps(boss, "jn")
    scene.taps(boss, "jr")
    scene.phones.deliver()
    scene.commands(boss, "/end")
    scene.commands(scene.lead, "/part")
    assert scene.sees(boss, NL(texts.LEAD_ONLY, case=scene.case.name))
    assert scene.sees(scene.lead, NL(texts.LEAD_CANNOT_PART, case=scene.case.name))
    assert scene.case_now.state == "open"


def test_an_invited_colleague_who_declines_does_not_join(scene: Scene) -> None:
    """The lead hears it, the seeker nothing."""
    colleague = scene.person("Other")
    scene.phones.deliver()
    scene.commands(scene.lead, "/together")
    scene.taps(scene.lead, "jt")
    scene.taps(colleague, "od")
    assert scene.sees(scene.lead, NL(texts.DOES_NOT_JOIN, case=scene.case.name, name="Other"))
    assert not scene.sees(scene.seeker, NL(texts.TWO_PEOPLE))
