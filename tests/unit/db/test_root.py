"""The root key comes from a private file or from the environment, and is checked either way."""

from __future__ import annotations

import pytest

from db.errors import KeyExposed, KeyMalformed, KeyMissing
from db.vault.root import RootKey, new_root


def test_a_root_key_is_read_as_it_was_written():
    """Its text gives the same key back, with white space around it too."""
    root = new_root()
    assert RootKey.from_text(f"  {root.to_text()}\n").raw == root.raw


def test_a_root_key_is_read_from_its_file(tmp_path):
    """A saved key is read back, and its file is private."""
    root = new_root()
    root.save(tmp_path / "root.key")
    assert RootKey.from_file(tmp_path / "root.key").raw == root.raw
    assert (tmp_path / "root.key").stat().st_mode & 0o077 == 0


def test_a_missing_file_is_named(tmp_path):
    """The error says where the key was looked for."""
    with pytest.raises(KeyMissing, match="nowhere"):
        RootKey.from_file(tmp_path / "nowhere")


def test_a_file_others_can_read_is_refused(tmp_path):
    """A key that everybody on the machine can read is not used."""
    new_root().save(tmp_path / "root.key")
    (tmp_path / "root.key").chmod(0o644)
    with pytest.raises(KeyExposed, match="chmod 600"):
        RootKey.from_file(tmp_path / "root.key")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "amana-root-1:",
        "amana-root-1:AAAA",
        "amana-root-1:€",
        "amana-root-2:" + "A" * 43 + "=",
        "A" * 43 + "=",
        "amana-root-1:" + "A" * 60,
    ],
)
def test_what_is_no_root_key_is_refused(text):
    """Anything but a whole key of the known kind is refused, without being shown."""
    with pytest.raises(KeyMalformed) as caught:
        RootKey.from_text(text)
    assert "AAAA" not in str(caught.value)


def test_a_file_of_something_else_is_refused(tmp_path):
    """A file of bytes that are no text is refused like any other that is no key."""
    (tmp_path / "root.key").write_bytes(b"\xff\x00\xfe" * 20)
    (tmp_path / "root.key").chmod(0o600)
    with pytest.raises(KeyMalformed):
        RootKey.from_file(tmp_path / "root.key")
