"""What is not as the line left it is missed, read or unread: each sealed column, each way."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import bindparam, update

from db import damage, tables
from db.anchor import Anchor
from db.footprint import footprint
from db.letters import EntryRef, Words
from db.vault import fields
from tests.unit.db.full import SEEKER_CHAT, fill
from tests.unit.db.house import new_home, opened
from tests.unit.db.test_tampering import driver_of, put, stored

EACH = pytest.mark.parametrize("field", fields.SEALED, ids=lambda field: field.place)


class Killed(Exception):
    """The process ends here."""


async def missed(store):
    """What the audit log names once everything has been counted."""
    await store.look_over()
    async with store.transaction() as work:
        with damage.held_against(None):  # also where the audit log is what was changed
            return [deed.about for deed in work.audit.newest(50) if deed.act == "missed"]


async def told(store, act):
    async with store.transaction() as work:
        return [deed.about for deed in work.audit.newest(50) if deed.act == act]


@EACH
async def test_an_older_value_that_is_put_back_is_named(store, field):
    """Also where nobody reads it: the column is not what the line left there."""
    await fill(store)
    older = stored(store, field)
    put(store, field, [(rowid, value[::-1]) for rowid, value in older])
    await store.accept("the line has written newer values")
    assert await store.unlike() == []
    put(store, field, older)
    assert await missed(store) == [field.place]
    assert await store.unlike() == [field.place]


@EACH
async def test_a_row_that_is_taken_out_is_named(store, field):
    """Also one that nobody will ever look for."""
    await fill(store)
    rowid, _ = stored(store, field)[-1]
    driver_of(store).execute(f"DELETE FROM {field.table} WHERE rowid = ?", (rowid,))
    assert field.place in await missed(store)


@EACH
async def test_a_row_that_is_brought_back_is_named(store, field):
    """A value that the line has taken away, and that somebody kept."""
    await fill(store)
    driver = driver_of(store)
    rowid, value = stored(store, field)[-1]
    driver.execute("PRAGMA foreign_keys = OFF")
    row = driver.execute(f"SELECT * FROM {field.table} WHERE rowid = ?", (rowid,)).fetchone()
    driver.execute(f"DELETE FROM {field.table} WHERE rowid = ?", (rowid,))
    await store.accept("the line has taken it away")
    driver.execute(f"INSERT INTO {field.table} VALUES ({', '.join('?' * len(row))})", row)
    assert value in row
    assert field.place in await missed(store)


async def test_a_role_that_was_taken_away_does_not_come_back_unseen(store):
    """Somebody who is no admin any more puts the record back in which they were one."""
    async with store.transaction() as work:
        member = work.staff.new(5, ("admin",))
    older = stored(store, fields.STAFF)
    async with store.transaction() as work:
        work.staff.save(replace(member, roles=("confidant",)))
    assert await store.unlike() == []
    put(store, fields.STAFF, older)
    assert await missed(store) == ["staff.record"]


async def test_a_code_that_was_used_does_not_come_back_unseen(store):
    """Nor does its row."""
    async with store.transaction() as work:
        code = work.invites.new("admin", work.now + timedelta(days=1), approved=True)
    (row,) = driver_of(store).execute("SELECT * FROM invites").fetchall()
    async with store.transaction() as work:
        assert work.invites.take(code, work.now)
    driver_of(store).execute("INSERT INTO invites VALUES (?, ?, ?)", row)
    assert await missed(store) == ["invites.record"]


async def test_words_that_were_taken_back_do_not_come_back_unseen(store):
    """The entry as it was before /delete."""
    async with store.transaction() as work:
        case = work.cases.new(work.seekers.new(5), "blue heron", 1, "nl")
        entry = work.transcript.add(case.id, "seeker", Words("our address"))
    older = stored(store, fields.ENTRY)
    async with store.transaction() as work:
        work.transcript.rewrite(EntryRef(case.id, entry.seq), Words("nothing"))
    assert await store.unlike() == []
    put(store, fields.ENTRY, older)
    assert await missed(store) == ["entries.record"]


async def test_what_is_undone_is_in_no_sum(store):
    """A part of the work that was undone, and a whole one."""
    async with store.transaction() as work:
        with suppress(Killed), work.savepoint():
            work.seekers.new(5)
            raise Killed
        work.seekers.new(6)
    with suppress(Killed):
        async with store.transaction() as work:
            work.seekers.new(7)
            raise Killed
    assert await store.unlike() == []


async def test_everything_the_line_does_itself_is_in_the_sums(store):
    """Every table, filled, rewritten and emptied; erasing takes what belongs to a case with it."""
    filled = await fill(store)
    assert await store.unlike() == []
    async with store.transaction() as work:
        work.cases.erase(filled.open_case)
        work.seekers.forget(work.seekers.find(SEEKER_CHAT).id)
        work.staff.remove(filled.staff)
    assert await store.unlike() == []


async def test_what_is_missed_is_named_once(store):
    """Each hour the same would bury the log; another change is another line."""
    await fill(store)
    put(store, fields.STAFF, [(rowid, value[::-1]) for rowid, value in stored(store, fields.STAFF)])
    assert await missed(store) == await missed(store) == ["staff.record"]
    put(store, fields.STAFF, [(rowid, b"x" * 40) for rowid, _ in stored(store, fields.STAFF)])
    assert await missed(store) == ["staff.record"] * 2


async def test_a_value_put_back_with_its_sum_is_named(store):
    """The anchor knows the newest mark, and an older sum does not bear it."""
    async with store.transaction() as work:
        member = work.staff.new(5, ("admin",))
    older, sums = stored(store, fields.STAFF), _sums(store, "staff.record")
    async with store.transaction() as work:
        work.staff.save(replace(member, roles=("confidant",)))
    await store.anchor()
    put(store, fields.STAFF, older)
    driver_of(store).executemany("UPDATE settings SET value = ? WHERE name = ?", sums)
    assert await store.unlike() == ["staff.record"]
    await store.anchor()
    assert await told(store, "rolled_back") == ["staff.record"]
    assert await store.unlike() == ["staff.record"]  # it is remembered until somebody accepts it


async def test_a_database_from_before_is_named(home, clock):
    """The whole file, put back while the line stood still: nothing in it contradicts anything."""
    copy = home.path.parent / "before.db"
    with opened(home, clock) as store:
        await store.anchor()
    shutil.copy(home.database, copy)
    with opened(home, clock) as store:
        async with store.transaction() as work:
            work.staff.new(5, ("confidant",))
        await store.anchor()
        assert await store.unlike() == []
    shutil.copy(copy, home.database)
    with opened(home, clock) as store:
        assert await store.unlike() == ["everything"]
        await store.anchor()
        assert await told(store, "rolled_back") == ["everything"]
        await store.anchor()
        assert len(await told(store, "rolled_back")) == 1
        await store.accept("restored from a snapshot of the machine")
        assert await store.unlike() == []


async def test_an_anchor_that_is_gone_is_named(home, store):
    """Whoever takes it away cannot hide behind that."""
    home.anchor.path.unlink()
    assert await store.unlike() == ["everything"]


async def test_sums_that_are_gone_are_named(store):
    """And kept anew from then on."""
    driver_of(store).execute("DELETE FROM settings WHERE name LIKE 'tally:%'")
    await store.anchor()
    assert await told(store, "rolled_back") == ["everything"]
    assert await told(store, "counted_anew") == [""]


@pytest.mark.parametrize("last", [1, 2])
async def test_no_crash_looks_like_an_attack(store, monkeypatch, last):
    """Killed after the file was written and before the commit, or between the commit and the file."""
    puts = []
    whole = Anchor.put

    def killed(anchor, *marks):
        puts.append(marks)
        if len(puts) == 1:
            whole(anchor, *marks)
        if len(puts) == last:
            raise Killed

    monkeypatch.setattr(Anchor, "put", killed)
    with pytest.raises(Killed):
        await store.anchor()
    monkeypatch.undo()
    assert await store.unlike() == []
    await store.anchor()
    assert await told(store, "rolled_back") == []


async def test_a_line_from_before_there_were_sums_begins_to_keep_them(tmp_path, clock):
    """Its first minute says so in the audit log, and from then on it compares."""
    home = new_home(tmp_path / "old")
    home.anchor.path.unlink()
    with opened(home, clock) as store:
        driver_of(store).execute("DELETE FROM settings WHERE name LIKE 'tally:%'")
        await fill(store)
        assert await store.unlike() == []
        await store.anchor()
        assert await told(store, "counted_anew") == [""]
        assert await told(store, "rolled_back") == []
        put(store, fields.STAFF, [(rowid, value[::-1]) for rowid, value in stored(store, fields.STAFF)])
        assert await missed(store) == ["staff.record"]


async def test_two_stores_keep_the_same_sums(home, store, clock):
    """A command beside the running line writes too."""
    with opened(home, clock, seed=2) as beside:
        async with beside.transaction() as work:
            work.seekers.new(5)
        async with store.transaction() as work:
            work.seekers.new(6)
        assert await beside.unlike() == await store.unlike() == []


def test_a_sealed_column_is_never_set_to_what_only_the_database_knows():
    """Its sum could not be kept."""
    made_up = (
        update(tables.staff).where(tables.staff.c.id == bindparam("of")).values(record=tables.staff.c.chat)
    )
    with pytest.raises(TypeError):
        footprint(made_up)


def _sums(store, place):
    found = driver_of(store).execute("SELECT value, name FROM settings WHERE name = ?", (f"tally:{place}",))
    return found.fetchall()
