"""What commands ask for when somebody is there: an archive key's passphrase, and the ledger of erasures."""

from __future__ import annotations

import errno
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot.backing_up import back_up
from bot.commands import archive, restore
from bot.commands.failing import Refused
from bot.settings import Settings
from db.clock import SystemClock
from db.errors import DiskFull, WrongPassphrase
from db.vault.archive_private import ArchivePrivateKey
from tests.unit.db.house import archive_key_file, new_home

LOCKED, OTHER = "a long enough passphrase", "another long passphrase"


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Two keys, each behind a passphrase of its own; nobody is at the terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AMANA_PASSPHRASE_FILE", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    files = [tmp_path / "one.key", tmp_path / "other.key"]
    for file, passphrase in zip(files, (LOCKED, OTHER), strict=True):
        ArchivePrivateKey.make().save(file, passphrase)
    return files


def test_a_key_without_a_passphrase_asks_nobody(keys):
    """It opens as it is."""
    assert archive.opened([archive_key_file()])[0].public


def test_each_key_takes_its_own_line_of_the_file(keys, tmp_path, monkeypatch):
    """In whichever order they stand there."""
    (tmp_path / "pass").write_text(f"{OTHER}\n{LOCKED}\n")
    monkeypatch.setenv("AMANA_PASSPHRASE_FILE", "pass")
    assert len(archive.opened(keys)) == 2


def test_a_wrong_passphrase_names_the_key(keys, tmp_path, monkeypatch):
    """And not the passphrase."""
    (tmp_path / "pass").write_text(f"{LOCKED}\n")
    monkeypatch.setenv("AMANA_PASSPHRASE_FILE", "pass")
    with pytest.raises(WrongPassphrase, match=r"other\.key") as refused:
        archive.opened(keys)
    assert LOCKED not in str(refused.value)


def test_a_passphrase_is_asked_for_at_a_terminal(keys, monkeypatch):
    """Once for each key, by its name, and without showing what is typed."""
    asked: list[str] = []

    def prompt(words: str, *, hide_input: bool, err: bool) -> str:
        assert hide_input
        assert err
        asked.append(words)
        return (LOCKED, OTHER)[len(asked) - 1]

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", prompt)
    assert len(archive.opened(keys)) == 2
    assert [words.rpartition("/")[2] for words in asked] == ["one.key", "other.key"]


def test_without_a_terminal_a_locked_key_is_refused(keys):
    """The line says which setting would help."""
    with pytest.raises(Refused, match="AMANA_PASSPHRASE_FILE"):
        archive.opened(keys)


def test_the_ledger_is_asked_for_at_a_terminal(keys, tmp_path, monkeypatch):
    """Whoever restores by hand is asked, and not only refused."""
    (tmp_path / "kept.ledger").write_bytes(b"amana-erased-1\n")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: tmp_path / "kept.ledger")
    assert restore._asked_for(None) == b"amana-erased-1\n"


def test_restoring_says_in_its_help_what_the_ledger_is():
    """Before anybody does it."""
    said = CliRunner().invoke(restore.restore, ["--help"]).output
    assert "erased" in said


def test_a_full_disk_is_said_as_such(tmp_path, monkeypatch):
    """In a line that says where, and nothing is left there."""
    new_home(tmp_path / "home")
    (tmp_path / "out").mkdir()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("db.backup.writing._seal", full)
    with pytest.raises(DiskFull, match="out"):
        back_up(Settings(home=tmp_path / "home"), tmp_path / "out" / "line.amana", SystemClock())
    assert list((tmp_path / "out").iterdir()) == []
