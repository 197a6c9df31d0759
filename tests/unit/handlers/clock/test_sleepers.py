"""A case sleeps, and wakes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Send
from handlers.match import rematching
from handlers.seeker import talking
from handlers.staff import cases, sleeping
from locales import tongue
from locales.texts import handover as handover_texts, staff as staff_texts, waiting as texts
from tests.unit.handlers.clock.watch import Watch, here
from tests.unit.handlers.room import of_kind

NL = tongue("nl")
TUESDAY = here(2026, 3, 10, 10)


def put_to_sleep(watch: Watch, days: str = "3"):
    case, seeker, member = watch.case()
    sleeping.chosen(watch.desk, member, watch.room.press(member, f"sl:{case.id}:{days}"))
    return case, seeker, member


def test_the_confidant_chooses_for_how_long(watch: Watch) -> None:
    """/sleep in a case offers four lengths and the way out, each within the 64 bytes of a button."""
    watch.at(TUESDAY)
    _, _, member = watch.case()
    sleeping.ask(watch.desk, member, watch.room.letter(member, "/sleep"))
    (asked,) = of_kind(Send, watch.room.post("staff"))
    labels = [button.label for row in asked.buttons for button in row]
    assert labels == ["3 dagen", "1 week", "2 weken", "een maand", "Annuleren"]
    assert all(len(button.action.encode()) <= 64 for row in asked.buttons for button in row)


@pytest.mark.parametrize(("days", "until"), [("3", "13 maart 2026"), ("30", "9 april 2026")])
def test_both_hear_until_when_it_sleeps(watch: Watch, days: str, until: str) -> None:
    """The seeker in a kind sentence; the confidant with the way to wake it, and that it still counts."""
    watch.at(TUESDAY)
    case, _, member = put_to_sleep(watch, days)
    assert watch.hears("seeker") == [NL(texts.ASLEEP, day=until)]
    assert watch.hears("staff") == [NL(texts.SLEEPS, case=case.name, day=until)]
    cases.list_cases(watch.desk, member, staff_texts.CASES)
    (listed,) = of_kind(Send, watch.room.post("staff"))
    assert listed.buttons[0][0].label == NL(texts.CASE_LINE_ASLEEP, case=case.name, day=until)


def test_a_second_tap_does_not_prolong_it(watch: Watch) -> None:
    """A double tap, or another length under the same message, changes nothing."""
    watch.at(TUESDAY)
    case, _, member = put_to_sleep(watch)
    before = watch.again(case)
    sleeping.chosen(watch.desk, member, watch.room.press(member, f"sl:{case.id}:30"))
    assert watch.again(case) == before


@pytest.mark.parametrize("action", ["sl:{case}:3", "slno:{case}"])
def test_nobody_else_puts_it_to_sleep(watch: Watch, action: str) -> None:
    """A confidant who does not hold the case gets the word for an old button."""
    watch.at(TUESDAY)
    case, _, _ = watch.case()
    other = watch.room.member()
    pressed = sleeping.chosen if action.startswith("sl:") else sleeping.not_chosen
    pressed(watch.desk, other, watch.room.press(other, action.format(case=case.id)))
    assert watch.again(case).asleep_until is None


def test_a_message_of_the_seeker_wakes_it(watch: Watch) -> None:
    """At any moment; the confidant hears it before the message, and owes an answer from then on."""
    watch.at(TUESDAY)
    case, seeker, _ = put_to_sleep(watch)
    watch.hears("staff")
    watch.at(here(2026, 3, 11, 2))
    talking.written(watch.desk, seeker, watch.again(case), watch.room.letter(seeker, "ik wil toch praten"))
    told = watch.hears("staff")
    assert told[0] == NL(texts.WOKEN, case=case.name)
    assert told[1].endswith("ik wil toch praten")
    now = watch.again(case)
    assert (now.asleep_until, now.owing, now.owing_since) == (None, "confidant", watch.now)


def test_the_clock_wakes_it_and_both_are_told(watch: Watch) -> None:
    """When the days are over, once; and silence counts from then."""
    watch.at(TUESDAY)
    case, _, _ = put_to_sleep(watch)
    watch.hears("staff"), watch.hears("seeker")
    watch.passes(here(2026, 3, 13, 10) - timedelta(seconds=1))
    assert watch.hears("seeker") == watch.hears("staff") == []
    watch.passes(here(2026, 3, 14, 20, 59))
    assert watch.hears("seeker") == [NL(texts.AWAKE)]
    assert watch.hears("staff") == [NL(texts.CASE_AWAKE, case=case.name)]


def test_nobody_is_woken_at_night(watch: Watch) -> None:
    """A sleep that ends in the evening after closing ends when the line opens."""
    watch.at(here(2026, 3, 10, 23))
    put_to_sleep(watch)
    watch.hears("seeker")
    watch.passes(here(2026, 3, 14, 9) - timedelta(seconds=1))
    assert watch.hears("seeker") == []
    watch.strikes(here(2026, 3, 14, 9))
    assert watch.hears("seeker") == [NL(texts.AWAKE)]


def test_the_confidant_wakes_it(watch: Watch) -> None:
    """/wake: both hear it; a second /wake says that it does not sleep."""
    watch.at(TUESDAY)
    case, _, member = put_to_sleep(watch)
    watch.hears("staff"), watch.hears("seeker")
    sleeping.wake(watch.desk, member, watch.room.letter(member, "/wake"))
    sleeping.wake(watch.desk, member, watch.room.letter(member, "/wake"))
    assert watch.hears("seeker") == [NL(texts.AWAKE)]
    assert watch.hears("staff") == [
        NL(texts.CASE_AWAKE, case=case.name),
        NL(texts.NOT_ASLEEP, case=case.name),
    ]


def test_a_case_that_goes_back_to_matching_is_awake(watch: Watch) -> None:
    """The next confidant does not get a case that nobody is reminded of."""
    watch.at(TUESDAY)
    case, _, member = put_to_sleep(watch)
    rematching.give_back_all(watch.desk, member)
    assert watch.again(case).asleep_until is None


def test_who_has_joined_a_case_does_not_put_it_to_sleep(watch: Watch) -> None:
    """Only its lead does, with the command and with an old button alike."""
    watch.at(TUESDAY)
    case, _, lead = watch.case()
    second = watch.room.member()
    watch.room.held(case, second, part="beside")
    watch.room.work.staff.save(replace(second, current_case=case.id))
    sleeping.ask(watch.desk, replace(second, current_case=case.id), watch.room.letter(second, "/sleep"))
    assert watch.hears("staff") == [NL(handover_texts.LEAD_ONLY, case=case.name)]
    sleeping.chosen(watch.desk, second, watch.room.press(second, f"sl:{case.id}:3"))
    assert watch.again(case).asleep_until is None
    sleeping.chosen(watch.desk, lead, watch.room.press(lead, f"sl:{case.id}:3"))
    assert watch.again(case).asleep_until is not None
