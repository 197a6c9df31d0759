"""An archive that any two of three open together, and none alone."""

from __future__ import annotations

import itertools
from contextlib import suppress

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings, strategies as st

from db.errors import KeyMalformed, SealBroken
from db.vault.archive import _SUITE, PAIRS, ArchivePublicKey, _parts, pair_info
from db.vault.archive_private import ArchiveKeys, ArchivePrivateKey
from db.vault.envelope import SecretKey

KEYS = [ArchivePrivateKey.make() for _ in range(3)]
ARCHIVE = ArchivePublicKey.any_two_of(*(key.public for key in KEYS))
CASE = "0" * 32
SECRET = SecretKey.make()
SEALED = ARCHIVE.seal_case(CASE, SECRET)


@pytest.mark.parametrize("pair", list(itertools.permutations(range(3), 2)))
def test_any_two_open_it_in_any_order(pair):
    """Whoever of the three is there."""
    keys = ArchiveKeys(KEYS[one] for one in pair)
    assert keys.open_case(CASE, SEALED).raw == SECRET.raw


@pytest.mark.parametrize("one", range(3))
def test_one_alone_opens_nothing(one):
    """Nor the same one given twice."""
    for keys in ([KEYS[one]], [KEYS[one], KEYS[one]]):
        with pytest.raises(SealBroken):
            ArchiveKeys(keys).open_case(CASE, SEALED)
    with pytest.raises(SealBroken):
        KEYS[one].open_case(CASE, SEALED)
    for pair, part in zip(PAIRS, _parts(SEALED), strict=True):
        assert SECRET.raw not in peeled(KEYS[one], part, pair_info(CASE, pair))


def peeled(key: ArchivePrivateKey, part: bytes, info: bytes) -> list[bytes]:
    """Whatever one key makes of what is sealed to a pair, layer by layer."""
    layers = [part]
    with suppress(InvalidTag, ValueError):
        while True:
            layers.append(_SUITE.decrypt(layers[-1], key.hybrid, info=info))
    return layers


def test_a_strangers_key_is_no_second_one():
    """Two keys are needed, and both from this archive."""
    with pytest.raises(SealBroken):
        ArchiveKeys([KEYS[0], ArchivePrivateKey.make()]).open_case(CASE, SEALED)


def test_a_case_opens_as_no_other():
    """The case is bound in, as with a single key."""
    with pytest.raises(SealBroken):
        ArchiveKeys(KEYS).open_case("1" * 32, SEALED)


def test_all_three_open_what_was_sealed_to_one_of_them_before():
    """A line that changes to three keys still reads what it sealed to one."""
    older = KEYS[1].public.seal_case(CASE, SECRET)
    assert ArchiveKeys(KEYS).open_case(CASE, older).raw == SECRET.raw


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_what_was_altered_opens_nothing_else(at, change):
    """With one part broken the other pairs still open the same key, or nothing does; never another one."""
    broken = SEALED[:at] + bytes([SEALED[at] ^ change]) + SEALED[at + 1 :]
    try:
        found = ArchiveKeys(KEYS).open_case(CASE, broken)
    except SealBroken:
        return
    assert found.raw == SECRET.raw


@pytest.mark.parametrize("cut", [0, 1, 5, 100, len(SEALED) - 1])
def test_what_was_cut_opens_nothing(cut):
    """Nor does what was added to."""
    for bad in (SEALED[:cut], SEALED + b"x"):
        with pytest.raises(SealBroken):
            ArchiveKeys(KEYS).open_case(CASE, bad)


def test_it_travels_as_a_line(tmp_path):
    """And says of itself that it takes two."""
    ARCHIVE.save(tmp_path / "archive.pub")
    again = ArchivePublicKey.from_file(tmp_path / "archive.pub")
    assert again == ARCHIVE
    assert again.takes_two
    assert not KEYS[0].public.takes_two


def test_three_different_single_keys_are_needed():
    """The same one twice would be one of two; a combined one is no single one."""
    first, second, _ = (key.public for key in KEYS)
    for three in ((first, first, second), (ARCHIVE, first, second)):
        with pytest.raises(KeyMalformed, match="three different"):
            ArchivePublicKey.any_two_of(*three)
