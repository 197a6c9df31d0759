from __future__ import annotations

from datetime import timedelta

from hypothesis import given, strategies as st

from matching.pool import Pool
from matching.rank import rank, reasons
from matching.reasons import Reason
from matching.rules import fits
from matching.weights import Weights
from tests.unit.matching.made_up import NOW, PLACES, confidant, crowds, wish, wishes


def order(asked, *crowd, **options):
    """Staff ids, best first."""
    return [match.staff_id for match in rank(asked, crowd, PLACES, NOW, **options)]


def test_who_shares_the_community_comes_before_who_does_not():
    """Between two who may have the case, the one who meets more wishes comes first."""
    crowd = [confidant("a"), confidant("b", communities=frozenset(("moroccan",)))]
    assert order(wish(community="moroccan"), *crowd) == ["b", "a"]


def test_between_equals_the_longest_without_a_new_case_comes_first():
    """Ties go to who has waited longest, and to who never had a case before all."""
    long_ago = [NOW - timedelta(days=days) for days in (20, 60, 40)]
    crowd = [confidant(f"s{at}", last_case_at=when) for at, when in enumerate(long_ago)]
    assert order(wish(), *crowd, confidant("new")) == ["new", "s1", "s2", "s0"]


def test_complete_equals_come_in_the_order_of_their_ids():
    """Where nothing tells two apart, the order is still the same every time."""
    assert order(wish(), confidant("b"), confidant("a"), confidant("c")) == ["a", "b", "c"]


def test_weights_change_the_order():
    """An admin who finds distance more important than community gets another order."""
    near = confidant("near")
    kin = confidant("kin", place_id="far", communities=frozenset(("turkish",)))
    asked = wish(community="turkish", distance="near", place_id="big")
    assert order(asked, near, kin, weights=Weights(community=9)) == ["kin", "near"]
    assert order(asked, near, kin, weights=Weights(distance=9)) == ["near", "kin"]


def test_no_more_than_asked_for():
    """A limit cuts the list after the best."""
    assert order(wish(), confidant("a"), confidant("b"), limit=1) == ["a"]


@given(wishes, crowds, st.randoms())
def test_exactly_those_who_fit_are_ranked(asked, crowd, chance):
    """Nobody whom a rule refuses is ranked, nobody else is left out, and the order given does not matter."""
    ranked = rank(asked, crowd, PLACES, NOW)
    assert {match.staff_id for match in ranked} == {one.staff_id for one in crowd if fits(asked, one, PLACES)}
    shuffled = chance.sample(crowd, len(crowd))
    assert rank(asked, Pool(shuffled, PLACES), PLACES, NOW) == ranked
    assert [match.score for match in ranked] == sorted((match.score for match in ranked), reverse=True)


def test_reasons_say_what_was_asked_and_is_met():
    """The reasons of a good match, in the order in which they are read out."""
    candidate = confidant(
        languages=frozenset(("rif", "nl")),
        communities=frozenset(("moroccan",)),
        place_id="over",
        load=1,
        topics=frozenset(("online",)),
    )
    asked = wish(
        languages=("rif", "ar"),
        gender="woman",
        community="moroccan",
        place_id="big",
        distance="near",
        topics=frozenset(("online",)),
        known=frozenset(("staff0",)),
    )
    assert reasons(asked, candidate, PLACES) == (
        Reason("known"),
        Reason("language", "rif"),
        Reason("gender_as_asked", "woman"),
        Reason("community", "moroccan"),
        Reason("distance_band", 25),
        Reason("topic", "online"),
        Reason("load", 1, 3),
    )


def test_reasons_are_silent_about_what_was_not_asked():
    """Community, place and topics of a confidant are not told when nobody asked for them."""
    candidate = confidant(communities=frozenset(("moroccan",)), topics=frozenset(("online",)))
    assert reasons(wish(), candidate, PLACES) == (Reason("language", "nl"), Reason("load", 0, 3))


def test_reasons_tell_the_same_region():
    """A wish for the region is answered with the region."""
    told = reasons(wish(distance="region", region="XX-N"), confidant(place_id="next"), PLACES)
    assert Reason("same_region", "XX-N") in told


def test_reasons_tell_that_it_is_not_the_own_town_and_how_far_it_is():
    """Who wants nobody from their own town hears so, with a band and no town."""
    told = reasons(wish(distance="not_own_town", place_id="big"), confidant(place_id="far"), PLACES)
    assert Reason("not_own_town") in told
    assert Reason("distance_band", None) in told


@given(wishes, crowds)
def test_every_match_carries_a_reason(asked, crowd):
    """No match is left unexplained."""
    assert all(match.reasons for match in rank(asked, crowd, PLACES, NOW))
