"""The commands of a line whose database is on a PostgreSQL server."""

from __future__ import annotations

import random
from contextlib import asynccontextmanager

import pytest
from pydantic import SecretStr

from bot.opening import open_store
from bot.present import present
from bot.restoring import restore
from bot.settings import Settings
from bot.transcripts.finding import store_of
from db.clock import SystemClock
from db.errors import LivesInFile
from db.home import Home
from db.store import Store
from db.vault.archive_private import ArchivePrivateKey
from tests.contract.test_commands import Shell, codes, connected, sandbox, shell  # noqa: F401 - fixtures
from tests.server import server


@pytest.fixture
def founded(connected):  # noqa: F811 - the fixture of that name
    database = server().new_database()
    yield connected.with_settings(DATABASE_URL=server().url(database))
    server().drop(database)


async def test_a_line_is_founded_on_a_server(founded):
    """Keys and ledger are in the home, the rest is on the server, and commands work as ever."""
    code, out, err = await founded.amana("init")
    assert (code, err, len(codes(out))) == (0, "", 1)
    assert not (founded.home / "amana.db").exists()
    code, out, _ = await founded.amana("invite", "--role", "confidant")
    assert (code, len(codes(out))) == (0, 1)
    assert (await founded.amana("audit", "verify"))[0] == 0


async def test_the_doctor_looks_at_the_server(founded):
    """All is well but the tests' own server, which does not wait for its disk."""
    await founded.amana("init")
    (founded.home / "archive" / "private.key").unlink()
    code, out, _ = await founded.amana("doctor")
    wrong = [line for line in out.splitlines() if line.startswith("wrong")]
    assert code == 1
    assert wrong == [line for line in wrong if "fsync and full_page_writes off on its server" in line]
    assert "opens on PostgreSQL" in out
    assert "the database is what this program expects" in out


async def test_a_server_that_is_away_is_one_line(founded):
    """The doctor says so, and so does every command; no password is told."""
    await founded.amana("init")
    away = founded.with_settings(DATABASE_URL="postgresql://amana:hunter2@127.0.0.1:9/amana")
    code, out, err = await away.amana("invite", "--role", "admin")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "cannot be reached" in err
    _, told, _ = await away.amana("doctor")
    assert "cannot be reached" in told
    assert "hunter2" not in err + told


async def test_a_backup_of_a_server_is_read_and_restored(founded, tmp_path):
    """By the command; it is read with the archive's key, and restored onto another database."""
    await founded.amana("init")
    code, out, err = await founded.amana("backup", "line.amana")
    assert (code, err) == (0, "")
    assert "sealed, read back and whole" in out
    file, keys = tmp_path / "line.amana", [ArchivePrivateKey.from_file(founded.home / "archive/private.key")]
    with store_of(Settings(), file, keys, SystemClock()) as then:
        async with then.transaction() as work:
            assert len(work.invites.every()) == 1
    database = server().new_database()
    other = Settings(home=tmp_path / "other", database_url=SecretStr(server().url(database)))
    ledger = (founded.home / "erased.ledger").read_bytes()
    await restore(other, file, keys, ledger, SystemClock(), random.SystemRandom())
    assert not (tmp_path / "other" / "amana.db").exists()
    with open_store(other) as store:
        assert await store.unlike() == []
        async with store.transaction() as work:
            assert work.audit.newest(1)[0].act == "restored"
            assert work.audit.broken_at() is None
    server().drop(database)


async def test_a_line_moves_to_a_server_and_back(connected):  # noqa: F811 - the fixture of that name
    """Each way by one command; what was set before starts nothing any more, and says where the line is."""
    await connected.amana("init")
    database = server().new_database()
    url = server().url(database)
    code, out, err = await connected.amana("migrate-to", url)
    assert (code, err) == (0, "")
    assert "each table the same" in out
    assert "set AMANA_DATABASE_URL to this address" in out
    code, out, err = await connected.amana("invite", "--role", "admin")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert f"on a server now: set AMANA_DATABASE_URL to its address: {database} on this machine" in err
    there = connected.with_settings(DATABASE_URL=url)
    assert (await there.amana("invite", "--role", "confidant"))[0] == 0
    code, out, err = await there.amana("migrate-to", "sqlite")
    assert (code, err) == (0, "")
    assert "take AMANA_DATABASE_URL away" in out
    with pytest.raises(LivesInFile):
        Store.open(Home(connected.home, database_url=url))
    async with line_in(connected.home) as work:
        assert work.audit.broken_at() is None
        acts = [deed.act for deed in work.audit.newest(9)][::-1]
        assert (acts, len(work.invites.every())) == (["invited", "moves", "invited", "moves"], 2)
    server().drop(database)


@asynccontextmanager
async def line_in(home):
    with Store.open(home) as store:
        async with store.transaction() as work:
            yield work


async def test_a_running_line_does_not_move(connected):  # noqa: F811 - the fixture of that name
    """One line says to stop it, and nothing was begun; so does a wrong address."""
    await connected.amana("init")
    with present(connected.home):
        code, out, err = await connected.amana("migrate-to", "postgresql:///nowhere")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "the line is running; stop it first" in err
    code, _, err = await connected.amana("migrate-to", "mysql://somewhere")
    assert (code, err) == (2, "amana: the address must begin with postgresql://\n")
    assert not (connected.home / "moving").exists()


async def test_a_database_is_founded_once(founded):
    """A second home over it is refused, and the line that is there goes on."""
    await founded.amana("init")
    code, _, err = await founded.with_settings(HOME="second").amana("init")
    assert (code, len(err.splitlines())) == (1, 1)
    assert "nothing in it is overwritten" in err
    assert (await founded.amana("invite", "--role", "confidant"))[0] == 0
