"""Nothing that was said, and nobody's id, is in any byte of the home."""

from __future__ import annotations

import base64
import logging
import random
import sqlite3
import urllib.parse
import zlib
from dataclasses import replace

import psycopg
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from db import tables
from db.errors import DatabaseFault
from db.home import Home
from db.vault import fields
from db.vault.archive_private import ArchivePrivateKey
from tests.unit.db.full import SEEKER_CHAT, STAFF_CHAT, TOPIC, WORDS, fill
from tests.unit.db.house import archive_key_file, home_on_server, opened

IDS = [SEEKER_CHAT, STAFF_CHAT, TOPIC]


def spellings(plain: bytes) -> set[bytes]:
    """One value in the ways it would show up: raw, hexadecimal, Base64 at each offset, escaped."""
    found = {plain, plain.hex().encode(), plain.hex().upper().encode()}
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        found.add(coded[(0, 2, 3)[shift] : len(coded) // 4 * 4 - 4])
        found.add(coded[(0, 2, 3)[shift] : len(coded) // 4 * 4 - 4].translate(bytes.maketrans(b"+/", b"-_")))
    found.add(urllib.parse.quote(plain).encode())
    return {each for each in found if len(each) >= 8}


def planted() -> set[bytes]:
    found: set[bytes] = set()
    for words in WORDS.values():
        for coding in ("utf-8", "utf-16-le", "utf-16-be", "ascii", "cp1252"):
            found |= spellings(words.encode(coding, errors="ignore"))
        found.add(ascii(words)[1:-1].encode())
    for number in IDS:
        found |= spellings(str(number).encode())
        found |= {number.to_bytes(6, "big"), number.to_bytes(6, "little"), f"{number:x}".encode()}
    return found


def everything(home: Home) -> dict[str, bytes]:
    """Every byte of a home by file; names too."""
    paths = [path for path in home.path.rglob("*") if path.is_file()]
    return {str(path): str(path).encode() + path.read_bytes() for path in paths}


def found_in(content: dict[str, bytes], needles: set[bytes]) -> list[tuple[str, bytes]]:
    return [(name, needle) for name, data in content.items() for needle in needles if needle in data]


def test_the_search_itself_finds_what_lies_open():
    """Planted in any of the spellings, in the middle of other bytes, a word is found."""
    needles = planted()
    for words in WORDS.values():
        for show in (str.encode, lambda text: text.encode("utf-16-le"), lambda text: ascii(text).encode()):
            assert found_in({"file": b"xx" + show(words) + b"yy"}, needles), words
        for before in ("", "x", "xy"):
            assert found_in({"file": base64.b64encode((before + words + "end").encode())}, needles)
    for number in IDS:
        assert found_in({"file": f'{{"id": {number}}}'.encode()}, needles)


async def test_no_word_and_no_id_is_in_any_byte_of_the_home(home, store):
    """While the store is open, with its log beside it, and after it was closed."""
    filled = await fill(store)
    needles = planted() | spellings(filled.code.encode())
    assert home.database.with_name("amana.db-wal").stat().st_size > 0
    assert found_in(everything(home), needles) == []
    await store.clean_up()
    store.close()
    assert found_in(everything(home), needles) == []


async def test_keys_are_not_in_the_open(home, store):
    """No key of the ring, no day key and no case key lies in any file but under another key."""
    filled = await fill(store)
    async with store.transaction() as work:
        case_key = work._keychain.of(filled.open_case).raw
    vault = home.vault()
    secrets = [vault.database, vault.field.newest.raw, vault.inbox.newest.raw, case_key]
    secrets.append(vault.days.of("2026-03-14").raw)
    needles = {needle for secret in secrets for needle in spellings(secret)}
    assert found_in(everything(home), needles) == []


async def test_the_database_key_alone_shows_no_word(home, store, tmp_path):
    """Even decrypted whole, the database has every word and every id sealed in its columns."""
    filled = await fill(store)
    driver = store._connection.connection.dbapi_connection
    driver.execute(f"ATTACH DATABASE '{tmp_path / 'plain.db'}' AS plain KEY ''")
    driver.execute("SELECT sqlcipher_export('plain')")
    driver.execute("DETACH DATABASE plain")
    data = (tmp_path / "plain.db").read_bytes()
    assert data.startswith(b"SQLite format 3\0")
    assert found_in({"plain.db": data}, planted() | spellings(filled.code.encode())) == []
    with sqlite3.connect(tmp_path / "plain.db") as plain:
        full = [field for field in fields.SEALED if _filled(plain, field)]
    plain.close()
    assert set(full) == set(fields.SEALED), "the test must put something in every sealed column"


def _filled(plain, field):
    sql = f"SELECT count(*) FROM {field.table} WHERE {field.column} IS NOT NULL"
    return plain.execute(sql).fetchone()[0]


async def test_sealed_columns_look_like_chance(home, store):
    """What is sealed cannot be compressed: it has no shape of its own."""
    await fill(store)
    store.close()
    data = home.database.read_bytes()
    assert len(zlib.compress(data, 9)) > len(data) * 0.99


async def test_nothing_is_logged(store, caplog):
    """Under DEBUG logging, the database room and SQLAlchemy say nothing of what they store."""
    caplog.set_level(logging.DEBUG)
    await fill(store)
    assert found_in({"log": caplog.text.encode()}, planted()) == []


async def test_a_server_sees_no_word_and_no_id(tmp_path):
    """What lies in a PostgreSQL database is sealed in its columns, each that is to be."""
    with home_on_server(tmp_path / "home") as home, opened(home) as store:
        filled = await fill(store)
        with psycopg.connect(home.database_url) as plain:
            rows = {
                name: plain.execute(f"SELECT * FROM {name}").fetchall() for name in tables.metadata.tables
            }
            full = [field for field in fields.SEALED if _filled(plain, field)]
    values = [value for found in rows.values() for row in found for value in row if value is not None]
    data = b"|".join(value if isinstance(value, bytes) else str(value).encode() for value in values)
    assert filled.open_case.encode() in data
    assert found_in({"rows": data}, planted() | spellings(filled.code.encode())) == []
    assert set(full) == set(fields.SEALED)


async def test_an_error_of_a_server_tells_nothing(tmp_path):
    """PostgreSQL's own error names the values, and goes no further."""
    with home_on_server(tmp_path / "home") as home, opened(home) as store:
        await test_an_error_of_the_database_tells_nothing(store)


async def test_an_error_of_the_database_tells_nothing(store):
    """What is raised when a row cannot be stored has no value of that row in it, nor has its cause."""
    values = {"name": "planted name", "value": b"planted value"}
    async with store.transaction() as work:
        work._scope.do(tables.settings.insert(), values)
        with pytest.raises(DatabaseFault) as caught, work.savepoint():
            work._scope.do(tables.settings.insert(), values)
    error: BaseException | None = caught.value
    while error:
        assert "planted" not in repr(error)
        error = error.__cause__ or error.__context__


async def test_erased_means_gone_from_every_page(home, store):
    """After erasure and a clean-up no page of the file, free ones included, holds ciphertext of the case."""
    filled = await fill(store)
    await store.clean_up()
    driver = store._connection.connection.dbapi_connection
    sql = "SELECT record FROM entries WHERE case_id = ? UNION SELECT data FROM media WHERE case_id = ?"
    sealed = [row[0] for row in driver.execute(sql, (filled.open_case, filled.open_case))]
    sealed += [row[0] for row in driver.execute("SELECT wrapped_key FROM cases WHERE wrapped_key NOT NULL")]
    assert len(sealed) == 6
    assert all(each in pages_of(home) for each in sealed)
    async with store.transaction() as work:
        work.cases.erase(filled.open_case)
    assert await store.clean_up()
    assert not [each for each in sealed if each in pages_of(home)]
    assert filled.open_case.encode() not in pages_of(home)


async def test_a_case_key_that_was_sealed_is_gone_from_every_page(home, store):
    """After sealing and a clean-up, the wrapped key is on no page of the file."""
    # Several cases, since the last row of a page is written over what it was before.
    async with store.transaction() as work:
        seeker = work.seekers.new(5)
        cases = [work.cases.new(seeker, name, 1, "nl") for name in ("blue heron", "red kite", "grey gull")]
    await store.clean_up()
    driver = store._connection.connection.dbapi_connection
    wrapped = [key for (key,) in driver.execute("SELECT wrapped_key FROM cases")]
    assert all(key in pages_of(home) for key in wrapped)
    for case in cases:
        async with store.transaction() as work:
            work.cases.save(replace(case, state="closed"))
            work.cases.seal(case.id)
    assert await store.clean_up()
    assert not [key for key in wrapped if key in pages_of(home)]


def pages_of(home):
    """The database file decrypted page by page: AES-256-CBC, of 80 bytes at the end IV and HMAC."""
    return decrypted(home.database.read_bytes(), home.vault().database)


def decrypted(data, key):
    """A database's pages in the clear."""
    pages = (data[at : at + 4096][16 if at == 0 else 0 :] for at in range(0, len(data), 4096))
    return b"".join(decrypted_page(page, key) for page in pages)


def decrypted_page(page, key):
    """One page, without the salt that stands before the first."""
    body, iv = page[:-80], page[-80:-64]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return decryptor.update(body) + decryptor.finalize()


async def test_the_archive_alone_opens_what_was_sealed(store):
    """With the archive's private key a sealed case is read again, word for word; without it nothing is."""
    filled = await fill(store)
    private = ArchivePrivateKey.from_file(archive_key_file())
    async with store.transaction() as work:
        work.cases.unlock(filled.sealed_case, private)
        said = [entry.words.text for entry in work.transcript.read(filled.sealed_case)]
        case = work.cases.get(filled.sealed_case)
    assert said == [WORDS[key] for key in ("entry", "arabic", "tifinagh", "turkish")]
    assert (case.name, case.walk, case.outcome) == (WORDS["name"], WORDS["walk"], WORDS["outcome"])


def test_chance_alone_does_not_look_like_a_word():
    """The needles are long enough that random bytes do not contain them."""
    noise = random.Random(1).randbytes(2_000_000)
    assert found_in({"noise": noise}, planted()) == []
