"""From a backup to a home: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.backup.restoring import restored
from db.backup.writing import write_backup
from db.errors import (
    BackupBroken,
    HomeMissing,
    HomeNotEmpty,
    KeyMissing,
    LedgerMalformed,
    LedgerOlder,
    WrongArchiveKey,
)
from db.home import Home
from db.ledger import Erased
from db.store import Store
from db.vault.archive_private import ArchivePrivateKey
from db.vault.root import new_root
from tests.unit.db.full import SEEKER_CHAT, WORDS, Filled, fill
from tests.unit.db.house import MORNING, archive_key_file, opened

KEY = ArchivePrivateKey.from_file(archive_key_file())
NONE = b""


@pytest.fixture
async def filled(store: Store) -> Filled:
    return await fill(store)


@pytest.fixture
def file(home: Home, filled: Filled, tmp_path: Path) -> Path:
    path = tmp_path / "line.amana"
    write_backup(home, path, MORNING, "0.1")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Home:
    return Home(tmp_path / "other machine" / "var")


async def test_what_was_there_is_there_again(file, filled, other, clock):
    """People are found by their chats, open cases read, and the audit log's chain holds."""
    with restored(other, file, [KEY], NONE):
        pass
    with opened(other, clock) as store:
        async with store.transaction() as work:
            assert work.seekers.find(SEEKER_CHAT)
            assert work.transcript.read(filled.open_case)[0].words.text == WORDS["entry"]
            assert work.invites.take(filled.code, work.now)
            assert work.audit.broken_at() is None
            assert work.cases.is_sealed(filled.sealed_case)


async def test_the_root_key_is_a_new_one(file, home, other):
    """The root key of the lost machine opens nothing here."""
    with restored(other, file, [KEY], NONE):
        pass
    assert other.root().raw != home.root().raw
    assert other.root_file.stat().st_mode & 0o777 == 0o600


async def test_a_root_key_that_is_given_is_used(file, other, tmp_path):
    """In a file elsewhere, or in the otherwise empty home."""
    elsewhere = Home(other.path, tmp_path / "root.key")
    for home in (elsewhere, Home(tmp_path / "third")):
        home.path.mkdir(parents=True, exist_ok=True)
        given = new_root()
        given.save(home.root_file)
        with restored(home, file, [KEY], NONE):
            pass
        assert home.root().raw == given.raw
        assert home.vault()
    assert not (elsewhere.path / "root.key").exists()


async def test_a_root_key_from_elsewhere_is_used(file, other, tmp_path):
    """From the environment, or in a file behind a passphrase."""
    given = new_root()
    from_environment = Home(other.path, root_key=given.to_text())
    given.save(tmp_path / "root.key", "a long enough passphrase")
    locked = Home(tmp_path / "third", tmp_path / "root.key", ask=lambda _: "a long enough passphrase")
    for home in (from_environment, locked):
        with restored(home, file, [KEY], NONE):
            pass
        assert home.vault()
        assert not (home.path / "root.key").exists()


async def test_everything_is_its_owners_alone(file, other):
    """As `amana init` leaves it; and nothing of the work is left."""
    with restored(other, file, [KEY], NONE):
        pass
    found = {path.relative_to(other.path).as_posix(): path for path in other.path.rglob("*")}
    assert {name for name, path in found.items() if path.is_file()} == {
        *("amana.db", "archive/public.key", "daykeys/2026-03-14.key", "erased.ledger"),
        *("keyring.json", "root.key"),
    }
    for path in (*found.values(), other.path):
        assert path.stat().st_mode & 0o077 == 0


async def test_nothing_is_restored_over_something(file, home, other):
    """Neither over a line nor beside anybody's file."""
    before = home.ring_file.read_bytes()
    with pytest.raises(HomeNotEmpty), restored(home, file, [KEY], NONE):
        pass
    assert home.ring_file.read_bytes() == before
    other.path.mkdir(parents=True)
    (other.path / "notes.txt").write_text("mine")
    with pytest.raises(HomeNotEmpty, match=r"notes\.txt"), restored(other, file, [KEY], NONE):
        pass
    assert [path.name for path in other.path.iterdir()] == ["notes.txt"]


async def test_until_it_is_finished_there_is_no_home(file, other):
    """A line that somebody starts too early finds none."""
    with restored(other, file, [KEY], NONE), pytest.raises(HomeMissing):
        other.vault()
    assert other.vault()


async def test_what_fails_leaves_nothing(file, other, tmp_path):
    """Neither keys nor a folder; and a wrong key, a spoiled backup or ledger are told by name."""
    broken = tmp_path / "broken.amana"
    broken.write_bytes(file.read_bytes()[:-1])
    for path, key, ledger, error in (
        (file, ArchivePrivateKey.make(), NONE, WrongArchiveKey),
        (broken, KEY, NONE, BackupBroken),
        (file, KEY, b"not a ledger\n", LedgerMalformed),
    ):
        with pytest.raises(error), restored(other, path, [key], ledger):
            pass
        assert not other.path.exists()
    with pytest.raises(LookupError), restored(other, file, [KEY], NONE):
        raise LookupError
    assert not other.path.exists()
    with pytest.raises(KeyMissing):
        other.root()


async def test_a_ledger_from_before_the_backup_is_refused(home, store, filled, other, tmp_path):
    """It lacks what the backup's own knows, so it is not the newest one."""
    old = home.ledger.path.read_bytes()
    async with store.transaction() as work:
        work.cases.erase(filled.sealed_case)
    write_backup(home, tmp_path / "later.amana", MORNING, "0.1")
    with pytest.raises(LedgerOlder, match="1"), restored(other, tmp_path / "later.amana", [KEY], old):
        pass
    assert not other.path.exists()


async def test_what_the_ledger_names_is_told_and_stays_in_the_ledger(home, store, file, filled, other):
    """For this restoring, and for the next one from a still older backup."""
    async with store.transaction() as work:
        work.cases.erase(filled.open_case)
    gone = Erased("case", filled.open_case)
    with restored(other, file, [KEY], home.ledger.path.read_bytes()) as stage:
        assert stage.erased == home.ledger.erased() >= {gone}
    assert other.ledger.erased() == home.ledger.erased()


class Killed:
    """Ends the process, as a kill would, at the n-th step that changes what is on the disk."""

    STEPS = ("rename", "replace", "link", "fsync")

    def __init__(self, after: int) -> None:
        self.left = after

    def armed(self) -> None:
        for name in self.STEPS:
            setattr(os, name, self.counting(getattr(os, name)))

    def counting(self, step):
        def counted(*words, **options):
            self.left -= 1
            if self.left < 0:
                os._exit(KILLED)
            return step(*words, **options)

        return counted


KILLED = 9


def restored_by_a_child(other: Home, file: Path, after: int) -> int:
    """Restore in a process of its own that is killed after so many steps; its exit code."""
    child = os.fork()
    if child == 0:
        Killed(after).armed()
        with restored(other, file, [KEY], NONE):
            pass
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


async def test_a_kill_leaves_no_half_a_home(file, filled, tmp_path, clock):
    """At whatever step: there is no home, or all of it; and what lies there is not restored over."""
    after, code = 0, KILLED
    while code == KILLED:
        other = Home(tmp_path / f"killed after {after}")
        code = restored_by_a_child(other, file, after)
        if other.ring_file.exists():
            with opened(other, clock) as store:
                async with store.transaction() as work:
                    assert work.transcript.read(filled.open_case)
        else:
            assert code == KILLED
            with pytest.raises(HomeMissing):
                other.vault()
            if other.path.exists() and set(other.path.iterdir()) - {other.root_file}:
                with pytest.raises(HomeNotEmpty), restored(other, file, [KEY], NONE):
                    pass
        after += 1
    assert code == 0
    assert after > 20
