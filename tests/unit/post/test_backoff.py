"""Pauses between tries."""

from __future__ import annotations

import random

from hypothesis import given, strategies as st

from bot.post.backoff import Backoff


@given(st.integers(0, 10_000), st.integers())
def test_a_pause_lies_between_half_and_whole(tries: int, seed: int):
    """A pause doubles with each failure up to the most, and at most half of it is chance."""
    full = min(60.0, 2.0 ** min(tries, 30))
    assert full / 2 <= Backoff(random.Random(seed)).pause(tries) <= full


def test_two_who_failed_together_do_not_return_together():
    """Chance keeps them apart."""
    backoff = Backoff(random.Random(1))
    assert backoff.pause(5) != backoff.pause(5)
