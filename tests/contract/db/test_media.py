"""Files are parked with their update, then kept in a case, or gone."""

from __future__ import annotations

import os

import pytest

from db.errors import MediaMissing, NoSuchCase
from tests.contract.db.scene import FATIMA, YUSUF, begun

DATA = os.urandom(100_000)


async def test_a_parked_file_is_kept_and_read(store):
    """Its bytes come back from the case it was kept in."""
    async with store.transaction() as work:
        parcel = work.media.park(1, DATA)
    async with store.transaction() as work:
        case = begun(work)
        assert work.media.peek(parcel) == DATA
        media = work.media.keep(parcel, case.id)
    async with store.transaction() as work:
        assert work.media.read(case.id, media) == DATA


async def test_a_file_is_read_from_its_own_case_only(store):
    """Another case, or the parking place, does not have it."""
    async with store.transaction() as work:
        mine, other = begun(work, FATIMA), begun(work, YUSUF)
        media = work.media.keep(work.media.park(1, DATA), mine.id)
        with pytest.raises(MediaMissing):
            work.media.read(other.id, media)
        with pytest.raises(MediaMissing):
            work.media.peek(media)


async def test_a_parcel_is_kept_once(store):
    """What is in a case already cannot be moved into another one."""
    async with store.transaction() as work:
        case = begun(work)
        parcel = work.media.park(1, DATA)
        work.media.keep(parcel, case.id)
        with pytest.raises(MediaMissing):
            work.media.keep(parcel, case.id)


async def test_what_nobody_kept_goes_when_its_update_is_done(store):
    """Parked bytes do not outlive their update; kept ones do."""
    async with store.transaction() as work:
        case = begun(work)
        work.inbox.add("seeker", 1, FATIMA, b"{}", carries=True)
        [arrival] = work.inbox.carrying(1)
        kept, left = (work.media.park(arrival.id, DATA) for _ in range(2))
        other = work.media.park(arrival.id + 1, DATA)
        media = work.media.keep(kept, case.id)
        work.inbox.done(arrival.id)
        assert work.media.read(case.id, media) == DATA
        assert work.media.peek(other) == DATA
        with pytest.raises(MediaMissing):
            work.media.peek(left)


async def test_forgotten_parcels_are_destroyed_in_time(store, clock):
    """What was parked before a time and never kept is gone; what was kept stays."""
    async with store.transaction() as work:
        case = begun(work)
        media = work.media.keep(work.media.park(1, DATA), case.id)
        old = work.media.park(2, DATA)
    clock.move(hours=1)
    async with store.transaction() as work:
        new = work.media.park(3, DATA)
        assert work.media.forget_before(work.now) == 1
        assert work.media.peek(new) == work.media.read(case.id, media) == DATA
        with pytest.raises(MediaMissing):
            work.media.peek(old)


async def test_a_removed_file_is_gone(store):
    """A single file can be destroyed, from its own case only."""
    async with store.transaction() as work:
        case, other = begun(work, FATIMA), begun(work, YUSUF)
        media = work.media.keep(work.media.park(1, DATA), case.id)
        work.media.remove(other.id, media)
        assert work.media.read(case.id, media) == DATA
        work.media.remove(case.id, media)
        with pytest.raises(MediaMissing):
            work.media.read(case.id, media)


async def test_a_file_needs_a_case_that_is_there(store):
    """Keeping in or reading from an unknown case is an error, and the parcel stays parked."""
    async with store.transaction() as work:
        parcel = work.media.park(1, DATA)
        with pytest.raises(NoSuchCase):
            work.media.keep(parcel, "0" * 32)
        with pytest.raises(NoSuchCase):
            work.media.read("0" * 32, parcel)
        assert work.media.peek(parcel) == DATA


async def test_an_empty_file_is_a_file(store):
    """No bytes are bytes too."""
    async with store.transaction() as work:
        case = begun(work)
        assert work.media.read(case.id, work.media.keep(work.media.park(1, b""), case.id)) == b""
