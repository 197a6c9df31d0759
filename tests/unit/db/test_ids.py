"""Ids and codes are long, random and of one form."""

from __future__ import annotations

import random
import re
from base64 import urlsafe_b64decode

from db.ids import new_code, new_id


def test_an_id_is_32_hexadecimal_characters():
    """Small numbers are filled up with zeros."""
    rng = random.Random(5)
    assert all(re.fullmatch(r"[0-9a-f]{32}", new_id(rng)) for _ in range(500))


def test_an_id_is_128_random_bits():
    """Each of its bits is as chance has it: none tells when a row was made, or after which."""
    rng = random.Random(5)
    ids = [int(new_id(rng), 16) for _ in range(500)]
    for bit in range(128):
        assert 150 < sum(one >> bit & 1 for one in ids) < 350


def test_a_code_fits_a_telegram_deep_link():
    """A code has 22 characters of those that a start parameter may have."""
    rng = random.Random(5)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", new_code(rng)) for _ in range(500))


def test_chance_comes_from_outside():
    """The same seed gives the same ids, so that a run can be played again."""
    assert new_id(random.Random(3)) == new_id(random.Random(3))
    assert len({new_id(random.Random(seed)) for seed in range(200)}) == 200


def test_a_code_is_128_random_bits():
    """Each of its bits is as chance has it, and none is there only for show."""
    rng = random.Random(5)
    codes = [int.from_bytes(urlsafe_b64decode(new_code(rng) + "=="), "big") for _ in range(500)]
    for bit in range(128):
        assert 150 < sum(code >> bit & 1 for code in codes) < 350
