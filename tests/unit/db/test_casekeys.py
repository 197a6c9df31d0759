"""A case's own key, wrapped under a day's."""

from __future__ import annotations

import pytest

from db.errors import SealBroken
from db.vault.casekeys import new_case_key, unwrap_case_key, wrap_case_key
from db.vault.envelope import SecretKey

DAY = SecretKey.make()


def test_a_case_key_comes_out_of_its_wrapping():
    """The same day key gives the case's key back."""
    key = new_case_key()
    assert unwrap_case_key(DAY, "case", wrap_case_key(DAY, "case", key)).raw == key.raw


async def test_each_case_has_a_random_key_of_its_own(store):
    """Made with the case: no other case's, and not the day's under which it lies."""
    async with store.transaction() as work:
        seeker = work.seekers.new(5)
        cases = [work.cases.new(seeker, name, 1, "nl") for name in ("blue heron", "red kite")]
        keys = {work._keychain.of(case.id).raw for case in cases}
        vault = work._scope.vault
        assert len(keys) == 2
        assert not keys & {vault.days.of(work._keychain.today).raw, vault.field.newest.raw}


def test_a_case_key_does_not_open_as_another_cases():
    """The wrapping is bound to its case."""
    with pytest.raises(SealBroken):
        unwrap_case_key(DAY, "other", wrap_case_key(DAY, "case", new_case_key()))


def test_another_days_key_does_not_unwrap_it():
    """Only the day it was wrapped under opens it."""
    with pytest.raises(SealBroken):
        unwrap_case_key(SecretKey.make(), "case", wrap_case_key(DAY, "case", new_case_key()))
