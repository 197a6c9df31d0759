"""The archive: sealed with the public half, opened with the private one, case by case."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from db.errors import ArchiveMissing, KeyMalformed, KeyMissing, SealBroken, WrongPassphrase
from db.vault.archive import ArchivePublicKey
from db.vault.archive_private import ArchivePrivateKey, is_private_key_file
from db.vault.envelope import SecretKey

PRIVATE = ArchivePrivateKey.make()
CASE = "c" * 32


def test_the_private_half_opens_what_the_public_half_sealed():
    """A case's key comes back from the archive as it was."""
    key = SecretKey.make()
    assert PRIVATE.open_case(CASE, PRIVATE.public.seal_case(CASE, key)).raw == key.raw


def test_a_sealed_case_opens_as_no_other():
    """The case is bound into its seal."""
    sealed = PRIVATE.public.seal_case(CASE, SecretKey.make())
    with pytest.raises(SealBroken):
        PRIVATE.open_case("d" * 32, sealed)


def test_another_archive_does_not_open_it():
    """Only the private half of the same pair opens a case."""
    sealed = PRIVATE.public.seal_case(CASE, SecretKey.make())
    with pytest.raises(SealBroken):
        ArchivePrivateKey.make().open_case(CASE, sealed)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_seal_is_refused(data):
    """Flipped or cut off, a sealed key does not open."""
    sealed = bytearray(PRIVATE.public.seal_case(CASE, SecretKey.make()))
    at = data.draw(st.integers(0, len(sealed) - 1))
    cut = bytes(sealed[:at])
    sealed[at] ^= data.draw(st.integers(1, 255))
    for broken in (bytes(sealed), cut):
        with pytest.raises(SealBroken):
            PRIVATE.open_case(CASE, broken)


def test_the_public_half_travels_as_a_line(tmp_path):
    """Its file gives the same key and the same fingerprint back."""
    PRIVATE.public.save(tmp_path / "public.key")
    read = ArchivePublicKey.from_file(tmp_path / "public.key")
    assert read == PRIVATE.public
    assert read.fingerprint == PRIVATE.public.fingerprint
    assert (tmp_path / "public.key").read_text().count("\n") == 1


def test_the_public_half_gives_nothing_of_the_private_one(tmp_path):
    """Neither seed stands in the public file."""
    PRIVATE.public.save(tmp_path / "public.key")
    assert PRIVATE._seeds[:64] not in PRIVATE.public.raw
    assert PRIVATE._seeds[64:] not in PRIVATE.public.raw


def test_a_missing_public_half_is_named(tmp_path):
    """Without the file nothing can be sealed, and the error says so."""
    with pytest.raises(ArchiveMissing):
        ArchivePublicKey.from_file(tmp_path / "public.key")


@pytest.mark.parametrize(
    "text", ["", "amana-archive-public-1:AAAA", "amana-archive-public-1:€", "other:AAAA"]
)
def test_what_is_no_public_key_is_refused(text):
    """Anything but a whole public key is refused."""
    with pytest.raises(KeyMalformed):
        ArchivePublicKey.from_text(text)


def test_a_private_key_comes_back_from_its_file(tmp_path):
    """Without a passphrase the file alone is the key."""
    PRIVATE.save(tmp_path / "private.key")
    assert ArchivePrivateKey.from_file(tmp_path / "private.key").public == PRIVATE.public


def test_a_passphrase_protects_the_private_key(tmp_path):
    """With a passphrase the file shows no seed, and only that passphrase opens it."""
    path = tmp_path / "private.key"
    PRIVATE.save(path, "correct horse")
    assert ArchivePrivateKey.from_file(path, "correct horse").public == PRIVATE.public
    for wrong in ("", "Correct horse"):
        with pytest.raises(WrongPassphrase):
            ArchivePrivateKey.from_file(path, wrong)


def test_a_private_key_file_is_private_and_recognised(tmp_path):
    """Only its owner can read it, and it is told from the public one."""
    PRIVATE.save(tmp_path / "private.key")
    PRIVATE.public.save(tmp_path / "public.key")
    assert (tmp_path / "private.key").stat().st_mode & 0o077 == 0
    assert is_private_key_file(tmp_path / "private.key")
    assert not is_private_key_file(tmp_path / "public.key")


def test_no_key_file_is_ever_overwritten(tmp_path):
    """Saving where a key lies already fails."""
    PRIVATE.save(tmp_path / "private.key")
    with pytest.raises(FileExistsError):
        ArchivePrivateKey.make().save(tmp_path / "private.key")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b'{"kind": "amana archive private key", "version": 2}',
        b'{"kind": "x", "version": 1}',
    ],
)
def test_what_is_no_private_key_is_refused(tmp_path, content):
    """A damaged or strange file is one clear error."""
    (tmp_path / "private.key").write_bytes(content)
    with pytest.raises(KeyMalformed):
        ArchivePrivateKey.from_file(tmp_path / "private.key")


def test_a_missing_private_key_is_named(tmp_path):
    """The error says which file was looked for."""
    with pytest.raises(KeyMissing, match="nowhere"):
        ArchivePrivateKey.from_file(tmp_path / "nowhere")


def test_seeds_of_another_length_are_no_key():
    """The two seeds are 96 bytes together."""
    with pytest.raises(KeyMalformed):
        ArchivePrivateKey(b"x" * 95)
