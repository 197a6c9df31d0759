"""Weeks after the end, to who agreed to it, and to nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Edit, Send
from handlers import closing, duties
from handlers.match.wishes import wish_of
from handlers.seeker import asking, ending, erasing, following
from locales import tongue
from locales.texts import seeker as seeker_texts, staff as staff_texts, waiting as texts
from tests.unit.handlers.clock.watch import Watch, here
from tests.unit.handlers.room import of_kind

NL = tongue("nl")
END = here(2026, 3, 10, 10)
SIX_WEEKS = timedelta(weeks=6)


def kept(watch: Watch, **roles: object):
    """A case that has ended and been left locked; the seeker, and the switches as they are shown."""
    watch.at(END)
    case, seeker, member = watch.case()
    if roles:
        watch.room.work.staff.save(replace(member, **roles))  # type: ignore[arg-type]
    closing.close(watch.desk, case, "seeker", "helped", seeker_texts.ENDED_BY_YOU, staff_texts.ENDED)
    seeker = watch.room.again(seeker)
    watch.room.post("seeker"), watch.room.post("staff")
    ending.kept(watch.desk, seeker, watch.room.press(seeker, "keep"))
    (asked,) = of_kind(Send, watch.room.post("seeker"))
    return seeker, member, asked


def press(watch: Watch, seeker, action: str) -> None:
    pressed = following.may_ask_pressed if action.startswith("fu") else following.same_again_pressed
    pressed(watch.desk, watch.room.again(seeker), watch.room.press(seeker, action))


def labels(letter) -> list[str]:
    return [row[0].label for row in letter.buttons]


def test_both_switches_are_off_at_first(watch: Watch) -> None:
    """Nothing is stored and nothing is logged until the seeker turns one on."""
    seeker, _, asked = kept(watch)
    assert labels(asked) == ["☐ Vraag het me na 6 weken", "☐ Eerst dezelfde persoon"]
    now = watch.room.again(seeker)
    assert (now.follow_up_at, now.known, watch.room.work.consents.of(seeker.id)) == (None, (), [])


def test_turning_on_is_a_consent_with_its_text(watch: Watch) -> None:
    """Each is logged with the version of what was shown; a double tap is one consent and stays on."""
    seeker, member, _ = kept(watch)
    for action in ("fu:on", "fu:on", "fa:on", "fa:on"):
        press(watch, seeker, action)
    now = watch.room.again(seeker)
    assert (now.follow_up_at, now.known) == (watch.now + SIX_WEEKS, (member.id,))
    logged = watch.room.work.consents.of(seeker.id)
    assert [one.what for one in logged] == ["follow_up", "same_again"]
    assert all(len(one.text_version) == 16 for one in logged)
    assert labels(of_kind(Edit, watch.room.post("seeker"))[-1]) == [
        "☑ Vraag het me na 6 weken",
        "☑ Eerst dezelfde persoon",
    ]


def test_turning_off_again_forgets_it(watch: Watch) -> None:
    """What was agreed to can be taken back with the same button."""
    seeker, _, _ = kept(watch)
    for action in ("fu:on", "fa:on", "fu:off", "fa:off"):
        press(watch, seeker, action)
    now = watch.room.again(seeker)
    assert (now.follow_up_at, now.known) == (None, ())


def test_whoever_was_helped_by_a_coordinator_is_asked_one_thing(watch: Watch) -> None:
    """There is no confidant to come back to."""
    _, _, asked = kept(watch, roles=("coordinator",))
    assert asked.words.text == NL(texts.FOLLOW_UP_ASK_ONE)
    assert labels(asked) == ["☐ Vraag het me na 6 weken"]


def test_the_question_comes_after_six_weeks_and_once(watch: Watch) -> None:
    """Not a second before, in words that tell nothing, and never a second time."""
    seeker, _, _ = kept(watch)
    press(watch, seeker, "fu:on")
    watch.hears("seeker")
    due = watch.now + SIX_WEEKS
    watch.strikes(due - timedelta(seconds=1))
    assert watch.hears("seeker") == []
    watch.strikes(due)
    (asked,) = of_kind(Send, watch.room.post("seeker"))
    assert asked.words.text == "Hallo, hoe gaat het?"
    assert [row[0].action for row in asked.buttons] == ["fw", "talk", "fn"]
    watch.passes(watch.now + timedelta(days=60), timedelta(hours=1))
    assert watch.hears("seeker") == []


def test_it_waits_for_opening_hours(watch: Watch) -> None:
    """A day that begins at night is followed by a morning."""
    seeker, _, _ = kept(watch)
    watch.room.work.seekers.save(replace(watch.room.again(seeker), follow_up_at=here(2026, 4, 21, 3)))
    watch.passes(here(2026, 4, 21, 9) - timedelta(seconds=1), timedelta(hours=6))
    assert watch.hears("seeker") == []
    watch.strikes(here(2026, 4, 21, 9))
    assert watch.hears("seeker") == [NL(texts.FOLLOW_UP)]


def test_without_consent_nobody_is_asked(watch: Watch) -> None:
    """Whoever left the switches as they were hears nothing more."""
    kept(watch)
    watch.passes(END + 2 * SIX_WEEKS, timedelta(hours=3))
    assert watch.hears("seeker") == []


def test_who_talks_again_already_is_not_asked(watch: Watch) -> None:
    """A new case in the meantime makes the question superfluous."""
    seeker, _, _ = kept(watch)
    press(watch, seeker, "fu:on")
    watch.room.case(watch.room.again(seeker), "intake")
    watch.hears("seeker")
    watch.strikes(here(2026, 5, 1, 12))
    assert watch.hears("seeker") == []
    assert watch.room.again(seeker).follow_up_at is None


def test_talk_again_leads_to_the_questions(watch: Watch) -> None:
    """The button begins a new case, as the menu's does."""
    seeker, _, _ = kept(watch)
    asking.begin(watch.desk, watch.room.again(seeker), watch.room.press(seeker, "talk"))
    assert watch.room.again(seeker).stage == "intake"


@pytest.mark.parametrize(
    ("pressed", "told"), [(following.goes_well, texts.GLAD), (following.no_more, texts.ASKED_NO_MORE)]
)
def test_the_other_two_end_with_a_word(watch: Watch, pressed, told) -> None:
    """The question turns into a short answer, without buttons."""
    seeker, _, _ = kept(watch)
    pressed(watch.desk, watch.room.again(seeker), watch.room.press(seeker, "fw"))
    (shown,) = of_kind(Edit, watch.room.post("seeker"))[-1:]
    assert (shown.words.text, shown.buttons) == (NL(told), ())


def test_nobody_is_forgotten_before_they_are_asked(watch: Watch) -> None:
    """A follow-up later than the retention time still comes; afterwards the seeker is forgotten in time."""
    watch.room.line = replace(watch.room.line, retention_days=10)
    seeker, _, _ = kept(watch)
    press(watch, seeker, "fu:on")
    watch.at(END + timedelta(days=12))
    duties.retain(watch.desk)
    duties.forget_seekers(watch.desk)
    assert watch.room.work.seekers.get(seeker.id) is not None
    watch.strikes(here(2026, 4, 21, 12))
    watch.at(here(2026, 5, 2, 12))
    duties.forget_seekers(watch.desk)
    assert watch.room.work.seekers.get(seeker.id) is None


def test_erasing_takes_it_all_away(watch: Watch) -> None:
    """After *erase everything* nothing is asked, and the old switches do nothing."""
    seeker, _, _ = kept(watch)
    press(watch, seeker, "fu:on")
    erasing.forget(watch.desk, watch.room.again(seeker))
    watch.hears("seeker")
    watch.strikes(here(2026, 5, 1, 12))
    assert watch.hears("seeker") == []
    again = watch.room.seeker()
    following.may_ask_pressed(watch.desk, again, watch.room.press(again, "fu:on"))
    assert watch.room.again(again).follow_up_at is None


def test_who_one_would_like_again_is_remembered_for_so_many_days(watch: Watch) -> None:
    """The days that the question names; then it counts no more, and is gone with the next round."""
    watch.room.line = replace(watch.room.line, retention_days=10)
    seeker, member, _ = kept(watch)
    press(watch, seeker, "fa:on")
    back = watch.room.case(watch.room.again(seeker))
    watch.at(watch.now + timedelta(days=9, hours=23))
    duties.forget_known(watch.desk, watch.room.work.seekers.ids())
    assert wish_of(watch.desk, back).known == {member.id}
    watch.at(watch.now + timedelta(hours=1))
    assert wish_of(watch.desk, back).known == frozenset()
    assert watch.room.again(seeker).known == (member.id,)
    duties.forget_known(watch.desk, watch.room.work.seekers.ids())
    left = watch.room.again(seeker)
    assert (left.known, left.known_until) == ((), None)


def test_forgetting_a_wish_does_not_put_off_forgetting_the_seeker(watch: Watch) -> None:
    """What the clock does is no sign of life."""
    watch.room.line = replace(watch.room.line, retention_days=10)
    seeker, _, _ = kept(watch)
    press(watch, seeker, "fa:on")
    watch.at(watch.now + timedelta(days=10, minutes=1))
    duties.retain(watch.desk)
    duties.forget_known(watch.desk, watch.room.work.seekers.ids())
    duties.forget_seekers(watch.desk)
    assert watch.room.work.seekers.get(seeker.id) is None


def test_without_consent_nothing_links_a_returning_seeker_to_an_earlier_case(watch: Watch) -> None:
    """Once that case is gone, nothing of what is known of them names it or who had it."""
    watch.room.line = replace(watch.room.line, retention_days=10)
    seeker, member, _ = kept(watch)
    (case_id,) = watch.room.work.cases.ids_of_seeker(seeker.id)
    watch.at(watch.now + timedelta(days=10, minutes=1))
    duties.retain(watch.desk)
    known = repr(watch.room.again(seeker))
    assert watch.room.work.cases.ids_of_seeker(seeker.id) == []
    assert case_id not in known
    assert member.id not in known
