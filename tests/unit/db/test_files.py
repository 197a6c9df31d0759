"""Key files are whole, private, and destroyed on purpose."""

from __future__ import annotations

import os

import pytest

from db.vault import files


def test_a_new_file_is_private(tmp_path):
    """Only the owner can read what is written."""
    files.write_new(tmp_path / "key", b"secret")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert files.is_private(tmp_path / "key")


def test_a_new_file_never_replaces_one(tmp_path):
    """Writing where something is already fails and leaves it as it was."""
    files.write_new(tmp_path / "key", b"first")
    with pytest.raises(FileExistsError):
        files.write_new(tmp_path / "key", b"second")
    assert (tmp_path / "key").read_bytes() == b"first"


def test_a_replaced_file_is_the_new_one(tmp_path):
    """Replacing gives the new content, privately, and leaves nothing else behind."""
    files.write_new(tmp_path / "key", b"first")
    files.replace(tmp_path / "key", b"second")
    assert (tmp_path / "key").read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [tmp_path / "key"]
    assert files.is_private(tmp_path / "key")


def test_a_failed_replacement_leaves_the_old_file(tmp_path, monkeypatch):
    """When the disk gives up before the new file is whole, the old one stands."""
    files.write_new(tmp_path / "key", b"first")

    def broken(_handle):
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="no space left"):
        files.replace(tmp_path / "key", b"second")
    assert (tmp_path / "key").read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [tmp_path / "key"]


def test_a_destroyed_file_is_overwritten_first(tmp_path):
    """What another name of the same file still shows is no longer the key."""
    files.write_new(tmp_path / "key", b"secret" * 8)
    os.link(tmp_path / "key", tmp_path / "witness")
    files.destroy(tmp_path / "key")
    assert not (tmp_path / "key").exists()
    assert b"secret" not in (tmp_path / "witness").read_bytes()
    assert (tmp_path / "witness").stat().st_size == 48


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o644])
def test_a_file_others_reach_is_not_private(tmp_path, mode):
    """Any right for the group or for others counts."""
    files.write_new(tmp_path / "key", b"secret")
    (tmp_path / "key").chmod(mode)
    assert not files.is_private(tmp_path / "key")


def test_a_new_folder_is_private(tmp_path):
    """Nobody else may enter a folder that is made."""
    files.make_folder(tmp_path / "deep" / "folder")
    assert (tmp_path / "deep" / "folder").stat().st_mode & 0o777 == 0o700
