from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from matching.reasons import FOR_SEEKER, KINDS, Reason, ReasonUnreadable, from_json, to_json

values = st.lists(st.text(max_size=9) | st.integers() | st.none(), max_size=3)
reasons = st.builds(lambda kind, plain: Reason(kind, *plain), st.sampled_from(sorted(KINDS)), values)


@given(st.lists(reasons, max_size=5).map(tuple))
def test_reasons_survive_json(written):
    """What was written is what is read, in its order."""
    assert from_json(to_json(written)) == written


def test_a_reason_is_a_kind_and_plain_values():
    """A reason is made and compared by its kind and values."""
    reason = Reason("load", 1, 3)
    assert (reason.kind, reason.values) == ("load", (1, 3))
    assert reason == Reason("load", 1, 3)
    assert reason != Reason("load", 2, 3)


def test_nothing_written_is_no_reasons():
    """An empty column holds no reasons."""
    assert from_json("") == ()


@pytest.mark.parametrize("text", ["{", "3", '["language"]', '[["sympathy"]]', '[["load", 1.5]]', "[[]]"])
def test_what_is_no_list_of_reasons_is_refused(text):
    """Anything else raises ReasonUnreadable."""
    with pytest.raises(ReasonUnreadable):
        from_json(text)


def test_a_seeker_is_told_nothing_that_places_the_confidant():
    """Where a confidant lives, where they come from and how busy they are stays with the staff."""
    assert FOR_SEEKER.isdisjoint({"community", "distance_band", "same_region", "topic", "load"})
