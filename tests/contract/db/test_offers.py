"""Offers: open for a time, then answered or over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.errors import NoSuchCase, NoSuchRecord
from tests.contract.db.scene import YUSUF, played

HALF_HOUR = timedelta(minutes=30)


async def test_an_open_offer_is_found_from_both_sides(store, clock):
    """By its id, by its case and by whom it was made to."""
    async with store.transaction() as work:
        scene = played(work)
        offer = work.offers.new(scene.case.id, scene.member.id, work.now + HALF_HOUR, "12 km")
    async with store.transaction() as work:
        assert work.offers.get(offer.id) == work.offers.open_for(scene.case.id) == offer
        assert work.offers.open_to(scene.member.id) == [offer]
        assert work.offers.past(scene.case.id) == []
    assert (offer.state, offer.made_at, offer.reasons) == ("open", clock.now(), "12 km")


@pytest.mark.parametrize("state", ["accepted", "declined", "family", "expired", "withdrawn"])
async def test_an_answered_offer_is_past(store, state):
    """Whatever the answer, it is no longer open to anybody."""
    async with store.transaction() as work:
        scene = played(work)
        offer = work.offers.new(scene.case.id, scene.member.id, work.now + HALF_HOUR, "")
        answered = replace(offer, state=state, expires_at=work.now + 2 * HALF_HOUR, reasons="new")
        work.offers.save(answered)
        assert work.offers.open_for(scene.case.id) is None
        assert work.offers.open_to(scene.member.id) == []
        assert work.offers.past(scene.case.id) == [answered]


async def test_an_offer_expires_at_its_time(store, clock):
    """Exactly when its time is over, and only while it is open."""
    async with store.transaction() as work:
        scene = played(work)
        kept, answered = (
            work.offers.new(scene.case.id, scene.member.id, work.now + HALF_HOUR, "") for _ in range(2)
        )
        work.offers.save(replace(answered, state="declined"))
        assert work.offers.ids_expired(clock.now() + HALF_HOUR - timedelta(microseconds=1)) == []
        assert work.offers.ids_expired(clock.now() + HALF_HOUR) == [kept.id]


async def test_offers_are_listed_oldest_first(store, clock):
    """In the order in which they were made."""
    made = []
    async with store.transaction() as work:
        scene = played(work)
    for _ in range(3):
        clock.move(minutes=1)
        async with store.transaction() as work:
            made.append(work.offers.new(scene.case.id, scene.member.id, work.now + HALF_HOUR, ""))
    async with store.transaction() as work:
        assert work.offers.open_to(scene.member.id) == made
        assert work.offers.open_for(scene.case.id) == made[0]
        assert work.offers.open_to(work.staff.new(YUSUF, ()).id) == []


async def test_what_is_not_there_cannot_be_offered(store):
    """An unknown case or offer is an error."""
    async with store.transaction() as work:
        scene = played(work)
        offer = work.offers.new(scene.case.id, scene.member.id, work.now, "")
        with pytest.raises(NoSuchCase):
            work.offers.new("0" * 32, scene.member.id, work.now, "")
        with pytest.raises(NoSuchRecord):
            work.offers.save(replace(offer, id="0" * 32))
