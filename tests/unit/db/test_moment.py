"""Moments are stored to the microsecond and come back aware."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st
from sqlalchemy.dialects.sqlite import dialect

from db.moment import Moment

MOMENT = Moment()
SQLITE = dialect()
TIMES = st.datetimes(timezones=st.just(UTC))


@given(TIMES)
def test_a_moment_comes_back_as_it_was(moment):
    """Nothing is rounded on the way to the database and back."""
    stored = MOMENT.process_bind_param(moment, SQLITE)
    assert MOMENT.process_result_value(stored, SQLITE) == moment


@given(TIMES, TIMES)
def test_stored_moments_keep_their_order(one, other):
    """Comparing in the database is comparing in time."""
    stored = MOMENT.process_bind_param(one, SQLITE), MOMENT.process_bind_param(other, SQLITE)
    assert (one < other) == (stored[0] < stored[1])


def test_other_zones_are_the_same_moment():
    """What counts is the moment, not the clock it was read from."""
    here = datetime(2026, 3, 14, 12, tzinfo=timezone(timedelta(hours=1)))
    assert MOMENT.process_bind_param(here, SQLITE) == MOMENT.process_bind_param(here.astimezone(UTC), SQLITE)


def test_a_moment_without_a_zone_is_refused():
    """A naive datetime means something else on every machine."""
    with pytest.raises(TypeError):
        MOMENT.process_bind_param(datetime(2026, 3, 14, 12), SQLITE)  # noqa: DTZ001


def test_no_moment_is_none():
    """An empty column stays empty."""
    assert MOMENT.process_bind_param(None, SQLITE) is None
    assert MOMENT.process_result_value(None, SQLITE) is None
