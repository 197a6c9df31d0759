from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from matching.places.distance import kilometres
from matching.pool import Pool
from matching.rules import fits
from tests.unit.matching.made_up import PLACES, confidant, crowds, wish, wishes


@given(wishes, crowds)
def test_the_columns_follow_the_same_rules_as_the_reasons(asked, crowd):
    """The array of the allowed and the rules that give reasons never disagree about anybody."""
    allowed = Pool(crowd, PLACES).allowed(asked).all
    assert allowed.tolist() == [fits(asked, candidate, PLACES) for candidate in crowd]


def test_distances_are_the_same_as_one_by_one():
    """The column of distances equals the distance between two places."""
    homes = ("big", "next", "over", "far")
    pool = Pool([confidant(home, place_id=home) for home in homes], PLACES)
    own = PLACES.places["big"]
    assert pool.homes.for_each(pool.homes.kilometres(own)) == pytest.approx(
        [kilometres(own, PLACES.places[home]) for home in homes]
    )


def test_an_unknown_home_is_no_distance():
    """Nobody is near because their home is not known."""
    pool = Pool([confidant(place_id=None)], PLACES)
    assert np.isnan(pool.homes.kilometres(PLACES.places["big"])).all()


def test_an_empty_pool_allows_nobody():
    """With no candidates every column is empty and nothing breaks."""
    assert Pool([], PLACES).allowed(wish(gender="man", distance="not_own_town", place_id="big")).all.size == 0
