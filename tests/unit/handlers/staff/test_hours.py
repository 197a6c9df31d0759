"""The grid of the week: what a tap does, and how the choice reads."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from handlers.actions import action
from handlers.staff import hours
from locales import tongue
from locales.texts import common, people as texts

NL = tongue("nl")
CODES = ("nl", "ar", "rif", "tr", "en")


@given(st.lists(st.sampled_from((*hours.SLOTS, *hours.DAYS)), max_size=30))
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


def test_a_day_takes_all_its_parts_in_and_then_out() -> None:
    """With a part chosen already, the day's name first fills the day."""
    whole = hours.changed(("mon.evening",), "mon")
    assert whole == hours.slots("mon")
    assert hours.changed(whole, "mon") == ()


def test_what_never_was_in_the_grid_is_no_choice() -> None:
    """A made-up slot changes nothing."""
    assert hours.changed((), "mon.teatime") is None


@pytest.mark.parametrize("code", CODES)
def test_the_grid_fits_a_phone(code: str) -> None:
    """A row for each day with five short labels, within the Bot API's limits."""
    rows = hours.grid(tongue(code), hours.SLOTS)
    assert [len(row) for row in rows] == [5] * 7 + [2]
    assert all(len(button.label) <= 11 for row in rows[:7] for button in row)


def test_the_last_row_offers_always_and_after_a_choice_done() -> None:
    """With nothing chosen there is one way on: always."""
    assert [button.label for button in hours.grid(NL, ())[-1]] == [NL(texts.ALWAYS)]
    last = hours.grid(NL, ("mon.night",))[-1]
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
