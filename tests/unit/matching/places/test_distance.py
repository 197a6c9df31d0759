from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from matching.places.distance import BANDS, EARTH_KM, band, kilometres, same_town
from matching.places.gazetteer import load
from matching.places.place import Place

spots = st.builds(lambda lat, lon: Place("", "", "", lat, lon), st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("one", "other", "about"), [("Utrecht", "Amsterdam", 35), ("Groningen", "Maastricht", 270)]
)
def test_known_distances(one, other, about):
    """Distances between towns are what a map says, within the rounding of their positions."""
    here, there = (load().find(name)[0].place for name in (one, other))
    assert kilometres(here, there) == pytest.approx(about, abs=2)


@given(spots, spots)
def test_distance_is_the_same_both_ways_and_never_more_than_half_round(one, other):
    """A distance is symmetric, not negative, and at most half the earth's circumference."""
    there = kilometres(one, other)
    assert there == pytest.approx(kilometres(other, one))
    assert 0 <= there <= EARTH_KM * 3.1416


@pytest.mark.parametrize(
    ("distance", "expected"),
    [(0, 10), (9.99, 10), (10, 25), (24.9, 25), (25, 50), (49.9, 50), (50, None), (300, None)],
)
def test_a_band_is_named_by_its_upper_end(distance, expected):
    """Under 10, under 25, under 50 kilometres, and beyond."""
    assert band(distance) == expected
    assert BANDS == (10, 25, 50)


def test_a_place_is_its_own_town():
    """The same place is the same town."""
    assert same_town(Place("a", "A", "", 0, 0), Place("a", "A", "", 0, 0))
