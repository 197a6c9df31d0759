from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import product

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from matching.assign import assign
from matching.pool import Pool
from matching.queue import Waiting, in_turn
from matching.rank import DECIMALS, rank
from matching.reasons import Reason
from matching.rules import fits
from matching.score import row
from matching.weights import Weights
from tests.unit.matching.made_up import NOW, PLACES, STAFF, candidates, confidant, crowds, wish, wishes

CASES = ("case", "other", "third", "fourth")
ROUNDED = len(CASES) * 10.0**-DECIMALS
"""What rounding each score can make of a total."""


@st.composite
def queues(draw):
    """Cases of several levels, some of which began to wait in the same minute."""
    return [
        Waiting(
            replace(draw(wishes), case_id=case),
            draw(st.integers(0, 2)),
            NOW - timedelta(minutes=draw(st.integers(0, 3))),
        )
        for case in CASES[: draw(st.integers(0, len(CASES)))]
    ]


willing = st.lists(
    st.builds(replace, candidates, available=st.just(True)), max_size=4, unique_by=lambda one: one.staff_id
)


def waits(case="case", level=2, minutes=0, **asked):
    """A case that has waited so many minutes."""
    return Waiting(wish(case_id=case, **asked), level, NOW - timedelta(minutes=minutes))


def solve(waiting, crowd, weights=Weights()):  # noqa: B008 (frozen)
    """The assignment over the made-up places."""
    return assign(waiting, Pool(crowd, PLACES), weights, NOW)


def who(waiting, *crowd, **weights):
    """Case id to staff id."""
    return {case: match.staff_id for case, match in solve(waiting, crowd, Weights(**weights)).items()}


def possible(queue, crowd):
    """Every assignment that bends no rule and goes over no limit: for each case a position or None."""
    choices = [
        [None, *(at for at, one in enumerate(crowd) if fits(case.wish, one, PLACES))] for case in queue
    ]
    for choice in product(*choices):
        given_to = Counter(at for at in choice if at is not None)
        if all(crowd[at].load + cases <= crowd[at].profile.limit for at, cases in given_to.items()):
            yield choice


def total(queue, crowd, choice, weights):
    """The points of an assignment: each case is scored against what its confidant then carries.

    Which of one confidant's cases counts as the earlier one is chosen for the best.
    """
    points = 0.0
    for at, one in enumerate(crowd):
        cases = [queue[case].wish for case, taken in enumerate(choice) if taken == at]
        steps = range(len(cases))
        full = [[_points(case, one, step, weights) for step in steps] for case in cases]
        if cases:
            rows, columns = linear_sum_assignment(np.array(full), maximize=True)
            points += np.array(full)[rows, columns].sum()
    return points


def _points(asked, one, step, weights):
    roomier = replace(one, load=one.load + step)
    return float(row(asked, Pool([roomier], PLACES), weights, NOW)[0])


def test_a_queue_of_one_gets_whom_rank_puts_first():
    """For a single case nothing changes: the best of all, with the same score and reasons."""
    crowd = [confidant("a"), confidant("b", communities=frozenset(("moroccan",)))]
    asked = wish(community="moroccan")
    assert solve([Waiting(asked, 2, NOW)], crowd)["case"] == rank(asked, crowd, PLACES, NOW)[0]


def test_a_queue_of_one_does_not_wait_for_the_solver_to_be_loaded():
    """With one case waiting, scipy is never imported."""
    alone = (
        "import sys; from tests.unit.matching.made_up import NOW, PLACES, confidant, wish; "
        "from matching import assign, pool, queue, weights; "
        "waiting = [queue.Waiting(wish(), 2, NOW)]; "
        "matches = assign.assign(waiting, pool.Pool([confidant()], PLACES), weights.Weights(), NOW); "
        "assert len(matches) == 1 and 'scipy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", alone], check=True)


def test_the_most_pressing_goes_first():
    """An urgent case gets the only confidant, however long another has waited."""
    queue = [waits("patient", 2, minutes=600), waits("urgent", 0)]
    assert who(queue, confidant("a", limit=1)) == {"urgent": "a"}


def test_among_equals_the_longest_wait_goes_first():
    """Of two as pressing, the one who has waited longer is served, even for fewer points."""
    queue = [waits("new", community="moroccan"), waits("old", minutes=5)]
    assert who(queue, confidant("a", limit=1, communities=frozenset(("moroccan",)))) == {"old": "a"}


def test_the_first_in_turn_makes_way_when_another_can_have_nobody_else():
    """Who fits two takes the second best, so that who fits only one is served as well."""
    queue = [waits("first", languages=("nl", "rif"), minutes=9), waits("second", languages=("nl",))]
    crowd = [
        confidant("both", limit=1, languages=frozenset(("nl", "rif"))),
        confidant("rif", limit=1, languages=frozenset(("rif",))),
    ]
    assert who(queue[:1], *crowd) == {"first": "both"}
    assert who(queue, *crowd) == {"first": "rif", "second": "both"}


def test_the_best_total_decides_when_all_are_served():
    """The confidant both like best goes to whom it matters most."""
    queue = [waits("any", minutes=9), waits("kin", community="moroccan")]
    crowd = [confidant("a", limit=1, communities=frozenset(("moroccan",))), confidant("b", limit=1)]
    assert who(queue, *crowd) == {"any": "b", "kin": "a"}


def test_several_cases_spread_over_several_confidants():
    """Each case that one is given makes them fuller, so equals get one each."""
    queue = [waits(case) for case in CASES[:3]]
    crowd = [confidant(staff) for staff in STAFF[:3]]
    assert sorted(who(queue, *crowd).values()) == list(STAFF[:3])


def test_the_reasons_count_what_was_given_in_the_same_round():
    """Of two cases for one confidant, the second is told as their second."""
    queue = [waits("case"), waits("other")]
    loads = [match.reasons[-1] for match in solve(queue, [confidant(limit=2)]).values()]
    assert sorted(loads, key=lambda one: one.values) == [Reason("load", 0, 2), Reason("load", 1, 2)]


def test_wishes_that_are_soft_count_here_as_they_do_alone():
    """Acquaintance and topics decide who gets whom."""
    queue = [
        waits("back", known=frozenset(("a",))),
        waits("other", topics=frozenset(("online",)), minutes=9),
    ]
    crowd = [confidant("a", limit=1), confidant("b", limit=1, topics=frozenset(("online",)))]
    matches = solve(queue, crowd)
    assert matches["back"].reasons[0] == Reason("known")
    assert Reason("topic", "online") in matches["other"].reasons


def test_between_equals_the_longest_without_a_new_case_comes_first():
    """Ties are broken as in a ranking."""
    crowd = [
        confidant(f"s{at}", last_case_at=NOW - timedelta(days=days)) for at, days in enumerate((20, 60, 40))
    ]
    assert set(who([waits("case"), waits("other")], *crowd).values()) == {"s1", "s2"}


@pytest.mark.parametrize("queue", [[], [waits()], [waits("case"), waits("other")]])
def test_nobody_is_offered_where_nobody_fits(queue):
    """With no confidants, or none who may, the answer is empty."""
    assert solve(queue, []) == {}
    assert solve(queue, [confidant(gender="man", languages=frozenset(("tr",)))]) == {}


@given(queues(), crowds)
def test_no_rule_is_bent_and_nobody_comes_over_their_limit(queue, crowd):
    """Every match is one that the rules allow, and with all of them everybody stays within their limit."""
    given_to = Counter()
    staff = {one.staff_id: one for one in crowd}
    for case, match in solve(queue, crowd).items():
        asked = next(one.wish for one in queue if one.wish.case_id == case)
        assert fits(asked, staff[match.staff_id], PLACES)
        given_to[match.staff_id] += 1
    for staff_id, cases in given_to.items():
        assert staff[staff_id].load + cases <= staff[staff_id].profile.limit


@given(queues(), willing)
def test_as_many_are_served_as_can_be(queue, crowd):
    """The number of matches is that of a largest matching; so all are served whenever all can be."""
    seats = [one for one in crowd for _ in range(one.profile.limit - one.load)]
    may = np.array([[fits(case.wish, one, PLACES) for one in seats] for case in queue], dtype=np.bool_)
    largest = 0
    if may.size:
        largest = int(np.count_nonzero(maximum_bipartite_matching(csr_array(may), perm_type="column") >= 0))
    assert len(solve(queue, crowd)) == largest


@given(queues(), willing)
def test_nobody_is_passed_over_unless_serving_them_was_impossible(queue, crowd):
    """Each case in turn is served exactly when it can be, together with those served before it."""
    queue = in_turn(queue)
    sets = {
        frozenset(at for at, one in enumerate(choice) if one is not None) for choice in possible(queue, crowd)
    }
    taken = frozenset()
    for at in range(len(queue)):
        taken = taken | {at} if taken | {at} in sets else taken
    assert set(solve(queue, crowd)) == {queue[at].wish.case_id for at in taken}


@given(queues(), willing)
def test_the_total_is_the_greatest_of_all_that_serve_the_same(queue, crowd):
    """No other way to serve exactly these cases has more points, and the points told are the points."""
    matches = solve(queue, crowd)
    queue = [one for one in in_turn(queue) if one.wish.case_id in matches]
    complete = [choice for choice in possible(queue, crowd) if None not in choice]
    greatest = max(total(queue, crowd, choice, Weights()) for choice in complete)
    assert sum(match.score for match in matches.values()) == pytest.approx(greatest, abs=ROUNDED)


@given(queues(), crowds, st.randoms())
def test_the_order_in_which_anybody_is_listed_changes_nothing(queue, crowd, chance):
    """The same people in another order get the same matches, in the same order."""
    matches = solve(queue, crowd)
    again = solve(chance.sample(queue, len(queue)), chance.sample(crowd, len(crowd)))
    assert list(again.items()) == list(matches.items())
