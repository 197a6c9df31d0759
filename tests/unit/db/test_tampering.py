"""Whoever changes the database from outside is found out: each sealed column, each way."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import cycle

import pytest

from db.errors import SealBroken
from db.home import Home
from db.letters import Words
from db.vault import fields
from db.vault.archive_private import ArchivePrivateKey
from db.vault.fields import Domain
from tests.unit.db.full import SEEKER_CHAT, STAFF_CHAT, fill
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
        fields.PRACTICE: lambda: list(work.practices.of(filled.staff)),
        fields.INTERVISION: work.intervisions.notes,
    }
    return ways[field]()


def change(store, field, how):
    """Change every value of a column behind the store's back."""
    driver = store._connection.connection.dbapi_connection
    rows = driver.execute(
        f"SELECT rowid, {field.column} FROM {field.table} WHERE {field.column} NOTNULL"
    ).fetchall()
    assert rows
    for number, value in rows:
        sql = f"UPDATE {field.table} SET {field.column} = ? WHERE rowid = ?"
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


@pytest.mark.parametrize("field", fields.SEALED, ids=lambda field: field.place)
async def test_values_cannot_change_places(store, field):
    """No two rows of a column, of one case even, can exchange what they hold."""
    filled = await fill(store)
    await _one_more(store, filled)
    rows = stored(store, field)
    assert len(rows) > 1
    values = [value for _, value in rows]
    put(store, field, zip([rowid for rowid, _ in rows], [values[-1], *values[:-1]], strict=True))
    await assert_refused(store, filled, field)


@pytest.mark.parametrize("field", fields.SEALED, ids=lambda field: field.place)
async def test_no_column_takes_what_another_ones_key_sealed(store, field):
    """A value of any other column opens in none of this one's rows; of the same key least of all."""
    filled = await fill(store)
    donors = {other.place: stored(store, other) for other in fields.SEALED if other is not field}
    mine = stored(store, field)
    for donor, theirs in donors.items():
        at_their_row = dict(theirs)
        put(store, field, [(rowid, at_their_row.get(rowid, theirs[0][1])) for rowid, _ in mine])
        await assert_refused(store, filled, field, donor)


OF_CASES = [field for field in fields.SEALED if field.domain in {Domain.CASE, Domain.DAY, Domain.ARCHIVE}]


@pytest.mark.parametrize("field", OF_CASES, ids=lambda field: field.place)
async def test_no_case_takes_what_is_anothers(store, field):
    """What stands at the same place of another case does not open in this one."""
    filled = await fill(store)
    await _one_more(store, filled)
    driver = driver_of(store)
    whose = "id" if field.table == "cases" else "case_id"
    order = "seq" if field.table == "entries" else "rowid"
    by_case = {}
    columns = f"rowid, {whose}, {field.column}"
    sql = f"SELECT {columns} FROM {field.table} WHERE {field.column} NOTNULL ORDER BY {order}"
    for rowid, case, value in driver.execute(sql):
        by_case.setdefault(case, []).append((rowid, value))
    mine = by_case.pop(filled.sealed_case if field is fields.CASE_ARCHIVE else filled.open_case)
    theirs = next(iter(by_case.values()))
    put(store, field, [(rowid, value) for (rowid, _), (_, value) in zip(mine, cycle(theirs), strict=False)])
    await assert_refused(store, filled, field)


@pytest.mark.parametrize("field", fields.SEALED, ids=lambda field: field.place)
async def test_nothing_of_another_installation_opens(store, other, field):
    """Another line with the very same ids and rows, and keys of its own."""
    filled = await fill(store)
    assert await fill(other) == filled
    put(store, field, stored(other, field))
    await assert_refused(store, filled, field)


@pytest.fixture
async def other(tmp_path, clock):
    """Keys of its own, and the same chance, so that it makes the same ids."""
    home = Home(tmp_path / "other")
    home.create(clock=clock)
    with opened(home, clock) as store:
        await store.anchor(anew=True)
        yield store


def driver_of(store):
    return store._connection.connection.dbapi_connection


def stored(store, field):
    sql = f"SELECT rowid, {field.column} FROM {field.table} WHERE {field.column} NOTNULL"
    if field is fields.SETTING:  # the sums are there in a line that was anchored only
        sql += " AND name = 'tone' OR name LIKE 'tone-%'"
    return driver_of(store).execute(sql + " ORDER BY rowid").fetchall()


def put(store, field, rows):
    for rowid, value in rows:
        sql = f"UPDATE {field.table} SET {field.column} = ? WHERE rowid = ?"
        driver_of(store).execute(sql, (value, rowid))


async def assert_refused(store, filled, field, why=""):
    """It does not open, the audit log names it, and the line goes on."""
    async with store.transaction() as work:
        if field in (fields.ARRIVAL, fields.ARRIVAL_PARCEL):
            ready = work.inbox.ready(10)
            taken = [one for one in ready if field is fields.ARRIVAL or one.parcel]
            assert not taken, why
        elif field is fields.LETTER:
            assert work.outbox.claim(10) == [], why
        elif field is fields.ASSIGNMENT_REASONS:
            assert read(work, filled, field).reasons == "", why
        else:
            with pytest.raises(SealBroken):
                work.audit.newest(50) if field is fields.DEED else read(work, filled, field)
    async with store.transaction() as work:
        deeds = work.audit.newest(1 if field is fields.DEED else 50)
        named = {deed.about for deed in deeds if deed.act == "damaged"}
        assert field.place in named or field is fields.CASE_ARCHIVE, why
        work.seekers.new(SEEKER_CHAT + 99)
        work.seekers.forget(work.seekers.find(SEEKER_CHAT + 99).id)


async def _one_more(store, filled):
    """A second row where `fill` puts one."""
    async with store.transaction() as work:
        member = work.staff.new(STAFF_CHAT + 1, ("confidant",))
        seeker = work.seekers.new(SEEKER_CHAT + 1)
        work.consents.log(seeker.id, "match", "another", "tr")
        work.settings.put("tone-2", "another")
        work.practices.new(filled.staff, "tr_ogul", "opening", 6)
        work.intervisions.draft(member.id, work.now, "note", "another")
        work.remarks.add("2026-02", "tr", "another")
        work.remarks.let_out("2026-03", 1)
        work.seats.new(work.meetings.new(member.id).id, seeker.id, "seated")
        work.onscreen.note(SEEKER_CHAT, 42, work.now)
        work.onscreen.say(work._scope.vault.lookup.lane("seeker", SEEKER_CHAT), 42, ("another",))
        work.wordings.put("seeker.menu", "tr", member.id, "another")
        work.audit.note("looked", member.id)
        work.prompts.put("seekers", "who", "rif", "w", b"another", 3)
        work.prompts.learn("seekers:who:rif:w", work.now, "another")
        work.questionnaires.publish("another", "note")
        work.blocks.put(SEEKER_CHAT + 8, work.now + timedelta(days=7), member.id, "ground", "nl")
        work.invites.new("admin", work.now + timedelta(days=1), approved=True)
        work.inbox.add("seeker", 9, SEEKER_CHAT, b"another", carries=True)
        third, fourth = (work.cases.new(seeker, name, 1, "nl") for name in ("red kite", "grey owl"))
        work.transcript.add(third.id, "seeker", Words("another"))
        work.media.add(third.id, b"another")
        work.cases.save(replace(fourth, state="closed", closed_at=work.now))
        work.cases.seal(fourth.id)
    async with store.transaction() as work:
        for arrival in work.inbox.carrying(10):
            work.inbox.carried(arrival.id, "another")


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
