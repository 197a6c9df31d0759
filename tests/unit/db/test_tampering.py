"""Whoever changes the database from outside is found out: each sealed column, each way."""

from __future__ import annotations

from contextlib import suppress

import pytest

from db.errors import SealBroken
from db.letters import Address, Send, Words
from db.vault import fields
from db.vault.archive_private import ArchivePrivateKey
from tests.unit.db.full import SEEKER_CHAT, fill
from tests.unit.db.house import archive_key_file, opened

PLACES = [
    field for field in fields.SEALED if field not in {fields.ARRIVAL, fields.ARRIVAL_PARCEL, fields.LETTER}
]
PRIVATE = ArchivePrivateKey.from_file(archive_key_file())


def read(work, filled, field):
    """Read something of this column the way the line does."""
    files = f"SELECT id FROM media WHERE case_id = '{filled.open_case}'"
    ways = {
        fields.SEEKER: lambda: work.seekers.find(SEEKER_CHAT),
        fields.STAFF: work.staff.everyone,
        fields.CASE: lambda: work.cases.get(filled.open_case),
        fields.CASE_KEY: lambda: work.cases.get(filled.open_case),
        fields.CASE_ARCHIVE: lambda: work.cases.unlock(filled.sealed_case, PRIVATE),
        fields.ASSIGNMENT_TOPIC: lambda: work.assignments.current(filled.open_case),
        fields.ASSIGNMENT_REASONS: lambda: work.assignments.current(filled.open_case),
        fields.OFFER_REASONS: lambda: work.offers.open_for(filled.open_case),
        fields.OFFER: lambda: work.offers.open_for(filled.open_case),
        fields.DEED: lambda: work.audit.newest(1),
        fields.ENTRY: lambda: work.transcript.read(filled.open_case),
        fields.MEDIA: lambda: work.media.read(
            filled.open_case, work._scope._execute(files, ()).fetchone()[0]
        ),
        fields.ONSCREEN_TEXTS: lambda: work.onscreen.said(SEEKER_CHAT, 9),
        fields.BLOCK: work.blocks.every,
        fields.KEEPING: lambda: work.keepings.of_case(filled.open_case),
        fields.MEETING: lambda: [work.meetings.get(one) for one in work.meetings.ids()],
        fields.SEAT: lambda: work.seats.of_seeker(work.seekers.find(SEEKER_CHAT).id),
        fields.INVITE: lambda: work.invites.take(filled.code, work.now),
        fields.QUESTIONNAIRE: work.questionnaires.latest,
        fields.CONSENT: lambda: work.consents.of(work.seekers.find(SEEKER_CHAT).id),
        fields.SETTING: lambda: work.settings.get("tone"),
        fields.PROMPT: lambda: work.prompts.read("seekers:story:rif:w"),
        fields.PROMPT_FILE_ID: lambda: work.prompts.file_id("seekers:story:rif:w"),
        fields.WORDING: work.wordings.in_force,
        fields.REMARK: work.remarks.shown,
    }
    return ways[field]()


def change(store, field, how):
    """Change every value of a column behind the store's back."""
    driver = store._connection.connection.dbapi_connection
    # Remarks have no row numbers: these would say in which order they came.
    row = "id" if field is fields.REMARK else "rowid"
    rows = driver.execute(
        f"SELECT {row}, {field.column} FROM {field.table} WHERE {field.column} NOTNULL"
    ).fetchall()
    assert rows
    for number, value in rows:
        sql = f"UPDATE {field.table} SET {field.column} = ? WHERE {row} = ?"
        driver.execute(sql, (how(value), number))


def flipped(value):
    return value[:-1] + bytes([value[-1] ^ 1])


def cut(value):
    return value[:-1]


def emptied(_value):
    return b""


def other_version(value):
    return bytes([value[0] + 1]) + value[1:]


WAYS = [flipped, cut, emptied, other_version]


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("field", PLACES, ids=lambda field: f"{field.table}.{field.column}")
async def test_a_changed_value_is_refused(store, field, how):
    """Flipped, cut, emptied or of another version, no value of any column is taken for true."""
    filled = await fill(store)
    change(store, field, how)
    async with store.transaction() as work:
        if field is fields.ASSIGNMENT_REASONS:  # whoever has the case goes on with it, without the reasons
            assert read(work, filled, field).reasons == ""
            return
        with pytest.raises(SealBroken):
            read(work, filled, field)


NAMED = [field for field in PLACES if field is not fields.CASE_ARCHIVE]
"""What this server opens at all: a sealed case's key is for the archive alone."""


@pytest.mark.parametrize("field", NAMED, ids=lambda field: f"{field.table}.{field.column}")
async def test_what_was_changed_is_named_in_the_audit_log(store, field):
    """Whoever met it and whatever they did about it: the column stands there, once."""
    filled = await fill(store)
    change(store, field, flipped)
    for _ in range(3):
        with suppress(SealBroken):
            async with store.transaction() as work:
                read(work, filled, field)
    async with store.transaction() as work:
        named = [deed for deed in work.audit.newest(1) if deed.act == "damaged"]
        assert [(deed.by, deed.about) for deed in named] == [("line", f"{field.table}.{field.column}")]
        driver = store._connection.connection.dbapi_connection
        (rows,) = driver.execute("SELECT count(*) FROM audit").fetchone()
        assert rows == 2  # the one that was there, and one for the damage


async def test_what_was_changed_is_named_when_it_is_swallowed_too(store):
    """An update and a letter that do not open are passed over by the line, and still named."""
    await fill(store)
    change(store, fields.ARRIVAL, flipped)
    change(store, fields.LETTER, flipped)
    async with store.transaction() as work:
        work.inbox.ready(50)
        work.outbox.claim(50)
    async with store.transaction() as work:
        named = {deed.about for deed in work.audit.newest(50) if deed.act == "damaged"}
        assert named == {"inbox.payload", "outbox.payload"}
        assert work.audit.broken_at() is None


@pytest.mark.parametrize("how", WAYS)
async def test_a_changed_update_is_set_aside(store, how):
    """An update that does not open is counted, and the next one of that chat is handled."""
    async with store.transaction() as work:
        work.inbox.add("seeker", 1, 5, b"one", carries=False)
    change(store, fields.ARRIVAL, how)
    async with store.transaction() as work:
        work.inbox.add("seeker", 2, 5, b"two", carries=False)
        assert work.inbox.ready(10) == []
        assert work.inbox.set_aside() == 1
        assert [arrival.payload for arrival in work.inbox.ready(10)] == [b"two"]


@pytest.mark.parametrize("how", WAYS)
async def test_a_changed_parcel_sets_its_update_aside(store, how):
    """What the porter left cannot be changed either."""
    async with store.transaction() as work:
        work.inbox.add("seeker", 1, 5, b"one", carries=True)
        work.inbox.carried(1, "{}")
    change(store, fields.ARRIVAL_PARCEL, how)
    async with store.transaction() as work:
        assert work.inbox.ready(10) == []
        assert work.inbox.set_aside() == 1


@pytest.mark.parametrize("how", WAYS)
async def test_a_changed_letter_is_not_sent(store, how):
    """Letters that do not open are refused, and what comes after them goes out."""
    filled = await fill(store)
    change(store, fields.LETTER, how)
    async with store.transaction() as work:
        assert work.outbox.claim(10) == []
        seeker = work.seekers.find(SEEKER_CHAT)
        case = work.cases.new(seeker, "red kite", 1, "nl")
        assert filled.open_case != case.id
        assert work.outbox.waiting() == 0


@pytest.mark.parametrize(
    ("column", "value"), [("bot", "seeker"), ("assignment_id", None), ("case_id", None), ("in_topic", 0)]
)
async def test_a_letter_cannot_be_readdressed(store, column, value):
    """A letter is bound to its bot, its case and its assignment, so that changing one of them is noticed."""
    await fill(store)
    driver = store._connection.connection.dbapi_connection
    driver.execute(f"UPDATE outbox SET {column} = ? WHERE state = 'waiting' AND in_topic", (value,))
    async with store.transaction() as work:
        assert [letter for letter in work.outbox.claim(10) if letter.bot == "staff"] == []


@pytest.mark.parametrize("table", ["entries", "outbox", "inbox"])
async def test_values_cannot_change_places(store, table):
    """Two rows of one table, of one case even, whose sealed values are exchanged do not open."""
    column = "record" if table == "entries" else "payload"
    async with store.transaction() as work:
        case = work.cases.new(work.seekers.new(5), "blue heron", 1, "nl")
        _two_of_each(work, case)
    driver = store._connection.connection.dbapi_connection
    rows = driver.execute(f"SELECT rowid, {column} FROM {table} ORDER BY rowid").fetchall()
    for (rowid, _), (_, value) in zip(rows, reversed(rows), strict=True):
        driver.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, rowid))
    async with store.transaction() as work:
        if table == "entries":
            with pytest.raises(SealBroken):
                work.transcript.read(case.id)
        else:
            assert (work.outbox.claim(10) if table == "outbox" else work.inbox.ready(10)) == []


def _two_of_each(work, case):
    for number in (1, 2):
        work.transcript.add(case.id, "seeker", Words(f"number {number}"))
        work.outbox.put(Address("seeker", number, case.id), Send(Words(f"number {number}")))
        work.inbox.add("seeker", number, number, b"{}", carries=False)


async def test_one_cases_key_does_not_stand_in_for_anothers(store):
    """A wrapped key copied to another case opens nothing there."""
    async with store.transaction() as work:
        seeker = work.seekers.new(5)
        here, there = (work.cases.new(seeker, name, 1, "nl") for name in ("blue heron", "red kite"))
    driver = store._connection.connection.dbapi_connection
    sql = "UPDATE cases SET wrapped_key = (SELECT wrapped_key FROM cases WHERE id = ?) WHERE id = ?"
    driver.execute(sql, (here.id, there.id))
    async with store.transaction() as work:
        assert work.cases.get(here.id) == here
        with pytest.raises(SealBroken):
            work.cases.get(there.id)


async def test_an_untouched_store_reads_everything(home, store):
    """The readers of this page find what was put in, so that their refusals mean something."""
    filled = await fill(store)
    async with store.transaction() as work:
        for field in PLACES:
            read(work, filled, field)
        assert work.inbox.ready(10)
        assert work.outbox.claim(10)
    with opened(home) as again:
        async with again.transaction() as work:
            assert read(work, filled, fields.ENTRY)
