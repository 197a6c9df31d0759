from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given

from matching.pool import Pool
from matching.score import REFUSED, row
from matching.weights import Weights
from tests.unit.matching.made_up import NOW, PLACES, confidant, crowds, wish, wishes

NOTHING = Weights(**dict.fromkeys(asdict(Weights()), 0.0))


def points(asked, *crowd, **weights):
    """Scores with only the named weights, all others at nothing."""
    return row(asked, Pool(crowd, PLACES), Weights(**asdict(NOTHING) | weights), NOW).tolist()


def test_the_first_language_counts_fully_and_later_ones_in_part():
    """A language liked less is worth less, and still something."""
    crowd = [confidant(language, languages=frozenset((language,))) for language in ("rif", "ar", "nl")]
    assert points(wish(languages=("rif", "ar", "nl")), *crowd, language=3.0) == pytest.approx([3, 2, 1])


def test_who_speaks_several_counts_for_the_one_liked_best():
    """Speaking more languages than needed neither adds nor costs."""
    both = confidant(languages=frozenset(("rif", "ar")))
    assert points(wish(languages=("rif", "ar")), both, language=3.0) == [3]


def test_nearer_is_better_by_bands():
    """Who asked for somebody near gets points by band, not by metre."""
    crowd = [confidant(home, place_id=home) for home in ("big", "next", "over", "away", "far")]
    near = points(wish(distance="near", place_id="big"), *crowd, distance=10.0)
    assert near == pytest.approx([10, 10, 6, 3, 0])


def test_the_same_region_is_better_than_elsewhere_for_who_asked_for_it():
    """A wish for the region is met by the region before it is met by nearness."""
    crowd = [confidant(home, place_id=home) for home in ("far", "next")]
    elsewhere, same = points(wish(distance="region", region="XX-N"), *crowd, distance=10.0)
    assert (elsewhere, same) == (0, pytest.approx(6))


def test_distance_counts_nothing_for_whom_it_does_not_matter():
    """To a seeker to whom place is all the same, everybody is as near."""
    crowd = [confidant(home, place_id=home) for home in ("big", "far")]
    assert points(wish(place_id="big"), *crowd, distance=10.0) == [0, 0]


def test_community_topics_and_acquaintance_count_where_they_were_asked():
    """Each soft wish that is met adds its weight."""
    plain = confidant("plain")
    fitting = confidant("fitting", communities=frozenset(("moroccan",)), topics=frozenset(("online",)))
    asked = wish(
        community="moroccan", topics=frozenset(("online", "departure")), known=frozenset(("fitting",))
    )
    assert points(asked, plain, fitting, community=3.0, topic=2.0, known=4.0) == [0, pytest.approx(8)]


def test_an_emptier_desk_is_better_and_twice_so_in_an_urgent_case():
    """Room is measured against the confidant's own limit."""
    crowd = [confidant("busy", load=2, limit=4), confidant("free", load=0, limit=4)]
    assert points(wish(), *crowd, room=1.0) == pytest.approx([0.5, 1])
    assert points(wish(urgent=True), *crowd, room=1.0) == pytest.approx([1, 2])


def test_rest_grows_until_it_is_full():
    """Days since the last new case count up to the set number; who never had one is fully rested."""
    crowd = [confidant(str(days), last_case_at=NOW - timedelta(days=days)) for days in (0, 7, 14, 90)]
    rested = points(wish(), *crowd, confidant("new"), rest=1.0, rest_days=14.0)
    assert rested == pytest.approx([0, 0.5, 1, 1, 1])


@given(wishes, crowds)
def test_no_number_of_points_outweighs_a_rule(asked, crowd):
    """Whoever a hard rule refuses scores minus infinity, and nobody else does."""
    pool = Pool(crowd, PLACES)
    scores = row(asked, pool, Weights(), NOW)
    assert (scores == REFUSED).tolist() == (~pool.allowed(asked).all).tolist()
    assert not np.isnan(scores).any()


@given(wishes, crowds)
def test_rows_of_one_pool_stack(asked, crowd):
    """Rows have the pool's length, so that a queue of wishes makes a matrix."""
    pool = Pool(crowd, PLACES)
    assert np.stack([row(asked, pool, Weights(), NOW)] * 2).shape == (2, len(crowd))
