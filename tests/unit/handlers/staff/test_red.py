"""The red button: who is alerted, who is on it, and the words for the seeker."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Send
from db.records import Alarm
from handlers.clock import unanswered
from handlers.staff import red
from locales import tongue
from locales.texts import alarm as texts, common, seeker as seeker_texts
from tests.unit.handlers.handing import Scene

NL, AR = tongue("nl"), tongue("ar")


def alarm(scene: Scene) -> Alarm:
    found = scene.case_now.alarm
    assert found is not None
    return found


def test_the_red_button_hangs_under_the_first_message_of_a_case(scene: Scene) -> None:
    """One tap alerts every coordinator with the case's name, and nobody else."""
    duty = [scene.person("Nadia", "coordinator"), scene.person("Omar", "coordinator")]
    other, admin = scene.person("Karim"), scene.person("Joost", "admin")
    scene.taps(scene.lead, "red")
    for member in duty:
        assert scene.sees(member, f"{scene.case.name}: Lead")
    assert not scene.sees(other, scene.case.name)
    assert not scene.sees(admin, scene.case.name)
    assert [deed.act for deed in scene.room.work.audit.of_case(scene.case.id)] == ["accepted", "alarm"]


def test_admins_are_alerted_where_there_is_no_coordinator(scene: Scene) -> None:
    """A line without coordinators has its admins on duty."""
    admin = scene.person("Joost", "admin")
    scene.commands(scene.lead, "/red")
    assert scene.sees(admin, scene.case.name)


def test_nobody_hears_who_must_not_know_of_the_seeker(scene: Scene) -> None:
    """A coordinator who knows the family is not alerted; an admin is instead."""
    barred, admin = scene.person("Nadia", "coordinator"), scene.person("Joost", "admin")
    seeker = scene.room.again(scene.seeker)
    scene.room.work.seekers.save(replace(seeker, barred=(barred.id,)))
    scene.commands(scene.lead, "/red")
    assert not scene.sees(barred, scene.case.name)
    assert scene.sees(admin, scene.case.name)


def test_where_nobody_can_be_alerted_that_is_said(scene: Scene) -> None:
    """Whoever presses does not believe that somebody knows when nobody does."""
    scene.commands(scene.lead, "/red")
    assert scene.sees(scene.lead, NL(texts.NOBODY_ON_DUTY, case=scene.case.name).splitlines()[0])


def test_the_words_to_say_are_in_the_seekers_language_and_in_dutch(scene: Scene) -> None:
    """The confidant sees at once what to say, with 112 and 113, as the seeker would read it."""
    scene.person("Nadia", "coordinator")
    seeker = scene.room.again(scene.seeker)
    scene.room.work.seekers.save(replace(seeker, language="ar"))
    scene.commands(scene.lead, "/red")
    for say in (AR, NL):
        assert scene.sees(scene.lead, say.words(common.EMERGENCY).text)
    assert not scene.sees(scene.seeker, "113")


@pytest.mark.parametrize("kind", list(texts.KINDS))
def test_those_on_duty_read_of_which_kind_it_is(scene: Scene, kind: str) -> None:
    """A button says the kind; the alert that stands there says it too, and no second one comes."""
    duty = scene.person("Nadia", "coordinator")
    scene.commands(scene.lead, "/red")
    _picks(scene, kind)
    assert alarm(scene).kind == kind
    assert scene.sees(duty, NL(texts.KINDS[kind]))
    assert sum(scene.case.name in words for words in scene.phones.texts(duty)) == 1


def _picks(scene: Scene, kind: str) -> None:
    scene.phones.deliver()
    press = scene.phones.press(scene.lead, f"rk:{scene.case.id}:{kind}")
    scene.presses(scene.lead, press)


def test_one_tap_sends_the_words_once(scene: Scene) -> None:
    """They are the confidant's message, in the transcript; a second press of the same button does nothing."""
    scene.person("Nadia", "coordinator")
    scene.commands(scene.lead, "/red")
    _picks(scene, "life")
    scene.phones.deliver()
    press = scene.phones.press(scene.lead, "rs")
    scene.presses(scene.lead, press)
    scene.presses(scene.lead, press)
    assert scene.sees(scene.seeker, NL.words(seeker_texts.DANGER_NOW).text)
    said = [entry for entry in scene.room.work.transcript.read(scene.case.id) if "112" in entry.words.text]
    assert [(entry.side, entry.by) for entry in said] == [("confidant", scene.lead.id)]


def test_the_first_coordinator_is_on_it_and_everybody_sees_who(scene: Scene) -> None:
    """The others and the confidant read the name; a second press changes nothing."""
    first, second = scene.person("Nadia", "coordinator"), scene.person("Omar", "coordinator")
    scene.commands(scene.lead, "/red")
    scene.phones.deliver()
    late = scene.phones.press(second, "ra")
    scene.taps(first, "ra")
    scene.presses(second, late)
    assert alarm(scene).taken_by == first.id
    for member in (first, second, scene.lead):
        assert scene.sees(member, NL(texts.TAKEN, name="Nadia").removeprefix("✔ "))
    assert "ra:" + scene.case.id not in scene.phones.actions(second)


def test_nobody_else_can_take_an_alarm(scene: Scene) -> None:
    """An admin was not alerted while there are coordinators; the button is not theirs."""
    scene.person("Nadia", "coordinator")
    admin = scene.person("Joost", "admin")
    scene.commands(scene.lead, "/red")
    red.taken(scene.room.desk, admin, scene.room.press(admin, f"ra:{scene.case.id}"))
    assert alarm(scene).taken_by == ""


def test_pressing_again_is_the_same_alarm(scene: Scene) -> None:
    """Those on duty have one message however often the button is pressed."""
    duty = scene.person("Nadia", "coordinator")
    for _ in range(3):
        scene.commands(scene.lead, "/red")
    scene.phones.deliver()
    assert sum(scene.case.name in words for words in scene.phones.texts(duty)) == 1


@pytest.mark.parametrize(("minutes", "again"), [(9, False), (10, True)])
def test_without_anybody_on_it_it_goes_out_again(scene: Scene, minutes: int, again: bool) -> None:
    """After ten minutes those on duty get a new message for the old, and the confidant hears so."""
    duty = scene.person("Nadia", "coordinator")
    scene.commands(scene.lead, "/red")
    scene.phones.deliver()
    before = scene.phones.finds(duty, scene.case.name)
    _later(scene, timedelta(minutes=minutes))
    unanswered.sound_again(scene.room.desk)
    assert scene.sees(scene.lead, NL(texts.NOBODY_YET, case=scene.case.name)) is again
    assert (scene.phones.finds(duty, scene.case.name) != before) is again
    assert sum(scene.case.name in words for words in scene.phones.texts(duty)) == 1


def _later(scene: Scene, after: timedelta) -> None:
    """The alarm was sounded so long ago."""
    was = alarm(scene)
    case = scene.case_now
    moved = replace(was, sent_at=was.sent_at - after)
    scene.room.work.cases.save(replace(case, alarm=moved))


def test_an_alarm_that_somebody_is_on_is_not_sent_again(scene: Scene) -> None:
    """Once a coordinator is on it the clock asks nobody."""
    duty = scene.person("Nadia", "coordinator")
    scene.commands(scene.lead, "/red")
    scene.taps(duty, "ra")
    _later(scene, timedelta(hours=5))
    unanswered.sound_again(scene.room.desk)
    assert not scene.sees(scene.lead, NL(texts.NOBODY_YET, case=scene.case.name))


def test_when_it_is_over_everybody_hears_it(scene: Scene) -> None:
    """Whoever is on it ends the alarm, and the case is as any other."""
    duty = scene.person("Nadia", "coordinator")
    scene.commands(scene.lead, "/red")
    scene.taps(duty, "ra")
    scene.taps(duty, "rz")
    assert scene.case_now.alarm is None
    for member in (duty, scene.lead):
        assert scene.sees(member, NL(texts.OVER, case=scene.case.name, name="Nadia"))


def test_an_answer_to_the_alert_reaches_the_confidant_and_no_seeker(scene: Scene) -> None:
    """A reply to the alert is an aside."""
    duty = scene.person("Nadia", "coordinator")
    scene.commands(scene.lead, "/red")
    scene.phones.deliver()
    scene.writes(duty, "ik bel je zo", reply_to=scene.phones.finds(duty, scene.case.name))
    assert scene.sees(scene.lead, "ik bel je zo")
    assert not scene.sees(scene.seeker, "ik bel je zo")


def test_an_alarm_leaves_the_phones_when_the_case_closes(scene: Scene) -> None:
    """A case that ends takes its alert along."""
    duty = scene.person("Nadia", "coordinator")
    scene.commands(scene.lead, "/red")
    scene.phones.deliver()
    scene.commands(scene.lead, "/end")
    scene.taps(scene.lead, "end")
    assert not scene.sees(duty, f"{scene.case.name}: Lead")


def test_outside_any_case_each_case_has_its_button(scene: Scene) -> None:
    """/red in the plain chat asks in which case; the button is the alarm."""
    duty = scene.person("Nadia", "coordinator")
    letter = scene.room.letter(scene.lead, "/red")
    red.command(scene.room.desk, scene.now(scene.lead), letter)
    assert not scene.sees(duty, scene.case.name)
    scene.taps(scene.lead, "red")
    assert scene.sees(duty, scene.case.name)


def test_the_alert_says_nothing_that_was_written(scene: Scene) -> None:
    """Those on duty read a name and a level, not the seeker's words."""
    duty = scene.person("Nadia", "coordinator")
    scene.seeker_writes("mijn geheim")
    scene.commands(scene.lead, "/red")
    assert not scene.sees(duty, "mijn geheim")
    assert all(not isinstance(one, Send) for one in scene.room.post("seeker"))
