"""Exchanging the root key: broken off anywhere, something in its place opens the ring."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import rotation
from db.errors import KeyLocked, KeyMissing, WrongKey, WrongPassphrase
from db.home import Home
from db.vault.ring import KeyRing, Name
from db.vault.root import RootKey, is_locked, new_root
from tests.unit.db.house import new_home

STEPS = ("made", "wrapped under both", "exchanged", "finished")


class Killed(Exception):
    """The process ends here."""


def killed_after(wanted: str):
    def step(name: str) -> None:
        if name == wanted:
            raise Killed

    return step


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


def ring_key(home: Home) -> bytes:
    return KeyRing.load(home.ring_file, home.root())[Name.FIELD].newest.raw


def test_a_new_root_key_opens_the_same_ring(home):
    """What is stored stays readable, and the old key opens nothing any more."""
    before, old = ring_key(home), home.root()
    assert rotation.rotate(home)
    assert home.root().raw != old.raw
    assert ring_key(home) == before
    assert KeyRing.copies(home.ring_file) == 1
    with pytest.raises(WrongKey):
        KeyRing.load(home.ring_file, old)


@pytest.mark.parametrize("step", STEPS)
def test_broken_off_anywhere_the_line_still_opens(home, step):
    """Whichever key lies in its place then, it opens the ring."""
    before = ring_key(home)
    with pytest.raises(Killed):
        rotation.rotate(home, step=killed_after(step))
    assert ring_key(home) == before


def test_whoever_opens_the_home_meanwhile_has_the_ring_all_the_same(home, monkeypatch):
    """A process that starts reads the root key, and the ring a moment later."""
    read, before, rotated = Home.root, ring_key(home), []

    def root(self: Home) -> RootKey:
        found = read(self)
        if not rotated:
            rotated.append(True)
            rotation.rotate(self)
        return found

    monkeypatch.setattr(Home, "root", root)
    assert home.vault().field.newest.raw == before


@pytest.mark.parametrize("step", STEPS)
def test_begun_again_it_is_finished(home, step):
    """One key, one wrapped copy of the ring, and nothing of the old key or of a half-made one."""
    before, old = ring_key(home), home.root()
    with pytest.raises(Killed):
        rotation.rotate(home, step=killed_after(step))
    rotation.rotate(home)
    assert ring_key(home) == before
    assert KeyRing.copies(home.ring_file) == 1
    assert sorted(path.name for path in home.path.glob("root.key*")) == ["root.key"]
    with pytest.raises(WrongKey):
        KeyRing.load(home.ring_file, old)


def test_a_wrong_key_touches_nothing(home):
    """Not a byte of the home changes."""
    home.root_file.unlink()
    new_root().save(home.root_file)
    before = {path: path.read_bytes() for path in home.path.rglob("*") if path.is_file()}
    with pytest.raises(WrongKey):
        rotation.rotate(home)
    assert {path: path.read_bytes() for path in home.path.rglob("*") if path.is_file()} == before


def test_a_missing_key_touches_nothing(home):
    """Nor is one made in its place."""
    home.root_file.unlink()
    with pytest.raises(KeyMissing):
        rotation.rotate(home)
    assert not home.root_file.exists()


def test_a_key_can_be_locked_with_a_passphrase(tmp_path):
    """It opens with that passphrase and no other, and its file does not show it."""
    root, path = new_root(), tmp_path / "root.key"
    root.save(path, "seven short words")
    assert is_locked(path)
    assert RootKey.from_file(path, lambda _: "seven short words").raw == root.raw
    with pytest.raises(WrongPassphrase):
        RootKey.from_file(path, lambda _: "eight short words")
    with pytest.raises(KeyLocked, match=r"root\.key"):
        RootKey.from_file(path)
    assert root.to_text().encode() not in path.read_bytes()


def test_a_lock_can_be_changed_and_taken_away(tmp_path):
    """The key itself stays, and so does everything that it opens."""
    root, path = new_root(), tmp_path / "root.key"
    root.save(path)
    root.relock(path, "seven short words")
    assert RootKey.from_file(path, lambda _: "seven short words").raw == root.raw
    root.relock(path, "")
    assert RootKey.from_file(path).raw == root.raw
    assert path.stat().st_mode & 0o077 == 0


def test_a_locked_key_is_exchanged_for_a_locked_one(home):
    """Whoever has set a passphrase keeps it."""
    home.root().relock(home.root_file, "seven short words")
    asked = Home(home.path, ask=lambda _: "seven short words")
    before = ring_key(asked)
    rotation.rotate(asked, "seven short words")
    assert is_locked(home.root_file)
    assert ring_key(asked) == before
