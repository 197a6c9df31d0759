"""The envelope opens in its own place, whole, under its own key, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from db.errors import SealBroken
from db.vault.envelope import SecretKey

KEY = SecretKey.make()
BOUND = ("entries.record", 7, "case", 7)
PARTS = st.lists(st.text(max_size=8) | st.integers(0, 99), min_size=1, max_size=5)


@given(st.binary(max_size=300), PARTS)
def test_what_is_sealed_comes_out_as_it_went_in(plain, bound):
    """Sealing and unsealing under the same binding gives the same bytes."""
    assert KEY.unseal(KEY.seal(plain, bound), bound) == plain


@given(st.binary(max_size=80), st.data())
def test_a_flipped_bit_is_refused(plain, data):
    """No single bit of an envelope can change unnoticed, the version included."""
    sealed = bytearray(KEY.seal(plain, BOUND))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealBroken):
        KEY.unseal(bytes(sealed), BOUND)


@given(st.binary(max_size=80), st.data())
def test_a_truncated_envelope_is_refused(plain, data):
    """Cut off at either end, an envelope does not open."""
    sealed = KEY.seal(plain, BOUND)
    cut = data.draw(st.integers(1, len(sealed)))
    for part in (sealed[:-cut], sealed[cut:]):
        with pytest.raises(SealBroken):
            KEY.unseal(part, BOUND)


@given(PARTS, PARTS)
def test_a_swapped_envelope_is_refused(here, there):
    """An envelope opens under another binding only if the two are the same, part by part."""
    sealed = KEY.seal(b"words", here)
    if [str(part) for part in here] == [str(part) for part in there]:
        assert KEY.unseal(sealed, there) == b"words"
    else:
        with pytest.raises(SealBroken):
            KEY.unseal(sealed, there)


def test_the_parts_of_a_binding_do_not_run_together():
    """One part's end cannot pass for another one's beginning."""
    sealed = KEY.seal(b"words", ("ab", "c"))
    with pytest.raises(SealBroken):
        KEY.unseal(sealed, ("a", "bc"))


def test_another_key_does_not_open_it():
    """A value sealed under one key is refused by another."""
    with pytest.raises(SealBroken):
        SecretKey.make().unseal(KEY.seal(b"words", BOUND), BOUND)


def test_another_generation_does_not_open_it():
    """The generation is part of what is authenticated."""
    younger = SecretKey(KEY.raw, generation=2)
    with pytest.raises(SealBroken):
        younger.unseal(KEY.seal(b"words", BOUND), BOUND)


def test_the_same_words_never_look_the_same():
    """Two envelopes of one value have nothing in common but the header."""
    assert KEY.seal(b"words", BOUND)[2:] != KEY.seal(b"words", BOUND)[2:]


def test_a_key_does_not_show_itself():
    """Neither repr nor str of a key gives any of it away."""
    assert KEY.raw.hex() not in repr(KEY)
    assert repr(KEY) == str(KEY) == "SecretKey(generation=0)"


@pytest.mark.parametrize("raw", [b"", b"short", b"x" * 31, b"x" * 33])
def test_a_key_has_its_full_length(raw):
    """A key is 32 bytes or it is none."""
    with pytest.raises(SealBroken):
        SecretKey(raw)


def test_the_error_names_the_column_and_no_words():
    """What is raised says which column it was about, and nothing of the value or the row."""
    with pytest.raises(SealBroken) as caught:
        KEY.unseal(b"\x01\x00" + b"planted words" * 5, BOUND)
    assert "entries.record" in str(caught.value)
    assert "planted" not in str(caught.value)
