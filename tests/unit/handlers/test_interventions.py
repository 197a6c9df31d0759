"""What is done beyond talking begins with the seeker's yes, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.transcripts.plain import plain
from bot.transcripts.sheet import sheet
from db.records import Intervention, Staff
from handlers import exports, interventions
from handlers.clock import promised
from handlers.staff import intervening
from locales import tongue
from locales.texts import intervening as texts
from tests.unit.handlers.handing import Scene

NL = tongue("nl")
WHAT = "Een coach belt je zoon deze week, met jou erbij."


@pytest.fixture
def hanan(scene: Scene) -> Staff:
    return scene.person("Hanan", "coordinator")


def proposes(scene: Scene, member: Staff, what: str = WHAT) -> bool:
    """A coordinator writes what is proposed; whether it was taken for that."""
    scene.commands(member, "/intervention")
    scene.taps(member, "uc")
    scene.taps(member, "up")
    return says(scene, member, what)


def says(scene: Scene, member: Staff, what: str, **where: object) -> bool:
    letter = scene.room.letter(member, what, **where)
    taken = intervening.taken(scene.room.desk, scene.now(member), letter)
    scene.phones.deliver()
    return taken


def agreed(scene: Scene, member: Staff) -> None:
    proposes(scene, member)
    scene.taps(member, "ua")
    scene.seeker_taps("uy")
    scene.phones.deliver()


def plans(scene: Scene, member: Staff, step: str) -> None:
    scene.commands(member, "/intervention")
    scene.taps(member, "uc")
    scene.taps(member, "uo")
    scene.taps(member, "uf")
    says(scene, member, step)


def one(scene: Scene) -> Intervention:
    """The only one there is."""
    (found,) = scene.case_now.interventions
    return found


def test_the_seeker_reads_the_very_words_before_anything_begins(scene: Scene, hanan: Staff) -> None:
    """And the coordinator has read them once more, as the seeker will."""
    proposes(scene, hanan)
    assert scene.sees(hanan, WHAT)
    assert not scene.sees(scene.seeker, WHAT)
    scene.taps(hanan, "ua")
    assert scene.sees(scene.seeker, WHAT)
    assert one(scene).state == "asked"


def test_a_yes_is_in_the_consent_log_with_the_version_of_the_text(scene: Scene, hanan: Staff) -> None:
    """It names which it is about, and those on the case hear of it."""
    agreed(scene, hanan)
    (logged,) = scene.room.work.consents.of(scene.seeker.id)
    assert (logged.what, logged.text_version) == (f"intervention {one(scene).id}", one(scene).consent)
    assert one(scene).state == "agreed"
    for member in (hanan, scene.lead):
        told = NL(texts.SEEKER_SAID_YES, case=scene.case.name, name="Hanan", words=WHAT)
        assert scene.sees(member, told)


@pytest.mark.parametrize("when", ["at once", "after a yes"])
def test_a_no_ends_it(scene: Scene, hanan: Staff, when: str) -> None:
    """Whenever it comes; what was still to be done is gone."""
    if when == "after a yes":
        agreed(scene, hanan)
        plans(scene, hanan, "31-12\nbellen")
    else:
        proposes(scene, hanan)
        scene.taps(hanan, "ua")
    scene.seeker_taps("un")
    assert (one(scene).state, one(scene).follow_ups, one(scene).consent) == ("refused", (), "")
    assert scene.sees(scene.seeker, NL(texts.THANKS_NO))


def test_without_a_yes_nothing_can_be_planned(scene: Scene, hanan: Staff) -> None:
    """No button says so, and a made-up one is old."""
    proposes(scene, hanan)
    scene.taps(hanan, "ua")
    scene.presses(hanan, scene.room.press(hanan, f"uf:{scene.case.id}:{one(scene).id}"))
    assert not says(scene, hanan, "31-12\nbellen")
    assert one(scene).follow_ups == ()


def test_what_is_to_be_done_comes_to_mind_on_its_day(scene: Scene, hanan: Staff) -> None:
    """Once, and not after it is done."""
    agreed(scene, hanan)
    day = scene.room.work.now + timedelta(days=3)
    plans(scene, hanan, f"{day:%d-%m}\nbel de school")
    promised.remind(scene.room.desk)
    reminder = NL(texts.REMINDER, case=scene.case.name, words="bel de school").replace("*", "")
    assert not scene.sees(hanan, reminder)
    scene.room.work._scope.now += timedelta(days=3)
    for _ in range(3):
        promised.remind(scene.room.desk)
    scene.phones.deliver()
    assert scene.phones.texts(hanan).count(reminder) == 1
    scene.taps(hanan, "ud")
    assert one(scene).follow_ups[0].done


def test_it_can_wait_a_week(scene: Scene, hanan: Staff) -> None:
    """And comes to mind again then."""
    agreed(scene, hanan)
    plans(scene, hanan, f"{scene.room.work.now + timedelta(days=1):%d-%m}\nbellen")
    scene.room.work._scope.now += timedelta(days=1)
    promised.remind(scene.room.desk)
    scene.taps(hanan, "ul")
    scene.room.work._scope.now += timedelta(days=7)
    promised.remind(scene.room.desk)
    scene.phones.deliver()
    told = NL(texts.REMINDER, case=scene.case.name, words="bellen").replace("*", "")
    assert told in scene.phones.texts(hanan)[-1]


def test_when_who_proposed_it_is_gone_another_one_is_reminded(scene: Scene, hanan: Staff) -> None:
    """A promise to a seeker outlives whoever gave it."""
    agreed(scene, hanan)
    plans(scene, hanan, f"{scene.room.work.now + timedelta(days=1):%d-%m}\nbellen")
    other = scene.person("Omar", "coordinator")
    scene.room.work.staff.save(replace(scene.now(hanan), unreachable=True))
    scene.room.work._scope.now += timedelta(days=1)
    promised.remind(scene.room.desk)
    assert scene.sees(other, NL(texts.REMINDER, case=scene.case.name, words="bellen").replace("*", ""))


def test_what_came_of_it_is_noted(scene: Scene, hanan: Staff) -> None:
    """In the case, and in the audit log without a word of it."""
    agreed(scene, hanan)
    scene.commands(hanan, "/intervention")
    for verb in ("uc", "uo", "ue", "uz"):
        scene.taps(hanan, verb)
    assert (one(scene).state, one(scene).outcome) == ("ended", "undone")
    deeds = scene.room.work.audit.of_case(scene.case.id)
    acts = [deed.act for deed in deeds if deed.act.startswith("intervention")]
    assert acts == ["intervention_asked", "intervention_agreed", "intervention_ended"]
    assert all(WHAT not in f"{deed.reason}{deed.about}" for deed in deeds)


def test_it_stands_in_the_transcript_and_in_the_seekers_file(scene: Scene, hanan: Staff) -> None:
    """With the text that was agreed to."""
    agreed(scene, hanan)
    shown = plain(sheet(scene.room.work, scene.room.line, scene.case.id), scene.room.line.zone)
    assert f"intervention agreed; consent to text {one(scene).consent}" in shown
    page = exports.page(scene.room.desk, scene.room.again(scene.seeker), scene.case_now).decode()
    assert WHAT in page


@pytest.mark.parametrize("what", ["", " \n", "x" * (intervening.LONGEST + 1)])
def test_nothing_and_too_much_are_asked_again(scene: Scene, hanan: Staff, what: str) -> None:
    """Nothing is kept; the next message can be right."""
    assert proposes(scene, hanan, what)
    assert scene.case_now.interventions == ()
    assert says(scene, hanan, WHAT)
    assert one(scene).state == "draft"


@pytest.mark.parametrize(
    "step", ["bellen", "31-13\nbellen", "1-1-1999\nbellen", "31-12", "31-12\n" + "x" * 201]
)
def test_a_step_needs_a_day_to_come_and_words(scene: Scene, hanan: Staff, step: str) -> None:
    """Whatever else is typed is asked again."""
    agreed(scene, hanan)
    plans(scene, hanan, step)
    assert one(scene).follow_ups == ()
    assert scene.sees(hanan, NL(texts.STEP_NOT_SO, most=intervening.LONGEST_STEP))


def test_what_is_written_in_a_topic_is_for_the_seeker(scene: Scene, hanan: Staff) -> None:
    """Never taken for a proposal."""
    scene.commands(hanan, "/intervention")
    scene.taps(hanan, "uc")
    scene.taps(hanan, "up")
    assert not says(scene, hanan, WHAT, thread=7)
    assert scene.case_now.interventions == ()


def test_another_seeker_agrees_to_nothing(scene: Scene, hanan: Staff) -> None:
    """A button is good for the seeker of the case alone."""
    proposes(scene, hanan)
    scene.taps(hanan, "ua")
    other = scene.room.seeker()
    press = scene.room.press(other, f"uy:{scene.case.id}:{one(scene).id}")
    interventions.agreed(scene.room.desk, scene.room.again(other), press)
    assert one(scene).state == "asked"


def test_who_must_not_hear_of_a_seeker_proposes_nothing(scene: Scene, hanan: Staff) -> None:
    """The case is not among theirs."""
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), barred=(hanan.id,)))
    scene.commands(hanan, "/intervention")
    assert scene.sees(hanan, NL(texts.NO_CASE))
    scene.presses(hanan, scene.room.press(hanan, f"up:{scene.case.id}"))
    assert not says(scene, hanan, WHAT)
