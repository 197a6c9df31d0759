"""Silence on either side of an open case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Button, Send
from handlers.clock import sleeping, writers
from handlers.seeker import quiet, talking
from handlers.staff import ending, talking as staff_talking
from locales import tongue
from locales.texts import seeker as seeker_texts, waiting as texts
from tests.unit.handlers.clock.watch import Watch, here
from tests.unit.handlers.room import of_kind

NL = tongue("nl")
SECOND = timedelta(seconds=1)
TUESDAY = here(2026, 3, 10, 10)
REMINDED = here(2026, 3, 11, 21)
"""24 open hours later: 12 on the first day, 12 of the 13 of the second."""
ALARMED = here(2026, 3, 13, 19)
"""48 open hours later: 12, 13, 13 and 10."""
OFFERED = here(2026, 3, 31, 11)
"""14 times 24 hours after the seeker was asked on 17 March at ten: the clock was put forward meanwhile."""


def seeker_owes(watch: Watch):
    """An open case in which the confidant wrote last, just now."""
    case, seeker, member = watch.case()
    held = watch.room.work.assignments.current(case.id)
    assert held
    writers.confidant_wrote(watch.desk, case, held)
    return case, seeker, member


def test_a_silent_confidant_is_reminded_after_a_day_of_open_hours(watch: Watch) -> None:
    """In the case's own words, once, and not a second before."""
    watch.at(TUESDAY)
    case, _, _ = watch.case()
    watch.passes(REMINDED - SECOND)
    assert watch.hears("staff") == []
    watch.strikes(REMINDED)
    watch.passes(ALARMED - SECOND)
    assert watch.hears("staff") == [NL(texts.REMIND_CONFIDANT, case=case.name)]
    assert watch.hears("seeker") == []


def test_after_two_days_coordinators_and_the_seeker_hear_it(watch: Watch) -> None:
    """Nobody is left without a word, and then it is quiet."""
    watch.at(TUESDAY)
    watch.room.member(roles=("coordinator",))
    case, _, _ = watch.case()
    watch.strikes(REMINDED)
    watch.hears("staff")
    watch.strikes(ALARMED)
    told = watch.hears("staff")
    assert NL(texts.CONFIDANT_SILENT, case=case.name) in told
    assert NL(texts.REMIND_CONFIDANT, case=case.name) in told
    assert watch.hears("seeker") == [NL(texts.NO_ANSWER_YET)]
    watch.passes(here(2026, 4, 30, 12), timedelta(hours=1))
    assert watch.hears("staff") == watch.hears("seeker") == []


def test_where_there_is_no_coordinator_none_is_spoken_of(watch: Watch) -> None:
    """The sentence to the seeker promises nobody who is not there."""
    watch.at(TUESDAY)
    watch.case()
    watch.strikes(ALARMED)
    assert watch.hears("seeker") == [NL(texts.NO_ANSWER_ASKED)]


def test_an_answer_begins_the_time_anew(watch: Watch) -> None:
    """A confidant who answers, and is answered, has a whole day again."""
    watch.at(TUESDAY)
    case, seeker, member = watch.case()
    watch.at(here(2026, 3, 11, 20))
    staff_talking.written(watch.desk, member, watch.room.letter(member, "hallo"))
    talking.written(watch.desk, seeker, watch.again(case), watch.room.letter(seeker, "dag"))
    watch.hears("staff")
    watch.passes(here(2026, 3, 13, 18) - SECOND)
    assert watch.hears("staff") == []


def test_a_turn_that_does_not_change_is_not_written_down(watch: Watch, monkeypatch) -> None:
    """Ten messages in a row cost the case one writing at most."""
    case, seeker, _ = seeker_owes(watch)
    saved = []
    whole = type(watch.room.work.cases).save
    monkeypatch.setattr(
        type(watch.room.work.cases), "save", lambda self, one: (saved.append(one), whole(self, one))
    )
    for _ in range(10):
        talking.written(watch.desk, seeker, watch.again(case), watch.room.letter(seeker, "nog iets"))
    assert len(saved) == 1


def test_a_new_confidant_owes_the_first_word(watch: Watch) -> None:
    """Whoever wrote last before the hand-over: the time counts from when the case was taken."""
    watch.at(here(2026, 3, 2, 10))
    case, _, _ = seeker_owes(watch)
    held = watch.room.work.assignments.current(case.id)
    assert held
    watch.at(TUESDAY)
    watch.room.work.assignments.end(held.id)
    new = watch.room.member()
    fresh = watch.room.held(case, new)
    watch.passes(REMINDED)
    assert watch.hears("staff") == [NL(texts.REMIND_CONFIDANT, case=case.name)]
    writers.confidant_wrote(watch.desk, watch.again(case), fresh)
    assert watch.again(case).owing_since == watch.now


def test_a_silent_seeker_is_asked_after_a_week(watch: Watch) -> None:
    """Neutrally, with three buttons; not a second before, and once."""
    watch.at(TUESDAY)
    seeker_owes(watch)
    watch.passes(here(2026, 3, 17, 10) - SECOND)
    assert watch.hears("seeker") == []
    watch.strikes(here(2026, 3, 17, 10))
    (asked,) = of_kind(Send, watch.room.post("seeker"))
    assert asked.words.text == NL(texts.STILL_THERE)
    rows = [row[0] for row in asked.buttons]
    assert rows == [
        Button(NL(texts.HERE), "here"),
        Button(NL(texts.NOT_NOW), "notnow"),
        Button(NL(seeker_texts.END_CONVERSATION), "end"),
    ]
    watch.passes(here(2026, 3, 31, 10) - SECOND)
    assert watch.hears("seeker") == watch.hears("staff") == []


def test_a_week_that_ends_at_night_waits_for_the_morning(watch: Watch) -> None:
    """Nobody's phone lights up outside the hours."""
    watch.at(here(2026, 3, 10, 22, 30))
    seeker_owes(watch)
    watch.passes(here(2026, 3, 18, 9) - SECOND)
    assert watch.hears("seeker") == []
    watch.strikes(here(2026, 3, 18, 9))
    assert watch.hears("seeker") == [NL(texts.STILL_THERE)]


def test_two_weeks_later_the_confidant_may_end_it(watch: Watch) -> None:
    """The button ends the case with the outcome that the seeker stopped answering."""
    watch.at(TUESDAY)
    case, _, member = seeker_owes(watch)
    watch.strikes(here(2026, 3, 17, 10))
    watch.strikes(OFFERED - SECOND)
    assert watch.hears("staff") == []
    watch.strikes(OFFERED)
    (offered,) = of_kind(Send, watch.room.post("staff"))
    assert offered.words.text == NL(texts.SEEKER_SILENT, case=case.name)
    ending.ended(watch.desk, member, watch.room.press(member, offered.buttons[0][0].action))
    assert (watch.again(case).state, watch.again(case).outcome) == ("closed", "silent")


def test_a_seeker_who_says_here_is_asked_again_after_a_week_at_the_earliest(watch: Watch) -> None:
    """*Yes, I am still here*: the confidant hears it, and a second press does nothing."""
    watch.at(TUESDAY)
    case, seeker, _ = seeker_owes(watch)
    watch.strikes(here(2026, 3, 17, 10))
    watch.hears("seeker")
    watch.at(here(2026, 3, 17, 12))
    quiet.here(watch.desk, seeker, watch.room.press(seeker, "here"))
    quiet.here(watch.desk, seeker, watch.room.press(seeker, "here"))
    assert watch.hears("seeker") == [NL(texts.GOOD)]
    assert watch.hears("staff") == [NL(texts.SEEKER_HERE, case=case.name)]
    watch.passes(here(2026, 3, 24, 12) - SECOND)
    assert watch.hears("seeker") == []
    watch.strikes(here(2026, 3, 24, 12))
    assert watch.hears("seeker") == [NL(texts.STILL_THERE)]


def test_a_seeker_who_says_not_now_gets_rest(watch: Watch) -> None:
    """*Not now, later*: the case sleeps for two weeks, and the confidant knows until when."""
    watch.at(TUESDAY)
    case, seeker, _ = seeker_owes(watch)
    watch.strikes(here(2026, 3, 17, 10))
    watch.hears("seeker")
    quiet.not_now(watch.desk, seeker, watch.room.press(seeker, "notnow"))
    assert watch.hears("seeker") == [NL(texts.ASLEEP, day="31 maart 2026")]
    assert watch.hears("staff") == [NL(texts.SEEKER_LATER, case=case.name, day="31 maart 2026")]
    watch.passes(here(2026, 3, 31, 10) - SECOND)
    assert watch.hears("seeker") == watch.hears("staff") == []


@pytest.mark.parametrize("pressed", [quiet.here, quiet.not_now])
def test_a_button_of_a_question_that_is_over_does_nothing(watch: Watch, pressed) -> None:
    """Once the seeker has written, the old buttons change nothing."""
    watch.at(TUESDAY)
    case, seeker, _ = seeker_owes(watch)
    watch.strikes(here(2026, 3, 17, 10))
    talking.written(watch.desk, seeker, watch.again(case), watch.room.letter(seeker, "ik ben er"))
    before = watch.again(case)
    pressed(watch.desk, seeker, watch.room.press(seeker, "here"))
    assert watch.again(case) == before


def test_a_seeker_who_cannot_be_reached_is_not_asked(watch: Watch) -> None:
    """Nothing is queued for a blocked chat; the confidant may end the case at the same time as ever."""
    watch.at(TUESDAY)
    case, seeker, _ = seeker_owes(watch)
    watch.room.work.seekers.save(replace(seeker, unreachable=True))
    watch.passes(OFFERED)
    assert watch.hears("seeker") == []
    assert watch.hears("staff") == [NL(texts.SEEKER_SILENT, case=case.name)]


def test_a_sleeping_case_is_left_alone(watch: Watch) -> None:
    """While it sleeps neither side hears of silence."""
    watch.at(TUESDAY)
    case, _, _ = watch.case()
    sleeping.fall_asleep(watch.desk, case, timedelta(days=30))
    watch.passes(here(2026, 4, 9, 9))
    assert watch.hears("staff") == watch.hears("seeker") == []
