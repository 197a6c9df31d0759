"""A line moves to another database: whole, once, and never half."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import delete, text, update

from db import moving, tables
from db.copying import copy_rows
from db.errors import (
    AnotherCopy,
    CopyOutdated,
    CopyUnlike,
    DatabaseAway,
    DatabaseBusy,
    DatabaseInUse,
    DatabaseTaken,
    HomeMissing,
    LivesInFile,
    LivesOnServer,
)
from db.home import Home
from db.letters import Attachment, Words
from db.proof import opened as read_through
from db.vault.archive_private import ArchivePrivateKey
from db.vault.fields import SEALED, Sealed
from db.whereabouts import Whereabouts
from tests.server import server
from tests.unit.db.full import SEEKER_CHAT, WORDS, fill
from tests.unit.db.house import HandClock, archive_key_file, home_on_server, in_a_loop_of_its_own, opened

RNG = random.Random(5)


@pytest.fixture
def url() -> Iterator[str]:
    database = server().new_database()
    yield server().url(database)
    server().drop(database)


@pytest.fixture
async def filled(home):
    """A stopped line with something in every column."""
    with opened(home) as store:
        filled = await fill(store)
        await store.anchor()
    return filled


async def move(home, url, clock=None):
    return await moving.to_server(home, url, clock or HandClock(), RNG)


def on_server(home, url):
    return replace(home, database_url=url)


async def test_everything_is_there_and_goes_on(home, filled, url):
    """Open cases read, sealed ones with the archive's key, the log is whole, and numbers go on."""
    with opened(home) as store:
        async with store.transaction() as work:
            number = (
                work.inbox.add("seeker", 77, 5, b"{}", carries=False) and work._scope._last_numbers["inbox"]
            )
            work.inbox.done(number)
            work.inbox.forget_before(work.now.replace(year=2030))
    report = await move(home, url)
    assert (report.looked.unlike, report.looked.broken_at) == ([], None)
    assert not [name for name in report.looked.opened if name.startswith("not ")]
    with opened(on_server(home, url)) as store:
        assert await store.unlike() == []
        async with store.transaction() as work:
            assert work.transcript.read(filled.open_case)[0].words.text == WORDS["entry"]
            work.cases.unlock(filled.sealed_case, ArchivePrivateKey.from_file(archive_key_file()))
            assert work.transcript.read(filled.sealed_case)[1].words.text == WORDS["arabic"]
            assert work.audit.broken_at() is None
            assert work.audit.newest(1)[0].act == "moves"
            work.inbox.add("seeker", 78, 5, b"{}", carries=False)
            assert work._scope._last_numbers["inbox"] == number + 1


async def test_what_was_on_its_way_keeps_its_state(home, filled, url):
    """A letter that a killed line was sending goes out as a possible repeat, and the others once."""
    with opened(home) as store:
        async with store.transaction() as work:
            sending = [letter.id for letter in work.outbox.claim(10)]
    assert sending
    before = rows_of(home)
    assert {row[2] for row in before} > {"sending", "waiting"}
    await move(home, url)
    assert rows_of(on_server(home, url)) == before
    with opened(on_server(home, url)) as store:
        async with store.transaction() as work:
            work.outbox.recover()
        async with store.transaction() as work:
            assert {letter.id for letter in work.outbox.claim(50) if letter.repeat} == set(sending)


def rows_of(home):
    letters = "SELECT id, bot, state, place, tries, repeat FROM outbox ORDER BY id"
    with opened(home) as store, store._session.alone() as connection:
        return [tuple(row) for row in connection.execute(text(letters))]


async def test_the_file_is_the_lines_no_more(home, filled, url):
    """Whoever starts on it is told where the line lives, and so is who had it open all the while."""
    with opened(home) as beside:
        await move(home, url)
        with pytest.raises(LivesOnServer):
            async with beside.transaction():
                pytest.fail("it must not begin")
    with pytest.raises(LivesOnServer, match=r"line[0-9]+ on this machine"):
        opened(home)
    with pytest.raises(LivesOnServer):
        await move(home, url)
    opened(on_server(home, url)).close()


async def test_who_waits_for_the_file_finds_the_line_gone(home, filled, url, monkeypatch):
    """A command that was given in the middle of the move writes nothing that is lost: it is refused."""
    arrived = moving._arrived

    async def arriving(*words):
        with opened_quietly(home, monkeypatch) as busy:
            assert busy is None
        return await arrived(*words)

    monkeypatch.setattr(moving, "_arrived", arriving)
    await move(home, url)


@contextmanager
def opened_quietly(home, monkeypatch):
    monkeypatch.setattr("db.session.PATIENCE", 1)
    with pytest.raises(DatabaseBusy):
        opened(home)
    monkeypatch.undo()
    yield None


KILLED = 9


def killed_at(step: str, do: Callable[[], Coroutine[Any, Any, object]]) -> None:
    """Do it in a process of its own, which ends without a word when it has come to this step."""
    child = os.fork()
    if child == 0:
        of = Whereabouts if step == "move_back" else moving
        setattr(of, step, lambda *_, **__: os._exit(KILLED))
        in_a_loop_of_its_own(do)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


@pytest.mark.parametrize("step", ["_set_out", "copy_rows", "_arrived", "Moved"])
async def test_broken_off_anywhere_it_is_where_it_was(home, filled, url, step):
    """The line lives in the file and goes on; the same command then begins again and comes to its end."""
    killed_at(step, partial(move, home, url))
    with pytest.raises(LivesInFile):
        opened(on_server(home, url))
    with opened(home) as store:
        async with store.transaction() as work:
            work.settings.put("tone", "said in between")
    await move(home, url)
    with opened(on_server(home, url)) as store:
        assert await store.unlike() == []
        async with store.transaction() as work:
            assert work.settings.get("tone") == "said in between"


async def test_a_server_that_goes_away_in_the_middle_leaves_the_line_in_its_file(
    home, filled, url, monkeypatch
):
    """It is one line, and nothing is left on the server."""

    def cut(source, target, key):
        pid = target.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        server().say(f"SELECT pg_terminate_backend({pid}, 5000)")
        return copy_rows(source, target, key)

    with monkeypatch.context() as patched:
        patched.setattr(moving, "copy_rows", cut)
        with pytest.raises(DatabaseAway):
            await move(home, url)
    opened(home).close()
    await move(home, url)


def test_where_a_line_lives_is_told_without_a_password():
    """Neither it nor who logs in stands in the home."""
    told = moving.place_of("postgresql://amana:hunter2@db.example.org:5432/line?sslmode=verify-full")
    assert told == "line on db.example.org"


async def test_a_copy_that_is_not_the_same_is_not_lived_in(home, filled, url, monkeypatch):
    """One byte, one row or one number is otherwise there: the table is named, and nothing is switched."""
    spoils = {
        "settings": update(tables.settings).where(tables.settings.c.name == "tone").values(value=b"x"),
        "entries": delete(tables.entries).where(tables.entries.c.seq == 2),
        "audit": text("UPDATE numbers SET last = last - 1 WHERE name = 'audit'"),
    }
    for name, spoil in spoils.items():

        def spoiled(source, target, key, spoil=spoil):
            sums = copy_rows(source, target, key)
            target.execute(spoil)
            return sums

        with monkeypatch.context() as patched:
            patched.setattr(moving, "copy_rows", spoiled)
            with pytest.raises(CopyUnlike, match=f": {name}$"):
                await move(home, url)
        assert not home.whereabouts.is_moved
    assert server().say("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", name_of(url)) == [(0,)]


def name_of(url):
    return url.partition("///")[2].partition("?")[0]


async def test_somebodys_database_is_not_written_over(home, filled, url, tmp_path):
    """Neither another line's, nor a table of anybody, nor this line's own where it once lived."""
    server().say("CREATE TABLE recipes (id integer)", name_of(url))
    with pytest.raises(DatabaseTaken):
        await move(home, url)
    assert server().say("SELECT count(*) FROM recipes", name_of(url)) == [(0,)]
    with home_on_server(tmp_path / "other") as other:
        with pytest.raises(DatabaseTaken):
            await move(home, other.database_url)
        opened(other).close()
    server().say("DROP TABLE recipes", name_of(url))
    await move(home, url)
    await moving.to_file(on_server(home, url), HandClock(), RNG)
    with pytest.raises(DatabaseTaken):
        await move(home, url)


async def test_there_is_one_copy_that_it_lives_in(home, filled, url, monkeypatch):
    """A copy that was broken off, with the same keys and words in it, is refused by name."""
    with monkeypatch.context() as patched:
        patched.setattr(moving, "_arrived", None)
        with pytest.raises(TypeError):
            await move(home, url)
    other = server().new_database()
    await move(home, server().url(other))
    with pytest.raises(AnotherCopy):
        opened(on_server(home, url))
    opened(on_server(home, server().url(other))).close()
    server().drop(other)


async def test_it_comes_back_with_all_that_came_in_between(home, filled, url):
    """From the server into the file; who still has the server open finds the line gone, too."""
    await move(home, url)
    there = on_server(home, url)
    with opened(there) as store:
        async with store.transaction() as work:
            work.settings.put("tone", "said on the server")
    with opened(there) as beside:
        report = await moving.to_file(there, HandClock(), RNG)
        with pytest.raises(LivesInFile):
            async with beside.transaction():
                pytest.fail("it must not begin")
    assert report.looked.broken_at is None
    with pytest.raises(LivesInFile):
        opened(there)
    with opened(home) as store:
        assert await store.unlike() == []
        async with store.transaction() as work:
            assert work.settings.get("tone") == "said on the server"
            assert work.transcript.read(filled.open_case)[0].words.text == WORDS["entry"]
            assert work.audit.broken_at() is None
    assert sorted(path.name for path in home.path.glob("amana.db*")) == ["amana.db"]
    assert home.database.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("step", ["copy_rows", "_take_the_place", "move_back"])
async def test_a_way_back_that_is_broken_off_leaves_it_on_the_server(home, filled, url, step):
    """Also when the old file is gone already, or the new one in its place; nobody starts on a half one."""
    await move(home, url)
    there = on_server(home, url)
    killed_at(step, partial(moving.to_file, there, HandClock(), RNG))
    with pytest.raises(LivesOnServer):
        opened(home)
    opened(there).close()
    await moving.to_file(there, HandClock(), RNG)
    assert sorted(path.name for path in home.path.glob("amana.db*")) == ["amana.db"]
    opened(home).close()


async def test_a_hold_that_was_lost_is_no_ground_to_switch(tmp_path, monkeypatch):
    """While the copy was looked over somebody could write to the server again: the line stays there."""
    with home_on_server(tmp_path / "home") as there:
        arrived = moving._arrived

        async def cut(*words):
            everybody = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = "
            server().say(f"{everybody}'{name_of(there.database_url)}'")
            return await arrived(*words)

        monkeypatch.setattr(moving, "_arrived", cut)
        with pytest.raises(DatabaseAway):
            await moving.to_file(there, HandClock(), RNG)
        opened(there).close()
        assert not list(there.path.glob("amana.db*"))


async def test_a_line_that_was_founded_on_a_server_moves_into_a_file(tmp_path):
    """There is no file before, and no word of where it was."""
    with home_on_server(tmp_path / "home") as there:
        with opened(there) as store:
            filled = await fill(store)
        await moving.to_file(there, HandClock(), RNG)
        with pytest.raises(LivesInFile):
            opened(there)
        with opened(replace(there, database_url=None)) as store:
            assert await store.unlike() == []
            async with store.transaction() as work:
                assert work.transcript.read(filled.open_case)[0].words.text == WORDS["entry"]


async def test_nobody_moves_off_a_server_under_a_running_line(tmp_path):
    """A process on another machine shows by the duties that it has."""
    with home_on_server(tmp_path / "home") as there, opened(there) as running:
        assert await running.takes_over(["fetch"])
        with pytest.raises(DatabaseInUse):
            await moving.to_file(there, HandClock(), RNG)
        await running.lays_down(["fetch"])
        await moving.to_file(there, HandClock(), RNG)


async def test_with_the_server_lost_it_goes_back_as_it_was(home, filled, url):
    """As long as nothing was done there, be it by a command: from then on the file is not all there is."""
    await move(home, url)
    moving.back_as_it_was(home)
    opened(home).close()
    other = server().new_database()
    await move(home, server().url(other))
    with opened(on_server(home, server().url(other))) as store:
        assert await store.unlike() == []
        async with store.transaction() as work:
            work.settings.put("tone", "said there")
    with pytest.raises(CopyOutdated):
        moving.back_as_it_was(home)
    with pytest.raises(LivesOnServer):
        opened(home)
    server().drop(other)


async def test_the_file_that_was_left_is_destroyed_when_it_is_said(home, filled, url):
    """And never while the line lives in it."""
    assert not moving.destroy_left(home)
    await move(home, url)
    assert moving.destroy_left(home)
    assert not moving.destroy_left(home)
    assert not list(home.path.glob("amana.db*"))
    opened(on_server(home, url)).close()


async def test_an_erasure_destroys_the_file_that_was_left(home, filled, url):
    """What somebody has erased lies in it still: at once, and not at the first look after a move."""
    await move(home, url)
    assert not moving.destroy_outdated(home)
    with opened(on_server(home, url)) as store:
        async with store.transaction() as work:
            work.cases.erase(filled.open_case, even_held=True)
    with pytest.raises(CopyOutdated):
        moving.back_as_it_was(home)
    assert moving.destroy_outdated(home)
    assert not home.database.exists()


async def test_a_line_on_a_server_moves_to_no_other_server(url, tmp_path):
    """It is told that it is on one already; a home that is none is told, too."""
    with home_on_server(tmp_path / "home") as there, pytest.raises(LivesOnServer):
        await move(there, url)
    with pytest.raises(HomeMissing):
        await move(Home(tmp_path / "none"), url)


async def test_what_was_damaged_before_is_no_worse_and_told(home, filled, url):
    """A value that does not open hinders nobody from moving: it is copied and named."""
    with opened(home) as store, store._session.alone() as connection:
        connection.execute(update(tables.consents).values(record=b"x" * 40))
    report = await move(home, url)
    assert report.looked.unlike == ["consents.record"]
    assert "not consents" in report.looked.opened


async def test_something_of_every_sealed_column_is_opened(home, filled, monkeypatch):
    """Reading through opens each column that this server can open, and leaves nothing changed."""
    met = set()
    unseal = Sealed.unseal

    def noting(field, *words):
        met.add(field.place)
        return unseal(field, *words)

    monkeypatch.setattr(Sealed, "unseal", noting)
    with opened(home) as store:
        async with store.transaction() as work:
            file = work.media.keep(work.media.park(98, b"x"), filled.open_case)
            work.transcript.add(filled.open_case, "seeker", Words(""), (Attachment("photo", file),))
        async with store.transaction() as work:
            seeker = work.seekers.find(SEEKER_CHAT)
            before = work.outbox.waiting()
        await read_through(store)
        async with store.transaction() as work:
            assert (work.seekers.find(SEEKER_CHAT), work.outbox.waiting()) == (seeker, before)
    assert {field.place for field in SEALED} - met == {"cases.sealed_key"}
