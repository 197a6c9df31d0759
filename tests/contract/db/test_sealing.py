"""A closed case is sealed: from then on only the archive's private key opens it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.casebook import BY_ID
from db.errors import CaseNotClosed, CasePending, CaseSealed, NoSuchCase, SealBroken
from db.letters import Address, DeleteTopic, EntryRef, Words
from db.records import Note
from db.vault.archive_private import ArchivePrivateKey
from tests.contract.db.scene import FATIMA, HANNA, begun, closed, played, says
from tests.unit.db.house import archive_key_file


async def sealed(store):
    async with store.transaction() as work:
        scene = played(work)
        work.offers.new(scene.case.id, scene.member.id, work.now, "12 km")
        work.assignments.save(replace(scene.held, thread_id=77))
        entry = work.transcript.add(scene.case.id, "seeker", Words("my son"))
        media = work.media.keep(work.media.park(1, b"picture"), scene.case.id)
        work.messages.link("staff", HANNA, 5, EntryRef(scene.case.id, entry.seq))
        case = closed(work, scene.case)
        work.cases.seal(case.id)
    return replace(scene, case=case), media


async def test_nothing_of_a_sealed_case_can_be_read(store):
    """Neither entries nor files, nor can anything be added or changed."""
    scene, media = await sealed(store)
    case = scene.case
    async with store.transaction() as work:
        for attempt in (
            lambda: work.transcript.read(case.id),
            lambda: work.transcript.get(EntryRef(case.id, 1)),
            lambda: work.transcript.add(case.id, "line", Words("late")),
            lambda: work.transcript.rewrite(EntryRef(case.id, 1), Words("late")),
            lambda: work.media.read(case.id, media),
            lambda: work.media.keep(work.media.park(2, b"late"), case.id),
            lambda: work.cases.save(case),
            lambda: work.assignments.new(case.id, scene.member.id, ""),
            lambda: work.offers.new(case.id, scene.member.id, work.now, ""),
        ):
            with pytest.raises(CaseSealed):
                attempt()


async def test_notes_and_what_waits_are_sealed_with_their_case(store):
    """What the staff noted, and letters that waited for their writers, are not to be read any more either."""
    async with store.transaction() as work:
        scene = played(work)
        note = Note("00000001", scene.member.id, work.now, "she was afraid")
        work.cases.save(replace(scene.case, notes=(note,), shelf="what waited"))
        case = work.cases.get(scene.case.id)
        assert (case.notes, case.shelf) == ((note,), "what waited")
        closed(work, case)
        work.cases.seal(case.id)
        case = work.cases.get(case.id)
        assert (case.notes, case.shelf) == ((), "")


async def test_what_is_plain_of_a_sealed_case_is_still_there(store):
    """Whose it is, its state and times; no name, no language, no answers, no outcome."""
    scene, _ = await sealed(store)
    async with store.transaction() as work:
        found = work.cases.get(scene.case.id)
        assert work.cases.is_sealed(scene.case.id)
        assert work.cases.in_state("closed") == work.cases.of_seeker(scene.seeker.id) == [found]
        assert not work.cases.is_called(scene.case.name)
        row = work._scope.one(BY_ID, {"case": found.id})
        assert row.called is None
    assert (found.seeker_id, found.state, found.opened_at, found.closed_at) == (
        scene.seeker.id,
        "closed",
        scene.case.opened_at,
        scene.case.closed_at,
    )
    assert (found.name, found.language, found.questionnaire, found.walk, found.outcome) == (
        "",
        "",
        0,
        "",
        None,
    )


async def test_what_is_needed_to_clear_away_is_still_there(store):
    """The topic, the messages and who had the case are known; the reasons are not."""
    scene, _ = await sealed(store)
    async with store.transaction() as work:
        held = work.assignments.current(scene.case.id)
        assert (held.thread_id, held.reasons) == (77, "")
        assert work.messages.of_case("staff", HANNA, scene.case.id) == [5]
        [offer] = work.offers.open_to(scene.member.id)
        work.offers.save(replace(offer, state="withdrawn"))
        assert work.offers.open_to(scene.member.id) == []
        work.assignments.save(replace(held, thread_id=None))
        work.assignments.end(held.id)
        where = Address("staff", HANNA, scene.case.id, held.id)
        work.outbox.put(where, DeleteTopic(77))
        assert [letter.case_id for letter in work.outbox.claim(1)] == [scene.case.id]


async def test_the_archives_private_key_opens_a_sealed_case(store):
    """Everything is there again, and only within that unit of work."""
    scene, media = await sealed(store)
    private = ArchivePrivateKey.from_file(archive_key_file())
    async with store.transaction() as work:
        work.cases.unlock(scene.case.id, private)
        assert work.cases.get(scene.case.id) == scene.case
        assert [entry.words.text for entry in work.transcript.read(scene.case.id)] == ["my son"]
        assert work.media.read(scene.case.id, media) == b"picture"
        assert work.assignments.current(scene.case.id).reasons == "speaks Tarifit"
    async with store.transaction() as work:
        with pytest.raises(CaseSealed):
            work.transcript.read(scene.case.id)


async def test_another_private_key_opens_nothing(store):
    """A key of another archive is refused."""
    scene, _ = await sealed(store)
    async with store.transaction() as work:
        with pytest.raises(SealBroken):
            work.cases.unlock(scene.case.id, ArchivePrivateKey.make())


async def test_a_case_is_not_sealed_while_its_letters_wait(store):
    """It is told how many; sent or cancelled, they are no longer in the way."""
    async with store.transaction() as work:
        scene = played(work)
        for where in (scene.to_seeker, scene.to_member, Address("seeker", FATIMA)):
            work.outbox.put(where, says("1"))
        closed(work, scene.case)
        with pytest.raises(CasePending) as caught:
            work.cases.seal(scene.case.id)
        assert caught.value.count == 2
        [letter] = [each for each in work.outbox.claim(10) if each.bot == "staff"]
        work.outbox.sent(letter.id, (1,))
        with pytest.raises(CasePending):
            work.cases.seal(scene.case.id)
        work.outbox.cancel(case_id=scene.case.id)
        work.outbox.recover()
        work.cases.seal(scene.case.id)


async def test_only_a_closed_case_is_sealed(store):
    """An open one is refused, an unknown one too."""
    async with store.transaction() as work:
        case = begun(work)
        with pytest.raises(CaseNotClosed):
            work.cases.seal(case.id)
        with pytest.raises(NoSuchCase):
            work.cases.seal("0" * 32)
        with pytest.raises(NoSuchCase):
            work.cases.unlock("0" * 32, ArchivePrivateKey.make())
        assert not work.cases.is_sealed("0" * 32)


async def test_sealing_twice_is_sealing_once(store):
    """A sealed case stays as it is, and still opens."""
    scene, _ = await sealed(store)
    async with store.transaction() as work:
        work.cases.seal(scene.case.id)
        work.cases.unlock(scene.case.id, ArchivePrivateKey.from_file(archive_key_file()))
        assert work.transcript.read(scene.case.id)


async def test_an_open_case_needs_no_unlocking(store):
    """Unlocking a case that is not sealed changes nothing."""
    async with store.transaction() as work:
        case = begun(work)
        work.cases.unlock(case.id, ArchivePrivateKey.make())
        assert work.cases.get(case.id) == case


async def test_a_sealed_case_can_be_erased(store):
    """Even the sealed key is destroyed then."""
    scene, _ = await sealed(store)
    async with store.transaction() as work:
        work.cases.erase(scene.case.id)
        with pytest.raises(NoSuchCase):
            work.cases.unlock(scene.case.id, ArchivePrivateKey.from_file(archive_key_file()))
