"""Keyed hashes: the same every time, and of use to nobody without the pepper."""

from __future__ import annotations

import hashlib

from hypothesis import given, strategies as st

from db.vault.envelope import SecretKey
from db.vault.lookup import Lookup

HERE = Lookup(SecretKey.make())


def test_the_same_id_is_found_again():
    """An id has one hash under one pepper."""
    assert HERE.seeker(123456789) == HERE.seeker(123456789)


def test_domains_do_not_give_each_other_away():
    """One person's hashes as a seeker, as staff and as a lane have nothing in common."""
    found = {HERE.seeker(7), HERE.staff(7), HERE.lane("seeker", 7), HERE.lane("staff", 7), HERE.invite("7")}
    assert len(found) == 5


def test_another_pepper_gives_other_hashes():
    """Without the pepper nobody can try ids out."""
    assert Lookup(SecretKey.make()).seeker(7) != HERE.seeker(7)
    assert hashlib.sha256(b"7").digest() != HERE.seeker(7)


@given(st.lists(st.integers(), min_size=2, max_size=3), st.lists(st.integers(), min_size=2, max_size=3))
def test_ids_do_not_run_together(here, there):
    """Two lists of ids have one hash only if they are the same list."""
    assert (HERE.of("x", *here) == HERE.of("x", *there)) == (here == there)
