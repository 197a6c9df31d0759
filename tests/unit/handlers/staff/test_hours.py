"""The hours of the week: what a tap does, what stands on the screen, and how the choice reads."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from handlers.actions import action
from handlers.staff import hours
from locales import tongue
from locales.bidi import strip_controls
from locales.texts import common, people as texts

NL = tongue("nl")
TAPS = (
    *hours.SLOTS,
    *hours.DAYS,
    *(f"{day}.{what}" for day in hours.DAYS for what in (hours.WHOLE, hours.EVERY)),
    hours.WEEK,
)
CODES = ("nl", "ar", "rif", "tr", "en")


@given(st.lists(st.sampled_from(TAPS), max_size=30))
def test_any_taps_leave_a_choice_of_the_week_in_order(taps: list[str]) -> None:
    """Whatever is tapped, the choice has each slot once at most, in the order of the week."""
    chosen: tuple[str, ...] = ()
    for tap in taps:
        chosen = hours.changed(chosen, tap) or ()
    assert chosen == tuple(slot for slot in hours.SLOTS if slot in set(chosen))


@given(st.sets(st.sampled_from(hours.SLOTS)), st.sampled_from(hours.SLOTS))
def test_a_second_tap_on_a_slot_undoes_the_first(before: set[str], slot: str) -> None:
    """A toggle is its own opposite."""
    chosen = tuple(one for one in hours.SLOTS if one in before)
    once = hours.changed(chosen, slot)
    assert once is not None
    assert hours.changed(once, slot) == chosen


def test_a_whole_day_goes_in_and_then_out() -> None:
    """With a part chosen already, “all day” first fills the day."""
    whole = hours.changed(("mon.evening",), "mon.whole")
    assert whole == hours.slots("mon")
    assert hours.changed(whole, "mon.whole") == ()


def test_one_day_can_stand_for_all() -> None:
    """“Every day so” gives each day the parts of this one, and only those."""
    every = hours.changed(("mon.evening", "sat.morning"), "mon.every")
    assert every == tuple(f"{day}.evening" for day in hours.DAYS)


@pytest.mark.parametrize("looked_at", [*hours.DAYS, hours.WEEK])
def test_looking_changes_nothing(looked_at: str) -> None:
    """Opening a day, and going back to the week, leave the choice as it was."""
    assert hours.changed(("mon.evening",), looked_at) == ("mon.evening",)


@pytest.mark.parametrize("made_up", ["mon.teatime", "someday.evening", "mon.", "", "week.whole"])
def test_what_never_was_there_is_no_choice(made_up: str) -> None:
    """A made-up button changes nothing."""
    assert hours.changed((), made_up) is None


@pytest.mark.parametrize("code", CODES)
def test_the_week_fits_a_phone(code: str) -> None:
    """A row for each day, short enough at 360 px even with the worst choice of hours."""
    worst = tuple(slot for slot in hours.SLOTS if slot.endswith(("night", "afternoon")))
    _, rows = hours.shown(tongue(code), worst)
    assert [len(row) for row in rows] == [1] * 7 + [2]
    assert all(len(strip_controls(button.label)) <= 26 for row in rows for button in row)


@pytest.mark.parametrize("code", CODES)
def test_a_day_fits_a_phone(code: str) -> None:
    """A row for each part with a tick box, its name and its hours; then what goes further."""
    words, rows = hours.shown(tongue(code), ("mon.evening",), "mon")
    assert [len(row) for row in rows] == [1] * 4 + [2, 1]
    assert [row[0].label[:1] for row in rows[:4]] == ["☐", "☐", "☐", "☑"]
    assert all(len(button.label) <= 18 for button in rows[4])
    assert len(words.text.splitlines()) == 2


@pytest.mark.parametrize("pressed", ["mon", "mon.evening", "mon.whole"])
def test_a_day_stays_open_while_it_is_filled_in(pressed: str) -> None:
    """Its name stands above the parts."""
    assert hours.shown(NL, (), pressed)[0].text.startswith("Maandag")


@pytest.mark.parametrize("pressed", ["", hours.WEEK, "mon.every"])
def test_the_week_shows_what_was_chosen_of_each_day(pressed: str) -> None:
    """A chosen day has a tick and its hours; another has its name alone."""
    _, rows = hours.shown(NL, ("mon.morning", "mon.evening"), pressed)
    assert [row[0].label for row in rows[:2]] == ["✔ Maandag 6–12, 18–24", "Dinsdag"]


def test_the_last_row_offers_always_and_after_a_choice_done() -> None:
    """With nothing chosen there is one way on: always."""
    assert [button.label for button in hours.shown(NL, ())[1][-1]] == [NL(texts.ALWAYS)]
    last = hours.shown(NL, ("mon.night",))[1][-1]
    assert [(b.label, b.action) for b in last] == [
        (NL(texts.ALWAYS), action("p", "hours", hours.ALWAYS)),
        (NL(common.DONE), action("pd", "hours")),
    ]


def test_neighbouring_parts_read_as_one_stretch() -> None:
    """Afternoon and evening are from twelve to midnight; days stand behind one another."""
    assert hours.in_words(NL, ("mon.afternoon", "mon.evening", "sun.night")) == "ma 12–24; zo 0–6"
    assert hours.in_words(NL, ("tue.night", "tue.evening")) == "di 0–6, 18–24"


@pytest.mark.parametrize("chosen", [(), hours.SLOTS])
def test_nothing_and_everything_read_as_always(chosen: tuple[str, ...]) -> None:
    """Nothing chosen means always, and so does the whole week."""
    assert hours.in_words(NL, chosen) == NL(texts.ALWAYS)
