"""The comparison itself: the weeks it plays are the line's, and every way keeps the rules."""

from __future__ import annotations

import pytest

from matching.candidate import Candidate
from matching.rules import fits
from tests.bench.queues import _gini, figures, measured
from tests.bench.simulation import DECLINES, PATIENCE, SILENT, WAYS, Simulation
from tests.bench.weeks import KINDS, PLACES, Kind, week

SMALL = Kind("a small week", 12, 2, 2, confidants=5, limit=2)


@pytest.fixture(params=WAYS)
def played(request):
    """A week with too few confidants, to its end."""
    return Simulation(week(SMALL, 1), WAYS[request.param], 1).play()


def test_every_case_comes_to_an_end(played):
    """When a week is over, each case has a confidant or its seeker is gone, and no offer is left open."""
    assert len(played.courses) == SMALL.cases
    for course in played.courses.values():
        assert (course.met is None) == course.gone
        assert course.offered is None
        assert (course.waited or PATIENCE) <= PATIENCE


def test_nobody_is_matched_against_a_rule(played):
    """Whoever has a case may have it."""
    for course in played.courses.values():
        if course.met:
            assert fits(course.asking.wish, Candidate(course.met.staff_id, course.met.profile), PLACES)


def test_nobody_ever_comes_over_their_limit():
    """Whatever the way, open offers and conversations together stay within the limit."""

    class Watched(Simulation):
        def _offer(self):
            super()._offer()
            assert all(0 <= one.load <= one.who.profile.limit for one in self.staff.values())

    for way in WAYS.values():
        Watched(week(SMALL, 2), way, 2).play()


def test_the_same_week_goes_the_same_way_twice():
    """Nothing but the seed decides."""
    first, second = (list(figures(Simulation(week(SMALL, 3), WAYS["together"], 3).play())) for _ in range(2))
    assert first == second


def test_the_surge_is_that_of_the_facts():
    """A hundred cases in eleven days, ten of them urgent; forty confidants in ten towns, three cases each."""
    surge = week(next(kind for kind in KINDS if kind.name == "the surge"), 0)
    assert len(surge.cases) == 100
    assert sum(one.wish.urgent and one.level == 0 for one in surge.cases) == 10
    assert max(one.at.day for one in surge.cases) - min(one.at.day for one in surge.cases) <= 11
    assert len(surge.confidants) == 40
    assert len({one.profile.place_id for one in surge.confidants}) == 10
    assert {one.profile.limit for one in surge.confidants} == {3}


def test_some_decline_and_some_never_answer():
    """Neither is left out of the comparison, and most offers are still accepted."""
    assert 0 < DECLINES + SILENT < 0.5


@pytest.mark.parametrize(("cases", "gini"), [([2, 2, 2, 2], 0), ([0, 0, 0, 4], 0.75), ([0, 0, 0, 0], 0)])
def test_gini_is_nothing_for_equal_shares(cases, gini):
    """Where everybody had as many it is 0; where one of four had all it is three quarters."""
    assert _gini(cases) == gini


def test_a_figure_comes_with_its_error():
    """A mean over weeks is told with how sure it is."""
    assert all(" ± " in str(one) for one in measured(SMALL, "together", 2))
