"""Erasing a case takes everything of it along, and nothing else."""

from __future__ import annotations

import pytest

from db.errors import MediaMissing, NoSuchCase
from db.letters import Address, EntryRef, Words
from tests.contract.db.scene import FATIMA, HANNA, YUSUF, played, says


def furnished(work, chat_id, name):
    scene = played(work, chat_id, name)
    case_id = scene.case.id
    work.transcript.add(case_id, "seeker", Words(name))
    media = work.media.keep(work.media.park(1, name.encode()), case_id)
    work.messages.link("seeker", chat_id, 5, EntryRef(case_id, 1))
    offer = work.offers.new(case_id, scene.member.id, work.now, name)
    work.outbox.put(scene.to_seeker, says(name))
    return scene, media, offer


async def test_nothing_of_an_erased_case_is_left(store):
    """Entries, files, links, offers, assignments and letters are gone with it."""
    async with store.transaction() as work:
        scene, media, offer = furnished(work, FATIMA, "blue heron")
        work.cases.erase(scene.case.id)
    async with store.transaction() as work:
        assert work.cases.get(scene.case.id) is None
        assert work.messages.entry_at("seeker", FATIMA, 5) is None
        assert work.offers.get(offer.id) is None
        assert work.assignments.get(scene.held.id) is None
        assert work.outbox.claim(10) == []
        assert work.outbox.waiting() == 0
        for attempt in (
            lambda: work.transcript.read(scene.case.id),
            lambda: work.media.read(scene.case.id, media),
        ):
            with pytest.raises((NoSuchCase, MediaMissing)):
                attempt()


async def test_other_cases_stay_whole(store):
    """Of another case nothing is touched."""
    async with store.transaction() as work:
        gone, _, _ = furnished(work, FATIMA, "blue heron")
        scene, media, offer = furnished(work, YUSUF, "red kite")
        work.cases.erase(gone.case.id)
    async with store.transaction() as work:
        assert work.cases.get(scene.case.id) == scene.case
        assert work.media.read(scene.case.id, media) == b"red kite"
        assert work.messages.entry_at("seeker", YUSUF, 5) == EntryRef(scene.case.id, 1)
        assert work.offers.get(offer.id) == offer
        assert len(work.transcript.read(scene.case.id)) == len(work.outbox.claim(10)) == 1


async def test_what_waited_behind_an_erased_letter_goes_on(store):
    """Letters without that case, in the same chat, have their turn."""
    async with store.transaction() as work:
        scene = played(work)
        work.outbox.put(scene.to_seeker, says("of the case"))
        work.outbox.put(Address("seeker", FATIMA), says("goodbye"))
        work.cases.erase(scene.case.id)
        [letter] = work.outbox.claim(10)
        assert letter.case_id is None
        assert "goodbye" in letter.payload


@pytest.mark.parametrize("end", ["sent", "again", "unknown"])
async def test_a_letter_on_its_way_is_over_whatever_comes_of_it(store, end):
    """It holds its chat until it is settled, is not tried again, and is linked to nothing."""
    async with store.transaction() as work:
        scene = played(work)
        work.outbox.put(scene.to_seeker, says("1", entry=EntryRef(scene.case.id, 1)))
        work.outbox.put(Address("seeker", FATIMA), says("goodbye"))
        [letter] = work.outbox.claim(1)
        work.cases.erase(scene.case.id)
        assert work.outbox.claim(10) == []
        getattr(work.outbox, end)(letter.id, *{"sent": ((9,),), "again": (work.now,)}.get(end, ()))
        assert work.messages.entry_at("seeker", FATIMA, 9) is None
        [letter] = work.outbox.claim(10)
        assert "goodbye" in letter.payload


async def test_erasing_twice_is_erasing_once(store):
    """What is not there can be erased again."""
    async with store.transaction() as work:
        scene = played(work)
        for _ in range(2):
            work.cases.erase(scene.case.id)
        assert work.staff.find(HANNA) == scene.member
        assert work.seekers.find(FATIMA) == scene.seeker
