"""The audit log: kept in order, without content, and in a chain that shows when somebody touched it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st
from sqlalchemy import delete, insert, select, update

from db import tables

HANNA, CASE = "a" * 32, "b" * 32


async def deeds(store, *acts: str) -> None:
    for act in acts:
        async with store.transaction() as work:
            work.audit.note(act, HANNA, CASE, about="confidant", reason="on holiday")


async def test_what_was_done_is_there_with_who_and_when(store, clock):
    """The newest comes first."""
    await deeds(store, "paused", "removed")
    async with store.transaction() as work:
        newest = work.audit.newest(1)[0]
        assert (newest.act, newest.by, newest.case_id, newest.about) == ("removed", HANNA, CASE, "confidant")
        assert (newest.at, newest.reason) == (clock.now(), "on holiday")
        assert [deed.act for deed in work.audit.newest(9)] == ["removed", "paused"]


async def test_the_deeds_of_one_case_are_found(store):
    """Oldest first, and none of another case."""
    await deeds(store, "looked", "joined")
    async with store.transaction() as work:
        work.audit.note("looked", HANNA, "c" * 32)
        assert [deed.act for deed in work.audit.of_case(CASE)] == ["looked", "joined"]


async def test_an_untouched_log_is_whole(store):
    """Empty, and after many lines in several units of work."""
    async with store.transaction() as work:
        assert work.audit.broken_at() is None
    await deeds(store, "a", "b", "c")
    async with store.transaction() as work:
        assert work.audit.broken_at() is None


async def test_what_is_undone_leaves_no_gap(store):
    """A line that was undone, alone or with its unit of work, was never there: the next takes its place."""
    await deeds(store, "a")
    with suppress(LookupError):
        async with store.transaction() as work:
            work.audit.note("undone with the whole", HANNA)
            raise LookupError
    async with store.transaction() as work:
        with suppress(LookupError), work.savepoint():
            work.audit.note("undone alone", HANNA)
            raise LookupError
        work.audit.note("b", HANNA)
        assert work.audit.broken_at() is None
        assert [deed.act for deed in work.audit.newest(9)] == ["b", "a"]


ROW = tables.audit.c
ALL = select(tables.audit).order_by(ROW.id)
GONE, ADDED = delete(tables.audit), insert(tables.audit)
HEADLESS = delete(tables.settings).where(tables.settings.c.name == "audit.head")
THIRD = select(ROW.record).where(ROW.id == 3).scalar_subquery()
TAMPERED = {
    "a line taken out": (GONE.where(ROW.id == 2), 2),
    "the first line taken out": (GONE.where(ROW.id == 1), 1),
    "the end cut off": (GONE.where(ROW.id == 3), 3),
    "everything gone": (GONE, 1),
    "a line altered": (update(tables.audit).where(ROW.id == 2).values(record=bytes(40)), 2),
    "a link altered": (update(tables.audit).where(ROW.id == 1).values(chain=bytes(1)), 1),
    "a line repeated": (update(tables.audit).where(ROW.id == 2).values(record=THIRD), 2),
}


@pytest.mark.tampers
@pytest.mark.parametrize("how", TAMPERED)
async def test_what_was_tampered_with_is_found(store, how):
    """The number of the first line that is wrong is told."""
    await deeds(store, "a", "b", "c")
    statement, at = TAMPERED[how]
    async with store.transaction() as work:
        work._scope.do_uncounted(statement)
        assert work.audit.broken_at() == at


async def test_a_last_line_that_was_kept_is_found_again(store):
    """However much was written since; before the first there is none to keep."""
    async with store.transaction() as work:
        assert work.audit.last_line() == ""
    await deeds(store, "a", "b")
    async with store.transaction() as work:
        kept = work.audit.last_line()
    await deeds(store, "c")
    async with store.transaction() as work:
        assert work.audit.has(kept)
        assert work.audit.last_line() != kept
        assert not work.audit.has("3" + kept[1:])
        assert not work.audit.has(kept[:-1])
        assert not work.audit.has("")


@pytest.mark.tampers
async def test_another_history_does_not_have_the_line_that_was_kept(store):
    """Written with every key, whole and with its head: only what was kept elsewhere gives it away."""
    await deeds(store, "a", "b", "c")
    async with store.transaction() as work:
        kept = work.audit.last_line()
        forge(work)
    await deeds(store, "d")
    async with store.transaction() as work:
        assert work.audit.broken_at() is None
        assert not work.audit.has(kept)


def forge(work) -> None:
    """Write the second line otherwise, every link after it, and the head: by whoever has every key."""
    link = b""
    for row in list(work._scope.all(ALL)):
        record = bytes(40) if row.id == 2 else row.record
        link = work.audit._link(row.id, record, link)
        anew = update(tables.audit).where(ROW.id == row.id).values(record=record, chain=link)
        work._scope.do_uncounted(anew)
        work.settings.put("audit.head", f"{row.id}:{link.hex()}")


@pytest.mark.tampers
async def test_a_genuine_line_of_another_history_is_found(store):
    """Of the same number and under the same key, as it stood before a restore: what came after it tells."""
    other = []
    with suppress(LookupError):
        async with store.transaction() as work:
            for act in ("a", "removed"):
                work.audit.note(act, HANNA)
            other = [tuple(row) for row in work._scope.all(ALL)]
            raise LookupError
    await deeds(store, "a", "b", "c")
    line = dict(zip(ROW.keys(), other[1], strict=True))
    async with store.transaction() as work:
        assert work.audit.broken_at() is None
        work._scope.do_uncounted(GONE.where(ROW.id == 2))
        work._scope.do_uncounted(ADDED, line)
        assert work.audit.broken_at() == 2


@pytest.mark.tampers
async def test_a_log_that_is_gone_with_its_head_is_missed(store):
    """Nobody joins without a line: where there is staff and no line, somebody took it all."""
    async with store.transaction() as work:
        work.staff.new(5, ("admin",))
    await deeds(store, "joined")
    async with store.transaction() as work:
        for statement in (GONE, HEADLESS):
            work._scope.do(statement)
        assert work.audit.broken_at() == 1


def cut_off(lines, data):
    del lines[data.draw(st.integers(0, len(lines) - 1)) :]


def taken_out(lines, data):
    del lines[data.draw(st.integers(0, len(lines) - 1))]


def swapped(lines, data):
    one, other = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True))
    lines[one], lines[other] = lines[other], lines[one]


def doubled(lines, data):
    lines.insert(data.draw(st.integers(0, len(lines))), lines[data.draw(st.integers(0, len(lines) - 1))])


def flipped(lines, data):
    at, which = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.sampled_from((2, 3)))
    line = list(lines[at])
    place = data.draw(st.integers(0, len(line[which]) - 1))
    changed = bytearray(line[which])
    changed[place] ^= data.draw(st.integers(1, 255))
    line[which] = bytes(changed)
    lines[at] = tuple(line)


@pytest.mark.parametrize("numbered_anew", [True, False])
@pytest.mark.parametrize("how", [cut_off, taken_out, swapped, doubled, flipped])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(data=st.data())
async def test_whatever_is_done_to_the_lines_is_found(store, how, numbered_anew, data):
    """Any lines removed, altered, repeated or put in another order, with their numbers or with fresh ones."""
    async with store.transaction() as work:
        for act in () if work.audit.newest(1) else ("a", "b", "c", "d"):
            work.audit.note(act, HANNA, CASE)
    with suppress(LookupError):
        async with store.transaction() as work:
            assert work.audit.broken_at() is None
            lines = [tuple(row) for row in work._scope.all(ALL)]
            before = list(lines)
            how(lines, data)
            assume(lines != before)
            if numbered_anew or how is doubled:
                lines = [(number, *line[1:]) for number, line in enumerate(lines, 1)]
            elif how is swapped:
                ids = [line[0] for line in before]
                lines = [(number, *line[1:]) for number, line in zip(ids, lines, strict=True)]
            work._scope.do(GONE)
            work._scope.do_each(ADDED, [dict(zip(ROW.keys(), line, strict=True)) for line in lines])
            assert work.audit.broken_at() is not None
            raise LookupError
