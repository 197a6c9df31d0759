"""What is kept of a PIN lets nobody try the few that there are."""

from __future__ import annotations

import hashlib

from db.home import Home
from tests.unit.db.house import opened

SOMEBODY = "a" * 32
MEBIBYTE = 1 << 20


async def test_it_fits_with_the_pepper_of_its_own_ring_alone(store, tmp_path, clock):
    """Whoever has what was kept, the salt in it and all of this program tries in vain without the keys."""
    async with store.transaction() as work:
        kept = work.pins.kept(SOMEBODY, "2580")
        assert work.pins.fits(SOMEBODY, "2580", kept)
    home = Home(tmp_path / "other")
    home.create(clock=clock)
    with opened(home, clock) as other:
        async with other.transaction() as work:
            assert not work.pins.fits(SOMEBODY, "2580", kept)


async def test_each_try_takes_scrypts_memory(store, monkeypatch):
    """16 MiB for each, so that the keys alone do not make it a moment's work either."""
    asked = []

    def scrypt(pin, *, salt, n, r, p):
        asked.append((n * r * 128, len(salt)))
        return slow(pin, salt=salt, n=n, r=r, p=p)

    slow = hashlib.scrypt
    monkeypatch.setattr(hashlib, "scrypt", scrypt)
    async with store.transaction() as work:
        kept = work.pins.kept(SOMEBODY, "2580")
        assert not work.pins.fits(SOMEBODY, "2581", kept)
    assert asked == [(16 * MEBIBYTE, 16)] * 2
