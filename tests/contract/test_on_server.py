"""The commands of a line whose database is on a PostgreSQL server."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("words", [("backup", "line.backup"), ("restore", "x", "--without-ledger")])
async def test_what_works_with_the_file_only_says_so(founded, words):
    """A backup by ours is one of the file: it is refused in one line, and nothing is half done."""
    await founded.amana("init")
    (founded.folder / "x").write_bytes(b"")
    key = ("--archive-key", "var/archive/private.key") if words[0] == "restore" else ()
    code, out, err = await founded.amana(*words, *key)
    assert (code, out) == (2, "")
    assert err.startswith(f"amana: AMANA_DATABASE_URL: amana {words[0]} works with the encrypted file only")
    assert not (founded.folder / "line.backup").exists()


async def test_a_database_is_founded_once(founded):
    """A second home over it is refused, and the line that is there goes on."""
    await founded.amana("init")
    code, _, err = await founded.with_settings(HOME="second").amana("init")
    assert (code, len(err.splitlines())) == (1, 1)
    assert "nothing in it is overwritten" in err
    assert (await founded.amana("invite", "--role", "confidant"))[0] == 0
