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


def test_a_case_key_does_not_open_as_another_cases():
    """The wrapping is bound to its case."""
    with pytest.raises(SealBroken):
        unwrap_case_key(DAY, "other", wrap_case_key(DAY, "case", new_case_key()))


def test_another_days_key_does_not_unwrap_it():
    """Only the day it was wrapped under opens it."""
    with pytest.raises(SealBroken):
        unwrap_case_key(SecretKey.make(), "case", wrap_case_key(DAY, "case", new_case_key()))
