"""The ledger of erasures: it knows of every erasure before it happens, and of none that did not."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace

import pytest

from db.errors import LedgerMalformed, LedgerMissing, LedgerUnwritable
from db.ledger import Erased, Ledger, erased_in, merged, read_ledger
from db.letters import EntryRef, Words
from db.store import Store
from db.transcript import mark
from tests.contract.db.scene import undone
from tests.unit.db.house import MORNING, HandClock, opened

ONE, OTHER = Erased("case", "a" * 32), Erased("seeker", "b" * 32)


async def played(store: Store) -> tuple[str, str, str]:
    """A seeker with a case, and a confidant."""
    async with store.transaction() as work:
        seeker = work.seekers.new(7001)
        case = work.cases.new(seeker, "blue heron", 1, "nl")
        member = work.staff.new(6001, ("confidant",))
        return case.id, seeker.id, member.id


async def test_whatever_is_erased_is_in_it(store, home):
    """Cases, seekers and staff, each by its random id."""
    case, seeker, member = await played(store)
    async with store.transaction() as work:
        work.cases.erase(case)
        work.seekers.forget(seeker)
        work.staff.remove(member)
    assert home.ledger.erased() == {Erased("case", case), Erased("seeker", seeker), Erased("staff", member)}


@pytest.mark.parametrize("how", ["take_back", "remove"])
async def test_what_was_said_is_in_it_when_it_is_destroyed(store, home, how):
    """By a mark that only the entry itself gives, and nothing of what it said."""
    case, _, _ = await played(store)
    async with store.transaction() as work:
        entry = work.transcript.add(case, "seeker", Words("canary"))
        getattr(work.transcript, how)(EntryRef(case, entry.seq))
    assert home.ledger.erased() == {Erased("said", mark(case, entry))}
    assert "canary" not in home.ledger.path.read_text()


async def test_it_names_nobody(store, home):
    """Besides random ids it holds the moment and the kind."""
    case, _, _ = await played(store)
    async with store.transaction() as work:
        work.cases.erase(case)
    assert home.ledger.path.read_text() == f"amana-erased-1\n2026-03-14T09:30:00Z case {case}\n"


async def test_it_is_written_before_the_erasure_is_committed(store, home, monkeypatch):
    """A commit that fails after it leaves the case, and the ledger names it: the erasure is tried again."""
    case, _, _ = await played(store)

    class Full(Exception):
        pass

    def crash(*_):
        assert Erased("case", case) in home.ledger.erased()
        raise Full

    monkeypatch.setattr("sqlalchemy.engine.RootTransaction.commit", crash)
    with pytest.raises(Full):
        async with store.transaction() as work:
            work.cases.erase(case)
    monkeypatch.undo()
    async with store.transaction() as work:
        assert work.cases.get(case)


async def test_it_is_on_the_disk_before_the_erasure_is_committed(store, home, monkeypatch):
    """Not only given to the system, which a power cut would take it from."""
    case, _, _ = await played(store)
    synced: list[bytes] = []
    monkeypatch.setattr("db.ledger.os.fsync", lambda _: synced.append(home.ledger.path.read_bytes()))
    async with store.transaction() as work:
        work.cases.erase(case)
    assert case.encode() in synced[-1]


async def test_what_was_undone_is_not_in_it(store, home):
    """An erasure in a savepoint or a unit of work that failed never was."""
    case, seeker, _ = await played(store)
    async with store.transaction() as work:
        with suppress(LookupError), work.savepoint():
            work.cases.erase(case)
            raise LookupError
        work.seekers.forget(seeker)
    assert home.ledger.erased() == {Erased("seeker", seeker)}
    await undone(store, lambda work: work.cases.erase(case))
    assert home.ledger.erased() == {Erased("seeker", seeker)}


async def test_what_was_not_there_is_not_in_it(store, home):
    """Erasing twice, or nothing, adds no line."""
    async with store.transaction() as work:
        work.cases.erase("c" * 32)
    assert home.ledger.erased() == frozenset()


async def test_an_erasure_fails_when_the_ledger_says_so(store, home, monkeypatch):
    """The erasure alone fails; what else is in the unit of work goes on."""
    case, _, _ = await played(store)
    monkeypatch.setattr("db.ledger.os.access", lambda path, _: path != home.ledger.path)
    async with store.transaction() as work:
        with pytest.raises(LedgerUnwritable), work.savepoint():
            work.cases.erase(case)
        work.settings.put("tone", "goes on")
    async with store.transaction() as work:
        assert work.cases.get(case)
        assert work.settings.get("tone") == "goes on"


def test_a_line_that_a_crash_cut_off_is_nothing(tmp_path):
    """It is not read, and the next line does not stick to it."""
    ledger = Ledger(tmp_path / "erased.ledger")
    ledger.add([ONE], MORNING)
    with ledger.path.open("ab") as file:
        file.write(b"2026-03-14T09:30:00Z case cccc")
    assert ledger.erased() == {ONE}
    ledger.add([OTHER], MORNING)
    assert ledger.erased() == {ONE, OTHER}
    assert len(ledger.path.read_text().splitlines()) == 3


async def test_the_copy_has_what_the_ledger_has(home, tmp_path):
    """Also what was erased before there was a copy."""
    home.ledger.add([ONE], MORNING)
    copied = replace(home, ledger_copy=tmp_path / "beside the backups.ledger")
    with opened(copied) as store:
        case, _, _ = await played(store)
        async with store.transaction() as work:
            work.cases.erase(case)
    assert copied.ledger_copy
    assert read_ledger(copied.ledger_copy) == copied.ledger.erased() == {ONE, Erased("case", case)}


def test_a_copy_out_of_reach_holds_nothing_up(tmp_path, caplog):
    """It is said in the log, and made up for once it is there again."""
    away = tmp_path / "not mounted"
    ledger = Ledger(tmp_path / "erased.ledger", away / "copy.ledger")
    with caplog.at_level(logging.WARNING):
        ledger.add([ONE], MORNING)
    assert "copy" in caplog.text
    assert not ledger.caught_up()
    away.mkdir()
    assert ledger.caught_up()
    assert read_ledger(away / "copy.ledger") == {ONE}


def test_a_new_home_has_one(home):
    """So there is one to be given when it is restored, also when nobody was ever erased."""
    assert home.ledger.path.exists()
    assert home.ledger.erased() == frozenset()
    assert home.ledger.path.stat().st_mode & 0o777 == 0o600


def test_what_is_no_ledger_is_refused(tmp_path):
    """With the first line that is not one."""
    good = merged(b"", b"")
    for bad, line in (
        (b"", "line 1"),
        (b"something else\n", "line 1"),
        (good + b"2026-03-14T09:30:00Z king " + b"a" * 32 + b"\n", "line 2"),
        (good + b"\xff\n", "line 2"),
    ):
        with pytest.raises(LedgerMalformed, match=line):
            erased_in(bad)
    with pytest.raises(LedgerMissing):
        read_ledger(tmp_path / "nothing")


def test_two_ledgers_become_one():
    """Each line once, whichever it stood in."""
    clock = HandClock()
    line = f"{clock.now():%Y-%m-%dT%H:%M:%SZ}"
    one = f"amana-erased-1\n{line} case {ONE.id}\n".encode()
    both = f"amana-erased-1\n{line} case {ONE.id}\n{line} seeker {OTHER.id}\n".encode()
    assert erased_in(merged(one, both)) == {ONE, OTHER}
    assert merged(one, both).count(b"\n") == 3
