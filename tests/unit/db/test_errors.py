"""Every error is a sentence that helps."""

from __future__ import annotations

import pytest

from db import errors

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_says_in_one_line_what_is_wrong(kind):
    """The docstring is the message, and a detail goes behind it."""
    detail = 3 if kind is errors.CasePending else "here"
    said = str(kind(detail))
    assert said.endswith(f": {detail}")
    assert "\n" not in said
    assert len(said) > 20


def test_without_a_detail_the_sentence_stands_alone():
    """No colon is left hanging."""
    assert str(errors.WrongKey()) == "The root key does not open this home's key ring."


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_one_family_of_errors(kind):
    """Whoever catches StoreError catches them all."""
    assert issubclass(kind, errors.StoreError)


def test_a_pending_case_says_how_many():
    """The count of waiting letters can be read from the error."""
    assert errors.CasePending(3).count == 3
