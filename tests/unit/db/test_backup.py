"""A backup: whole, sealed, read back, and of one moment."""

from __future__ import annotations

import json
import random
import threading
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import HealthCheck, given, settings, strategies as st

from db.backup import writing
from db.backup.header import Header
from db.backup.manifest import Manifest
from db.backup.reading import Unpacked, unpack
from db.backup.snapshot import copy_database
from db.backup.writing import write_backup
from db.errors import (
    BackupAhead,
    BackupBroken,
    BackupExists,
    BackupUnverified,
    StoreError,
    WrongArchiveKey,
)
from db.home import Home
from db.letters import EntryRef, Words
from db.vault import stream
from db.vault.archive_private import ArchivePrivateKey
from db.vault.envelope import SecretKey
from db.vault.ring import KeyRing, Name
from db.vault.stream import StreamOpener, StreamSealer
from db.work import Work
from tests.unit.db.full import WORDS, fill
from tests.unit.db.house import MORNING, HandClock, archive_key_file, new_home, opened
from tests.unit.db.test_secrecy import found_in, planted, spellings

KEY = ArchivePrivateKey.from_file(archive_key_file())


def backed_up(home: Home, path: Path) -> Path:
    write_backup(home, path, MORNING, "0.1")
    return path


def unpacked(path: Path, folder: Path) -> Unpacked:
    folder.mkdir(0o700)
    return unpack(path, [KEY], folder)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "line.amana"


@pytest.fixture(autouse=True)
def folder(file: Path) -> None:
    file.parent.mkdir()


async def test_everything_is_in_it(home, store, file, tmp_path):
    """Open cases read as they did, and sealed ones with the archive's key."""
    filled = await fill(store)
    backup = unpacked(backed_up(home, file), tmp_path / "out")
    with backup.store(HandClock(), random.Random(1)) as then:
        async with then.transaction() as work:
            assert work.transcript.read(filled.open_case)[0].words.text == WORDS["entry"]
            work.cases.unlock(filled.sealed_case, KEY)
            assert work.transcript.read(filled.sealed_case)[1].words.text == WORDS["arabic"]
            assert work.staff.get(filled.staff)
            assert work.audit.broken_at() is None


async def test_it_says_what_it_is(home, store, file, tmp_path):
    """When it was made, of which line, and how much is in it."""
    await fill(store)
    made = write_backup(home, file, MORNING, "0.1")
    assert unpacked(file, tmp_path / "out").manifest == made
    assert (made.made_at, made.cases, made.seekers, made.staff, made.entries) == (MORNING, 2, 1, 1, 8)


async def test_it_says_where_the_audit_log_ended(home, store, file, tmp_path):
    """Of the moment it was made; a line without any deed says nothing, and so does an older backup."""
    made = write_backup(home, file, MORNING, "0.1")
    assert made.audit == ""
    async with store.transaction() as work:
        work.audit.note("paused", "a" * 32)
        last = work.audit.last_line()
    other = write_backup(home, file.with_name("other"), MORNING, "0.1")
    assert other.audit == last
    assert unpacked(file.with_name("other"), tmp_path / "out").manifest == other
    older = {name: value for name, value in json.loads(other.to_json()).items() if name != "audit"}
    assert Manifest.from_json(json.dumps(older).encode()).audit == ""


async def test_nothing_stands_in_it_but_one_line(home, store, file):
    """No word, no id and no key; the line tells the version and the archive key's fingerprint."""
    filled = await fill(store)
    async with store.transaction() as work:
        case_key = work._keychain.of(filled.open_case).raw
    data = backed_up(home, file).read_bytes()
    line, _, rest = data.partition(b"\n")
    assert line == f"amana-backup-1 {KEY.public.fingerprint}".encode()
    vault = home.vault()
    keys = [vault.database, vault.field.newest.raw, vault.inbox.newest.raw, case_key, home.root().raw]
    assert found_in({"backup": rest}, planted() | {each for key in keys for each in spellings(key)}) == []
    assert b"SQLite" not in rest
    assert b"keyring" not in rest


async def test_no_key_of_the_home_opens_it(home, store, file):
    """Whoever has the whole server, and not the archive's private key, reads nothing of a backup."""
    filled = await fill(store)
    backed_up(home, file)
    vault, ring = home.vault(), KeyRing.load(home.ring_file, home.root())
    async with store.transaction() as work:
        keys = [work._keychain.of(filled.open_case)]
    keys += [ring[name].newest for name in Name]
    keys += [vault.days.of(day) for day in vault.days.days()]
    keys.append(SecretKey(home.root().raw))
    assert len(keys) > 5
    for key in keys:
        with file.open("rb") as content:
            bound = Header.read(content).raw
            with pytest.raises(BackupBroken):
                StreamOpener(content, key, bound).read(1)


async def test_the_root_key_is_not_even_inside(home, store, file, tmp_path):
    """Whoever opens a backup has the line of that day, and not the key to its next one."""
    backup = unpacked(backed_up(home, file), tmp_path / "out")
    inside = backup.ring.content + b"".join(path.read_bytes() for path in backup.folder.rglob("*.*"))
    assert not [each for each in spellings(home.root().raw) if each in inside]


async def test_it_is_its_owners_alone_and_leaves_nothing_beside_it(home, store, file):
    """The copies that were needed to make it are gone."""
    backed_up(home, file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


async def test_it_overwrites_nothing(home, store, file):
    """Neither a backup nor anything else."""
    file.write_bytes(b"something dear")
    with pytest.raises(BackupExists):
        backed_up(home, file)
    assert file.read_bytes() == b"something dear"
    assert list(file.parent.iterdir()) == [file]


async def test_one_made_at_the_same_moment_is_not_overwritten_either(home, store, file, monkeypatch):
    """Also when it appears after the first look."""
    sealing = writing._seal

    def slow(*words):
        sealing(*words)
        file.write_bytes(b"something dear")

    monkeypatch.setattr(writing, "_seal", slow)
    with pytest.raises(BackupExists):
        backed_up(home, file)
    assert file.read_bytes() == b"something dear"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("spoil", ["flip", "cut", "lose"])
async def test_what_does_not_read_back_is_no_backup(home, store, file, monkeypatch, spoil):
    """A disk that keeps something else than it was given is found out at once, and nothing is left."""
    reads_back = writing._reads_back

    def spoiled(read, *rest):
        data = bytearray(read.read())
        data[len(data) // 2] ^= 1
        kept = {"flip": data, "cut": data[:-1], "lose": data[: len(data) // 2]}[spoil]
        other = file.with_name("spoiled")
        other.write_bytes(bytes(kept))
        try:
            with other.open("rb") as again:
                return reads_back(again, *rest)
        finally:
            other.unlink()

    monkeypatch.setattr(writing, "_reads_back", spoiled)
    with pytest.raises(BackupUnverified):
        backed_up(home, file)
    assert list(file.parent.iterdir()) == []


async def test_a_backup_of_something_else_is_no_backup(home, store, file, monkeypatch):
    """Also when it opens: what is read back is compared with what was to be written."""
    write = StreamSealer.write

    def forgetful(sealer, data):
        write(sealer, data.replace(b"manifest", b"manifesT"))
        return len(data)

    monkeypatch.setattr(StreamSealer, "write", forgetful)
    with pytest.raises(BackupUnverified):
        backed_up(home, file)
    assert list(file.parent.iterdir()) == []


async def test_what_comes_after_the_last_part_is_looked_at_too(home, store, file, tmp_path, monkeypatch):
    """A backup that lacks only its end is refused, though every part of it is there."""
    monkeypatch.setattr(stream, "CHUNK", 512)
    data = backed_up(home, file).read_bytes()
    file.write_bytes(data[: -(512 + 16)])
    with pytest.raises(BackupBroken):
        unpacked(file, tmp_path / "out")


async def test_a_copy_left_by_a_crash_opens_for_nobody(home, store, file, monkeypatch):
    """The half-made copy is encrypted under a key that was only in memory; no key of the home opens it."""
    await fill(store)
    seen: dict[str, bytes] = {}

    def crash(*_):
        seen.update({path.name: path.read_bytes() for path in file.parent.iterdir()})
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "_seal", crash)
    with pytest.raises(KeyboardInterrupt):
        backed_up(home, file)
    assert seen
    assert found_in(seen, planted()) == []
    for name, data in seen.items():
        left = file.with_name(name)
        left.write_bytes(data)
        with pytest.raises(StoreError):
            copy_database(left, home.vault().database, file.with_name("out"), b"k" * 32)


async def test_it_is_of_one_moment_while_others_write(home, store, file, tmp_path):
    """A writer is not held up, and what it does in one unit of work is there as a whole or not at all."""
    async with store.transaction() as work:
        case = work.cases.new(work.seekers.new(7001), "blue heron", 1, "nl")
    done: list[Path] = []
    making = threading.Thread(target=lambda: done.append(backed_up(home, file)))
    written = 0
    making.start()
    while making.is_alive() or not written:
        async with store.transaction() as work:
            for _ in range(2):
                work.transcript.add(case.id, "seeker", Words("x" * 2000))
        written += 2
    making.join()
    assert done
    with unpacked(file, tmp_path / "out").store(HandClock(), random.Random(1)) as then:
        async with then.transaction() as work:
            there = [entry.seq for entry in work.transcript.read(case.id)]
    assert len(there) % 2 == 0
    assert there == list(range(1, len(there) + 1))


async def test_a_day_key_that_is_destroyed_meanwhile_is_in_it(
    home, store, clock, file, tmp_path, monkeypatch
):
    """The copy of the database and its day keys belong together, whenever the day turns."""
    async with store.transaction() as work:
        case = work.cases.new(work.seekers.new(7001), "blue heron", 1, "nl")
    copying = writing.copy_database

    def turning(*words):
        copying(*words)
        for path in home.days.iterdir():
            path.unlink()

    monkeypatch.setattr(writing, "copy_database", turning)
    with unpacked(backed_up(home, file), tmp_path / "out").store(clock, random.Random(1)) as then:
        async with then.transaction() as work:
            found = work.cases.get(case.id)
    assert found
    assert found.name == "blue heron"


async def test_a_ring_key_renewed_meanwhile_is_in_it(home, store, clock, file, tmp_path, monkeypatch):
    """The copy of the database and its ring belong together, too."""
    copying = writing.copy_database

    def renewing(*words):
        copying(*words)
        monkeypatch.setattr(writing, "copy_database", copying)
        ring = KeyRing.load(home.ring_file, home.root())
        ring.renewed(Name.FIELD).save(home.ring_file, home.root())
        with opened(home, clock) as other, other._connection.begin():
            Work(other._scope()).settings.put("tone", "sealed with the new one")

    monkeypatch.setattr(writing, "copy_database", renewing)
    with unpacked(backed_up(home, file), tmp_path / "out").store(clock, random.Random(1)) as then:
        async with then.transaction() as work:
            assert work.settings.get("tone") == "sealed with the new one"


async def test_day_keys_that_no_case_needs_are_not_in_it(home, store, file, tmp_path):
    """A backup opens no more than it holds."""
    home.vault().days.made_for("2026-03-13")
    async with store.transaction() as work:
        work.cases.new(work.seekers.new(7001), "blue heron", 1, "nl")
    backup = unpacked(backed_up(home, file), tmp_path / "out")
    assert [path.name for path in backup.days.iterdir()] == ["2026-03-14.key"]


async def test_of_an_erased_case_nothing_is_in_it_that_any_key_opens(home, store, file, tmp_path):
    """Not its key, not a byte of what was sealed under it, neither in a row nor in a free page."""
    filled = await fill(store)
    driver = store._connection.connection.dbapi_connection
    sql = (
        "SELECT record FROM entries UNION SELECT data FROM media WHERE case_id IS NOT NULL"
        " UNION SELECT record FROM cases UNION SELECT wrapped_key FROM cases"
        " UNION SELECT sealed_key FROM cases"
    )
    sealed = {value for (value,) in driver.execute(sql) if value}
    assert len(sealed) > 10
    async with store.transaction() as work:
        for case in (filled.open_case, filled.sealed_case):
            work.cases.erase(case)
    backup = unpacked(backed_up(home, file), tmp_path / "out")
    pages = decrypted(backup.database, backup.key)
    assert pages.startswith(b"SQLite format 3\0") or b"CREATE TABLE" in pages
    assert [value for value in sealed if value[14:46] in pages] == []
    assert filled.open_case.encode() not in pages


async def test_the_search_for_what_is_left_finds_it_before_erasing(home, store, file, tmp_path):
    """The same search over a backup from before finds every sealed value."""
    await fill(store)
    driver = store._connection.connection.dbapi_connection
    sealed = {value for (value,) in driver.execute("SELECT record FROM entries") if value}
    backup = unpacked(backed_up(home, file), tmp_path / "out")
    pages = decrypted(backup.database, backup.key)
    assert [value for value in sealed if value[14:46] not in pages] == []


def decrypted(path: Path, key: bytes) -> bytes:
    """Every page of an SQLCipher file with a raw key, free ones too: AES-256-CBC, as it documents."""
    page, reserve = 4096, 80
    data, out = path.read_bytes(), []
    for at in range(0, len(data), page):
        begin = 16 if at == 0 else 0
        whole = data[at : at + page]
        vector = whole[page - reserve : page - reserve + 16]
        cipher = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
        out.append(cipher.update(whole[begin : page - reserve]) + cipher.finalize())
    return b"".join(out)


async def test_another_archive_key_is_refused(home, store, file, tmp_path):
    """It is said which key the backup is sealed to."""
    backed_up(home, file)
    with pytest.raises(WrongArchiveKey, match=KEY.public.fingerprint):
        unpack(file, [ArchivePrivateKey.make()], tmp_path)


async def test_a_newer_kind_of_backup_is_not_guessed_at(home, store, file, tmp_path):
    """A version that this program does not know is refused by name."""
    data = backed_up(home, file).read_bytes()
    file.write_bytes(data.replace(b"amana-backup-1 ", b"amana-backup-2 ", 1))
    with pytest.raises(BackupAhead, match="version 2"):
        unpack(file, [KEY], tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("made")
    return backed_up(new_home(folder / "home"), folder / "made.amana").read_bytes()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_spoiled_backup_is_refused(made, tmp_path_factory, data):
    """A flipped byte, a cut or something added, in the head or in the content: always a named error."""
    head = data.draw(st.booleans())
    at = data.draw(st.integers(0, 1400 if head else len(made) - 1))
    how = data.draw(st.sampled_from(["flip", "cut", "add"]))
    spoiled = {
        "flip": made[:at] + bytes((made[at] ^ (1 << data.draw(st.integers(0, 7))),)) + made[at + 1 :],
        "cut": made[:at],
        "add": made + made[at : at + 100],
    }[how]
    folder = tmp_path_factory.mktemp("spoiled")
    (folder / "spoiled.amana").write_bytes(spoiled)
    (folder / "out").mkdir(0o700)
    with pytest.raises((BackupBroken, WrongArchiveKey, BackupAhead)):
        unpack(folder / "spoiled.amana", [KEY], folder / "out")


async def test_two_backups_cannot_be_put_together(home, store, file, tmp_path):
    """The head of one opens no content of another, though both are of the same line."""
    one = backed_up(home, file).read_bytes()
    other = backed_up(home, file.with_name("other")).read_bytes()
    length = len(one) - len(one.partition(b"\n")[2]) + 4 + 1137
    file.write_bytes(one[:length] + other[length:])
    with pytest.raises(BackupBroken):
        unpacked(file, tmp_path / "out")


async def test_a_home_without_a_case_can_be_backed_up(home, store, file, tmp_path):
    """The first backup may be made on the first day."""
    backup = unpacked(backed_up(home, file), tmp_path / "out")
    assert backup.manifest.cases == 0


async def test_looking_at_a_backup_later_needs_no_key_of_today(home, store, clock, file, tmp_path):
    """A year later, when its day keys are long destroyed here, the open case in it still reads."""
    filled = await fill(store)
    backed_up(home, file)
    clock.move(days=365)
    await store.roll_day_keys()
    with unpacked(file, tmp_path / "out").store(clock, random.Random(1)) as then:
        async with then.transaction() as work:
            assert work.transcript.get(EntryRef(filled.open_case, 1))
