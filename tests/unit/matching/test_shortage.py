from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from matching.pool import Pool
from matching.reasons import Reason
from matching.rules import fits
from matching.shortage import Widening, missing, widen
from tests.unit.matching.made_up import PLACES, confidant, crowds, wish, wishes


def test_nothing_is_missing_when_somebody_fits():
    """With a fit there is no shortage."""
    assert missing(wish(), [confidant()], PLACES) is None


@pytest.mark.parametrize(
    ("asked", "unmet", "help_with"),
    [
        ({"gender": "man"}, Reason("gender_not_as_asked", "man"), Widening(("gender",), 1)),
        ({"languages": ("rif",)}, Reason("no_shared_language", "rif"), Widening(("language",), 1, ("nl",))),
        ({"distance": "not_own_town", "place_id": "big"}, Reason("own_town"), Widening(("distance",), 1)),
    ],
)
def test_the_wish_that_nobody_meets_is_named_and_giving_it_up_helps(asked, unmet, help_with):
    """One unmet wish is told, with the widening that finds somebody."""
    shortage = missing(wish(**asked), [confidant()], PLACES)
    assert (shortage.unmet, shortage.helps) == ((unmet,), (help_with,))


@pytest.mark.parametrize(("changes", "kind"), [({"load": 3}, "full"), ({"available": False}, "unavailable")])
def test_waiting_helps_when_the_right_ones_are_only_busy(changes, kind):
    """Somebody meets every wish but cannot take a case now: that is told, and waiting is the help."""
    shortage = missing(wish(), [confidant(**changes)], PLACES)
    assert shortage.unmet == (Reason(kind),)
    assert shortage.helps == (Widening(("wait",), 1),)


def test_wishes_that_are_met_only_apart_leave_no_single_one_to_blame():
    """A man who speaks Dutch and a woman who speaks Tarifit: neither wish is unmet, together they are."""
    crowd = [confidant("a", gender="man"), confidant("b", languages=frozenset(("rif",)))]
    shortage = missing(wish(languages=("rif",), gender="man"), crowd, PLACES)
    assert shortage.unmet == ()
    assert {widening.gives for widening in shortage.helps} == {("gender",), ("language",)}


def test_two_wishes_are_given_up_only_when_one_is_not_enough():
    """The smallest widening is looked for first."""
    shortage = missing(wish(languages=("rif",), gender="man"), [confidant()], PLACES)
    assert shortage.helps == (Widening(("gender", "language"), 1, ("nl",)),)


def test_nothing_helps_against_an_exclusion():
    """Who knows the family is never brought back by widening."""
    shortage = missing(wish(), [confidant(excluded=frozenset(("case",)))], PLACES)
    assert shortage.helps == ()


def test_nobody_at_all_is_a_shortage_without_help():
    """With no confidants there is nothing to widen."""
    assert missing(wish(gender="man"), [], PLACES).helps == ()


def test_offered_languages_are_those_of_who_would_fit_the_most_spoken_first():
    """The seeker is asked about languages that somebody really speaks."""
    crowd = [confidant("a"), confidant("b", languages=frozenset(("nl", "tr")))]
    (widening,) = missing(wish(languages=("rif",)), crowd, PLACES).helps
    assert widening == Widening(("language",), 2, ("nl", "tr"))


@given(wishes, crowds)
def test_every_help_helps(asked, crowd):
    """After a seeker agrees to a widening that needs no waiting, exactly so many confidants fit."""
    shortage = missing(asked, Pool(crowd, PLACES), PLACES)
    for widening in shortage.helps if shortage else ():
        wider = widen(asked, widening)
        found = [one for one in crowd if fits(wider, one, PLACES)]
        if "wait" not in widening.gives:
            assert len(found) == widening.fits


@given(wishes, crowds)
def test_waiting_helps_when_all_are_there_and_free_again(asked, crowd):
    """A widening that needs waiting finds as many as it says, once nobody is away or busy any more."""
    rested = [replace(one, load=0, available=True) for one in crowd]
    shortage = missing(asked, crowd, PLACES)
    for widening in shortage.helps if shortage else ():
        if "wait" in widening.gives:
            wider = widen(asked, widening)
            assert sum(fits(wider, one, PLACES) for one in rested) == widening.fits


@given(wishes, crowds)
def test_no_more_is_given_up_than_needed(asked, crowd):
    """Of what a widening gives, nothing can be kept."""
    shortage = missing(asked, crowd, PLACES)
    for widening in shortage.helps if shortage else ():
        for kept in widening.gives:
            less = replace(widening, gives=tuple(give for give in widening.gives if give != kept))
            languages = less.languages if "language" in less.gives else ()
            wider = widen(asked, replace(less, languages=languages))
            there = [replace(one, load=0, available=True) for one in crowd]
            assert not any(fits(wider, one, PLACES) for one in (there if "wait" in less.gives else crowd))


def test_outside_everybodys_hours_waiting_helps():
    """Who is not available now may be later: no wish has to be given up for that."""
    crowd = [confidant("a", available=False), confidant("b", gender="man")]
    shortage = missing(wish(gender="woman"), crowd, PLACES)
    assert Widening(("wait",), 1) in shortage.helps
    assert shortage.unmet == (Reason("unavailable"),)


def test_waiting_does_not_help_for_who_takes_no_cases():
    """A confidant whose limit is nothing never becomes free."""
    assert missing(wish(), [confidant(limit=0)], PLACES).helps == ()


@given(wishes, crowds)
def test_there_is_a_shortage_exactly_when_nobody_fits(asked, crowd):
    """What is told to be missing and the rules agree."""
    assert (missing(asked, crowd, PLACES) is None) == any(fits(asked, one, PLACES) for one in crowd)
