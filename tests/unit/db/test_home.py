"""A home is made whole, once, and privately."""

from __future__ import annotations

import sys

import pytest

from db import home as home_module
from db.errors import ArchiveMissing, HomeExists, HomeMissing, KeyMalformed, KeyMissing, WrongKey
from db.home import Home
from db.store import Store
from db.vault.archive_private import ArchivePrivateKey
from db.vault.root import new_root
from tests.unit.db.house import HandClock
from tests.unit.db.test_secrecy import everything, found_in, spellings


@pytest.fixture
def fresh(tmp_path):
    return Home(tmp_path / "var")


def files_of(home):
    return sorted(str(path.relative_to(home.path)) for path in home.path.rglob("*") if path.is_file())


def test_a_home_has_all_it_needs(fresh):
    """Root key, key ring, today's day key, database and the archive's pair are there."""
    created = fresh.create(clock=HandClock())
    assert created.archive_private == fresh.archive_private
    assert files_of(fresh) == [
        "amana.db",
        "archive/private.key",
        "archive/public.key",
        "daykeys/2026-03-14.key",
        "erased.ledger",
        "keyring.json",
        "root.key",
    ]


def test_a_home_belongs_to_its_owner_only(fresh):
    """Nobody else can enter a folder of it or read a file in it, also when the folder was there."""
    fresh.path.mkdir(mode=0o755)
    fresh.create()
    for path in (fresh.path, *fresh.path.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_archives_private_key_lies_in_its_own_file_alone(fresh):
    """Nothing of it is in any other file that is made with it, the public half's least of all."""
    fresh.create()
    needles = spellings(ArchivePrivateKey.from_file(fresh.archive_private)._seeds)
    fresh.archive_private.unlink()
    assert found_in(everything(fresh), needles) == []


def test_a_given_archive_key_is_used(fresh, tmp_path):
    """With a public key given, no private key is ever on this machine."""
    pair = ArchivePrivateKey.make()
    pair.public.save(tmp_path / "archive.pub")
    created = fresh.create(tmp_path / "archive.pub")
    assert created.archive_private is None
    assert not fresh.archive_private.exists()
    assert fresh.vault().archive() == pair.public


def test_a_home_is_never_overwritten(fresh):
    """Making a home where one is fails and leaves every file as it was."""
    fresh.create()
    before = {path: path.read_bytes() for path in fresh.path.rglob("*") if path.is_file()}
    with pytest.raises(HomeExists):
        fresh.create()
    assert {path: path.read_bytes() for path in fresh.path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("left", ["root.key", "keyring.json", "amana.db", "archive/public.key"])
def test_a_part_of_a_home_counts_as_one(fresh, left):
    """Whatever is left of a home might be somebody's only copy."""
    (fresh.path / left).parent.mkdir(parents=True)
    (fresh.path / left).write_bytes(b"")
    with pytest.raises(HomeExists):
        fresh.create()


def test_a_root_key_can_lie_elsewhere(tmp_path):
    """A root key file outside the home is made there, and the home has none."""
    home = Home(tmp_path / "var", root_key_file=tmp_path / "usb.key")
    home.create()
    assert (tmp_path / "usb.key").exists()
    assert not (tmp_path / "var" / "root.key").exists()
    Store.open(home.path, root_key_file=tmp_path / "usb.key").close()
    with pytest.raises(KeyMissing):
        Store.open(home.path)


def test_a_root_key_that_is_there_is_used(tmp_path):
    """An existing root key file is taken as it is."""
    root = new_root()
    root.save(tmp_path / "usb.key")
    home = Home(tmp_path / "var", root_key_file=tmp_path / "usb.key")
    home.create()
    assert home.root().raw == root.raw


def test_a_root_key_can_come_from_the_environment(tmp_path):
    """A root key given as text is written nowhere."""
    text = new_root().to_text()
    home = Home(tmp_path / "var", root_key=text)
    home.create()
    assert not (tmp_path / "var" / "root.key").exists()
    Store.open(home.path, root_key=text).close()
    assert text not in repr(home)


def test_a_wrong_archive_key_makes_no_home(fresh, tmp_path):
    """A bad or missing public key is told before anything is made."""
    (tmp_path / "bad.pub").write_text("nothing")
    for name, error in (("bad.pub", KeyMalformed), ("none.pub", ArchiveMissing)):
        with pytest.raises(error):
            fresh.create(tmp_path / name)
    assert not fresh.path.exists()


@pytest.mark.parametrize("step", ["new_database", "SqliteSession", "make_folder"])
def test_a_failure_half_way_leaves_nothing_behind(fresh, monkeypatch, step):
    """When making a home fails, what was made is removed and it can be tried again."""
    real = getattr(home_module, step)

    def broken(*args):
        if step != "make_folder" or args[0] == fresh.archive:
            raise OSError("no space left")
        return real(*args)

    monkeypatch.setattr(home_module, step, broken)
    with pytest.raises(OSError, match="no space left"):
        fresh.create()
    assert not fresh.path.exists() or files_of(fresh) == []
    monkeypatch.setattr(home_module, step, real)
    fresh.create()


def test_a_missing_home_is_named(fresh):
    """Opening what is not there says so and makes nothing."""
    with pytest.raises(HomeMissing, match="amana init"):
        Store.open(fresh)
    assert not fresh.path.exists()


def test_a_wrong_root_key_touches_nothing(home):
    """With another root key the store does not open, and no file changes."""
    home.root_file.unlink()
    new_root().save(home.root_file)
    before = {path: path.read_bytes() for path in home.path.rglob("*") if path.is_file()}
    with pytest.raises(WrongKey):
        Store.open(home)
    assert {path: path.read_bytes() for path in home.path.rglob("*") if path.is_file()} == before


def test_nothing_is_said_on_standard_error(home, capfd):
    """SQLCipher's own complaints about keys do not go around the log."""
    home.database.write_bytes(b"x" * 8192)
    with pytest.raises(Exception, match="damaged"):
        Store.open(home)
    sys.stderr.flush()
    assert capfd.readouterr() == ("", "")
