"""An older value, sealed for the very place it is put back into, is refused: each sealed column."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import bindparam, select, update

from db import tables
from db.errors import SealBroken
from db.letters import EntryRef, Words
from db.roll import Roll
from db.vault import fields
from tests.unit.db.full import fill
from tests.unit.db.house import new_home, opened
from tests.unit.db.test_tampering import assert_refused, driver_of, put, stored

REPLACED = [field for field in fields.SEALED if field is not fields.CASE_ARCHIVE]
"""What the line writes anew. What a case's key is sealed in is written once, and opened elsewhere."""


class Killed(Exception):
    """The process ends here."""


async def written_anew(store, field):
    """The line writes something newer into every place of a column, as it always does."""
    table = tables.metadata.tables[field.table]
    keys = [column.name for column in table.primary_key.columns]
    here = [table.c[name] == bindparam(f"of_{name}") for name in keys]
    writing = update(table).where(*here).values({field.column: bindparam("sealed")})
    finding = select(*[table.c[name] for name in keys], table.c[field.column])
    async with store.transaction() as work:
        for row in work._scope.all(finding.where(table.c[field.column].is_not(None))):
            if not getattr(row, "name", "").startswith("tally:"):
                of = {f"of_{name}": getattr(row, name) for name in keys}
                work._scope.do(writing, {**of, "sealed": getattr(row, field.column)[::-1]})


@pytest.mark.parametrize("field", REPLACED, ids=lambda field: field.place)
async def test_an_older_value_is_refused(store, field):
    """It is genuine, opens nowhere else, and the line has written another since."""
    filled = await fill(store)
    older = stored(store, field)
    await written_anew(store, field)
    put(store, field, older)
    await assert_refused(store, filled, field)


async def demoted(store):
    """A member who was admin and is not any more, and the record from before."""
    async with store.transaction() as work:
        member = work.staff.new(5, ("admin",))
    older = stored(store, fields.STAFF)
    async with store.transaction() as work:
        work.staff.save(replace(member, roles=("confidant",)))
    return member, older


async def roles(store, member):
    async with store.transaction() as work:
        return work.staff.get(member.id).roles


async def refused(store, member):
    with pytest.raises(SealBroken):
        await roles(store, member)
    return True


async def test_it_is_refused_after_a_restart_too(home, clock):
    """It was put back while the line stood still."""
    with opened(home, clock) as store:
        member, older = await demoted(store)
        put(store, fields.STAFF, older)
    with opened(home, clock) as store:
        assert await refused(store, member)


async def test_it_is_refused_with_its_sum_put_back_too(home, clock):
    """Within the minute too, in which the older sum bears the newest mark."""
    with opened(home, clock) as store:
        async with store.transaction() as work:
            member = work.staff.new(5, ("admin",))
        sums = (
            driver_of(store).execute("SELECT rowid, value FROM settings WHERE name LIKE 'tally:%'").fetchall()
        )
        older = stored(store, fields.STAFF)
        async with store.transaction() as work:
            work.staff.save(replace(member, roles=("confidant",)))
        put(store, fields.STAFF, older)
        put(store, fields.SETTING, sums)
        assert await refused(store, member)
    with opened(home, clock) as store:
        assert await refused(store, member)


async def test_a_database_from_before_is_refused_where_it_is_older(home, clock):
    """What did not change since stands; the line goes on with that."""
    copy = home.path.parent / "before.db"
    with opened(home, clock) as store:
        async with store.transaction() as work:
            member, other = work.staff.new(5, ("admin",)), work.staff.new(6, ("confidant",))
        await store.anchor()
    shutil.copy(home.database, copy)
    with opened(home, clock) as store:
        async with store.transaction() as work:
            work.staff.save(replace(member, roles=("confidant",)))
        await store.anchor()
    shutil.copy(copy, home.database)
    with opened(home, clock) as store:
        assert await refused(store, member)
        assert await roles(store, other) == ("confidant",)


async def test_a_code_that_was_used_does_not_open_again(store):
    """Its row is put back as it was."""
    async with store.transaction() as work:
        code = work.invites.new("admin", work.now + timedelta(days=1), approved=True)
    (row,) = driver_of(store).execute("SELECT * FROM invites").fetchall()
    async with store.transaction() as work:
        assert work.invites.take(code, work.now)
    driver_of(store).execute("INSERT INTO invites VALUES (?, ?, ?)", row)
    with pytest.raises(SealBroken):
        async with store.transaction() as work:
            work.invites.take(code, work.now)


async def test_words_that_were_taken_back_cannot_be_read_again(store):
    """The entry as it was before /delete."""
    async with store.transaction() as work:
        case = work.cases.new(work.seekers.new(5), "blue heron", 1, "nl")
        entry = work.transcript.add(case.id, "seeker", Words("our address"))
    older = stored(store, fields.ENTRY)
    async with store.transaction() as work:
        work.transcript.rewrite(EntryRef(case.id, entry.seq), Words("nothing"))
    put(store, fields.ENTRY, older)
    with pytest.raises(SealBroken):
        async with store.transaction() as work:
            work.transcript.read(case.id)


async def test_what_was_undone_stands_as_it_was(store):
    """A part of the work, and a whole one: what they would have replaced is the newest."""
    async with store.transaction() as work:
        member = work.staff.new(5, ("admin",))
        with suppress(Killed), work.savepoint():
            work.staff.save(replace(member, roles=("confidant",)))
            raise Killed
    with suppress(Killed):
        async with store.transaction() as work:
            work.staff.save(replace(member, roles=("coordinator",)))
            assert work.staff.get(member.id).roles == ("coordinator",)
            raise Killed
    assert await roles(store, member) == ("admin",)


async def test_a_value_that_was_never_committed_does_not_stand(store):
    """Whoever saw it on the disk cannot bring it in afterwards."""
    async with store.transaction() as work:
        member = work.staff.new(5, ("confidant",))
    with suppress(Killed):
        async with store.transaction() as work:
            work.staff.save(replace(member, roles=("admin",)))
            undone = stored(store, fields.STAFF)
            raise Killed
    put(store, fields.STAFF, undone)
    assert await refused(store, member)


async def test_what_a_killed_process_had_no_time_to_strike_off_is_struck_off(home, clock, monkeypatch):
    """It ended between its commit and the roll; whoever starts next finds the newer value alone."""
    with opened(home, clock) as store:
        monkeypatch.setattr("db.standing.Standing.went", lambda *_: None)
        _, older = await demoted(store)
        monkeypatch.undo()
    with opened(home, clock) as store:
        await store.look_over()
        async with store.transaction() as work:
            (member,) = work.staff.everyone()
        put(store, fields.STAFF, older)
        assert await refused(store, member)
        await store.accept("tried")
        assert await roles(store, member) == ("admin",)


async def test_what_another_process_wrote_stands(home, clock, store):
    """A command beside the line, and the line beside the command."""
    with opened(home, clock, seed=2) as beside:
        async with beside.transaction() as work:
            member = work.staff.new(5, ("admin",))
        assert await roles(store, member) == ("admin",)
        async with store.transaction() as work:
            work.staff.save(replace(member, roles=("confidant",)))
        assert await roles(beside, member) == ("confidant",)


async def test_what_another_process_replaced_does_not_stand(home, clock, store):
    """Each follows what the other writes."""
    async with store.transaction() as work:
        member = work.staff.new(5, ("admin",))
    older = stored(store, fields.STAFF)
    with opened(home, clock, seed=2) as beside:
        async with beside.transaction() as work:
            work.staff.save(replace(member, roles=("confidant",)))
        put(beside, fields.STAFF, older)
    assert await refused(store, member)


async def test_a_power_cut_makes_no_value_an_older_one(home, clock):
    """The end of the roll did not reach the disk, and the database did: the sums vouch for what is there."""
    with opened(home, clock) as store:
        before = home.roll.read_bytes()
        async with store.transaction() as work:
            member = work.staff.new(5, ("admin",))
    home.roll.write_bytes(before[:-3])
    with opened(home, clock) as store:
        assert await roles(store, member) == ("admin",)
        async with store.transaction() as work:
            work.staff.save(replace(member, roles=("confidant",)))
    with opened(home, clock) as store:
        assert await roles(store, member) == ("confidant",)


async def test_a_line_from_before_there_was_a_roll_begins_one(tmp_path, clock):
    """Once everything has been counted and found right; from then on older values are refused."""
    home = new_home(tmp_path / "old")
    home.roll.unlink()
    with opened(home, clock) as store:
        async with store.transaction() as work:
            member = work.staff.new(5, ("admin",))
        older = stored(store, fields.STAFF)
        await store.look_over()
        async with store.transaction() as work:
            work.staff.save(replace(member, roles=("confidant",)))
        put(store, fields.STAFF, older)
        assert await refused(store, member)


async def test_no_roll_is_begun_over_what_is_amiss(tmp_path, clock):
    """An older value would stand from then on."""
    home = new_home(tmp_path / "old")
    with opened(home, clock) as store:
        _, older = await demoted(store)
        put(store, fields.STAFF, older)
    home.roll.unlink()
    with opened(home, clock) as store:
        await store.look_over()
    assert not home.roll.exists()


async def test_what_somebody_accepts_stands(home, clock, store):
    """After an incident, with a reason; in other processes too."""
    member, older = await demoted(store)
    put(store, fields.STAFF, older)
    with opened(home, clock, seed=2) as beside:
        assert await refused(beside, member)
        await store.accept("restored from a copy of the disk")
        assert await roles(store, member) == await roles(beside, member) == ("admin",)


async def test_a_roll_that_has_grown_is_begun_anew(home, store, monkeypatch):
    """With what stands and nothing else; what went is still refused."""
    monkeypatch.setattr("db.standing.ROOM", 0)
    member, older = await demoted(store)
    for language in ("nl", "ar", "tr") * 40:
        async with store.transaction() as work:
            work.staff.save(replace(work.staff.get(member.id), language=language))
    before = home.roll.stat().st_size
    await store.anchor()
    assert home.roll.stat().st_size < before / 4
    assert await roles(store, member) == ("confidant",)
    put(store, fields.STAFF, older)
    assert await refused(store, member)


async def test_a_roll_that_is_taken_away_comes_back(home, store):
    """From what the line remembers."""
    member, older = await demoted(store)
    home.roll.unlink()
    await store.anchor()
    assert home.roll.exists()
    put(store, fields.STAFF, older)
    assert await refused(store, member)


async def test_a_roll_without_room_costs_no_commit(store, monkeypatch):
    """What nobody wrote down is vouched for by the sums."""

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Roll, "_append", full)
    async with store.transaction() as work:
        member = work.staff.new(5, ("admin",))
    assert await roles(store, member) == ("admin",)


async def test_nobody_writes_on_the_roll_without_the_ring(home, clock, store):
    """The tag of an older value, put there again, is cut off with all that is behind it."""
    async with store.transaction() as work:
        member = work.staff.new(5, ("admin",))
    before = home.roll.read_bytes()
    older = stored(store, fields.STAFF)
    async with store.transaction() as work:
        work.staff.save(replace(member, roles=("confidant",)))
    with home.roll.open("ab") as file:
        file.write(before[-28:-16] + bytes(16))
    put(store, fields.STAFF, older)
    with opened(home, clock, seed=2) as beside:
        assert await refused(beside, member)
    assert await refused(store, member)


async def test_an_older_head_of_the_audit_log_is_found(store):
    """Whoever cuts off the last line and puts the head back that fitted before."""
    async with store.transaction() as work:
        work.audit.note("looked", "somebody")
    (head,) = _rows(store, "audit.head")
    async with store.transaction() as work:
        work.audit.note("looked", "somebody else")
    driver_of(store).execute("DELETE FROM audit WHERE id = 2")
    put(store, fields.SETTING, [head])
    async with store.transaction() as work:
        assert work.audit.broken_at() == 2
    async with store.transaction() as work:
        work.audit.note("looked", "somebody")  # and the line goes on


async def test_what_was_accepted_once_does_not_come_back_unseen(store):
    """The setting that names what is from before cannot be put back to when there was nothing."""
    _, older = await demoted(store)
    await store.accept("the first time")
    (nothing,) = _rows(store, "unlike")
    put(store, fields.STAFF, older)
    driver_of(store).execute("DELETE FROM settings WHERE name = 'tally:staff.record'")
    await store.anchor()
    put(store, fields.SETTING, [nothing])
    assert await store.unlike() == ["settings.value"]


def _rows(store, name):
    return driver_of(store).execute("SELECT rowid, value FROM settings WHERE name = ?", (name,)).fetchall()
