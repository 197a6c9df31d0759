"""After erasing, nothing of the case is left in any byte that the line wrote, or a backup takes along."""

from __future__ import annotations

import pytest

from db.backup.reading import unpack
from db.backup.writing import write_backup
from db.vault.archive_private import ArchivePrivateKey
from tests.unit.db.full import fill
from tests.unit.db.house import MORNING, archive_key_file, opened
from tests.unit.db.test_secrecy import decrypted, decrypted_page, everything, pages_of

KEY = ArchivePrivateKey.from_file(archive_key_file())
OF_A_CASE = (
    "cases",
    "assignments",
    "offers",
    "entries",
    "media",
    "keepings",
    "outbox",
)
"""The tables with rows of a case, but for message numbers, which say nothing."""


def values_of(store, case_id: str) -> set[bytes]:
    """Every sealed or hashed value in a row of this case."""
    driver = store._connection.connection.dbapi_connection
    found: set[bytes] = set()
    for table in OF_A_CASE:
        key = "id" if table == "cases" else "case_id"
        rows = driver.execute(f"SELECT * FROM {table} WHERE {key} = ?", (case_id,)).fetchall()
        assert rows, f"the test must put something of the case in {table}"
        found |= {value for row in rows for value in row if isinstance(value, bytes) and len(value) >= 24}
    return found


def hashes(store) -> set[bytes]:
    """Values that other rows may hold too: whose chat it is."""
    driver = store._connection.connection.dbapi_connection
    rows = driver.execute(
        "SELECT lane FROM outbox UNION SELECT chat FROM seekers UNION SELECT chat FROM staff"
    )
    return {row[0] for row in rows if row[0]}


def log_of(home) -> bytes:
    """The write-ahead log decrypted: a header of 32 bytes, then pages, each behind one of 24 that numbers it
    (SQLite file format, section 4.1).
    """
    data, plain = home.database.with_name("amana.db-wal").read_bytes(), b""
    for at in range(32, len(data), 24 + 4096):
        page = data[at + 24 : at + 24 + 4096]
        first = data[at : at + 4] == b"\0\0\0\1"
        plain += decrypted_page(page[16:] if first else page, home.vault().database)
    return plain


def left_in(data: bytes, values: set[bytes]) -> list[bytes]:
    """Those of the values that are in these bytes."""
    return [each for each in values if each in data]


@pytest.mark.parametrize("which", ["open_case", "sealed_case"])
async def test_no_ciphertext_of_an_erased_case_is_left_anywhere(home, store, tmp_path, which):
    """No page of the database or its log, no file of the home and no fresh backup holds a piece of it."""
    filled = await fill(store)
    case_id = getattr(filled, which)
    values = values_of(store, case_id) - hashes(store)
    assert left_in(log_of(home), values), "what is looked for could be found in the log before"
    await store.clean_up()
    assert left_in(pages_of(home), values), "and in the pages"
    async with store.transaction() as work:
        for keeping in work.keepings.of_case(case_id):
            work.keepings.drop(keeping.id)
        work.cases.erase(case_id)
    assert await store.clean_up()
    written = b"".join(everything(home).values())
    assert left_in(pages_of(home) + log_of(home) + written, values) == []
    assert case_id.encode() not in pages_of(home)

    write_backup(home, tmp_path / "line.amana", MORNING, "0.1")
    out = tmp_path / "out"
    out.mkdir(0o700)
    backup = unpack(tmp_path / "line.amana", [KEY], out)
    assert left_in(decrypted(backup.database.read_bytes(), backup.key), values) == []
    with opened(home) as again:
        async with again.transaction() as work:
            assert not work.cases.exists(case_id)


async def test_an_erased_case_leaves_its_number_in_the_ledger_and_in_the_audit_log_alone(home, store):
    """It means nothing any more: so that no backup brings it back, and that it was erased is known."""
    filled = await fill(store)
    async with store.transaction() as work:
        for keeping in work.keepings.of_case(filled.open_case):
            work.keepings.drop(keeping.id)
        work.cases.erase(filled.open_case)
        work.audit.note("erased", "line", filled.open_case)
    await store.clean_up()
    named = [name for name, data in everything(home).items() if filled.open_case.encode() in data]
    assert named == [str(home.ledger.path)]
