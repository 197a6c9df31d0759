from __future__ import annotations

import pytest
from hypothesis import given

from matching.reasons import Reason
from matching.rules import fits, refusals
from tests.unit.matching.made_up import PLACES, candidates, confidant, wish, wishes


def test_somebody_who_meets_every_rule_fits():
    """Without any refusal there is a fit."""
    assert fits(wish(), confidant(), PLACES)


@pytest.mark.parametrize(
    ("asked", "changes", "reason"),
    [
        ({"languages": ("rif", "ar")}, {}, Reason("no_shared_language", "rif", "ar")),
        ({"gender": "man"}, {}, Reason("gender_not_as_asked", "man")),
        ({"distance": "not_own_town", "place_id": "big"}, {}, Reason("own_town")),
        ({}, {"load": 3}, Reason("full", 3, 3)),
        ({}, {"available": False}, Reason("unavailable")),
        ({}, {"excluded": frozenset(("case",))}, Reason("excluded")),
        ({}, {"declined": frozenset(("case",))}, Reason("declined")),
    ],
)
def test_each_rule_refuses_with_its_own_reason(asked, changes, reason):
    """One broken rule gives exactly that rule's reason."""
    assert refusals(wish(**asked), confidant(**changes), PLACES) == (reason,)


def test_all_reasons_are_given_at_once():
    """Somebody who breaks several rules is refused for each of them."""
    refused = refusals(wish(languages=("tr",), gender="man"), confidant(available=False), PLACES)
    assert [reason.kind for reason in refused] == ["no_shared_language", "gender_not_as_asked", "unavailable"]


def test_no_language_asked_refuses_nobody():
    """A seeker to whom the language does not matter is not refused for it."""
    assert fits(wish(languages=()), confidant(), PLACES)


def test_other_cases_exclusions_do_not_count():
    """Knowing one family says nothing about another."""
    assert fits(wish(), confidant(excluded=frozenset(("other",))), PLACES)


@pytest.mark.parametrize(
    ("theirs", "kept_away"),
    [("big", True), ("suburb", True), ("next", False), ("far", False), (None, True), ("gone", True)],
)
def test_own_town_is_wider_than_its_name_and_includes_the_unknown(theirs, kept_away):
    """A district under three km away is the own town, and who lives we know not where may live there."""
    asked = wish(distance="not_own_town", place_id="big")
    assert fits(asked, confidant(place_id=theirs), PLACES) is not kept_away


def test_a_seeker_who_told_only_a_region_is_kept_from_the_whole_of_it():
    """Where the town is not known, nobody from the region is offered."""
    asked = wish(distance="not_own_town", region="XX-N")
    assert not fits(asked, confidant(place_id="next"), PLACES)
    assert fits(asked, confidant(place_id="over"), PLACES)


def test_a_seeker_who_told_no_place_cannot_be_kept_from_anybody():
    """Without a town and a region there is nothing to keep away from."""
    assert fits(wish(distance="not_own_town"), confidant(), PLACES)


def test_a_place_that_has_left_the_file_keeps_everybody_away():
    """When the seeker's town can no longer be looked up, nobody can be shown to live elsewhere."""
    assert not fits(wish(distance="not_own_town", place_id="gone"), confidant(), PLACES)


@given(wishes, candidates)
def test_a_fit_breaks_no_promise(asked, candidate):
    """Whoever fits speaks a language asked for, is of the gender asked for, and has room."""
    if fits(asked, candidate, PLACES):
        assert not asked.languages or set(asked.languages) & candidate.profile.languages
        assert asked.gender in (None, candidate.profile.gender)
        assert candidate.load < candidate.profile.limit
        assert candidate.available
        assert asked.case_id not in candidate.excluded | candidate.declined
        if asked.distance == "not_own_town" and asked.place_id:
            assert candidate.profile.place_id != asked.place_id
