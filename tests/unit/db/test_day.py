"""Day keys: one a day, made when needed, gone when destroyed."""

from __future__ import annotations

import pytest

from db.errors import DayKeyMissing, SealBroken
from db.vault.day import DayKeys
from db.vault.ring import KeyRing, Name


@pytest.fixture
def wrapper():
    return KeyRing.make()[Name.DAY]


@pytest.fixture
def days(tmp_path, wrapper):
    return DayKeys(tmp_path / "daykeys", wrapper)


def test_a_day_has_one_key(days):
    """Asking twice for a day's key gives the same one; another day has another."""
    assert days.made_for("2026-03-14").raw == days.made_for("2026-03-14").raw
    assert days.made_for("2026-03-14").raw != days.made_for("2026-03-15").raw


def test_a_day_key_survives_the_process(days, tmp_path, wrapper):
    """Another process reads the same key from the file."""
    key = days.made_for("2026-03-14")
    assert DayKeys(tmp_path / "daykeys", wrapper).of("2026-03-14").raw == key.raw


def test_two_processes_that_make_a_day_agree(tmp_path, wrapper, monkeypatch):
    """Whoever comes second to make a day's key takes the first one's."""
    first, second = DayKeys(tmp_path / "d", wrapper), DayKeys(tmp_path / "d", wrapper)
    key = first.made_for("2026-03-14")
    second._make(second._path("2026-03-14"), "2026-03-14")
    assert second.of("2026-03-14").raw == key.raw


def test_days_are_listed_oldest_first(days):
    """The list of days is in order."""
    for day in ("2026-03-15", "2026-03-13", "2026-03-14"):
        days.made_for(day)
    assert days.days() == ["2026-03-13", "2026-03-14", "2026-03-15"]


def test_a_destroyed_day_is_gone(days):
    """After destruction a day's key cannot be had, even by who knew it before."""
    days.made_for("2026-03-14")
    days.destroy("2026-03-14")
    assert days.days() == []
    with pytest.raises(DayKeyMissing, match="2026-03-14"):
        days.of("2026-03-14")


def test_a_day_destroyed_by_another_process_is_gone_here_too(days, tmp_path, wrapper):
    """A key that was read before is not used once its file is gone, or is another one."""
    old = days.made_for("2026-03-14").raw
    other = DayKeys(tmp_path / "daykeys", wrapper)
    other.destroy("2026-03-14")
    with pytest.raises(DayKeyMissing):
        days.of("2026-03-14")
    new = other.made_for("2026-03-14").raw
    assert days.of("2026-03-14").raw == new != old


def test_a_day_key_file_is_private_and_wrapped(days, tmp_path):
    """The file shows nothing of the key, and only its owner can read it."""
    key = days.made_for("2026-03-14")
    path = tmp_path / "daykeys" / "2026-03-14.key"
    assert key.raw not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_a_day_key_does_not_pass_for_another_days(days, tmp_path):
    """A day's file under another day's name is refused."""
    days.made_for("2026-03-14")
    folder = tmp_path / "daykeys"
    (folder / "2026-03-14.key").rename(folder / "2026-03-15.key")
    with pytest.raises(SealBroken):
        days.of("2026-03-15")
