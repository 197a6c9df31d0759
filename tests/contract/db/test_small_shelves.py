"""Invites, questionnaires, consents and settings."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.errors import NoSuchRecord
from db.records import Consent, Invite, Wording
from tests.contract.db.scene import FATIMA, YUSUF, undone

DAY = timedelta(days=1)


@pytest.mark.parametrize("role", ["confidant", "coordinator", "admin"])
async def test_a_code_is_good_once(store, role):
    """It gives its role the first time, and nothing the second time."""
    async with store.transaction() as work:
        code = work.invites.new(role, work.now + DAY, approved=True)
    async with store.transaction() as work:
        expected = Invite(role, work.now + DAY, approved=True, id=work.invites.id_of(code))
        assert work.invites.take(code, work.now) == expected
        assert work.invites.take(code, work.now) is None


async def test_a_code_that_waits_for_approval_is_not_used_up(store):
    """Tried too early it is given back as it is; approved, it is good once."""
    async with store.transaction() as work:
        code = work.invites.new("admin", work.now + DAY, approved=False, by="somebody")
        for _ in range(2):
            early = work.invites.take(code, work.now)
            assert early is not None
            assert (early.approved, early.by) == (False, "somebody")
        work.invites.approve(work.invites.id_of(code))
    async with store.transaction() as work:
        taken = work.invites.take(code, work.now)
        assert taken is not None
        assert taken.approved
        assert work.invites.every() == []


async def test_an_invite_is_found_and_withdrawn_by_its_name(store, clock):
    """The name is not the code; one that is withdrawn or too old is not there any more."""
    async with store.transaction() as work:
        codes = [work.invites.new("confidant", work.now + DAY * nr, approved=True) for nr in (1, 2)]
        first, second = (work.invites.id_of(code) for code in codes)
        assert [one.id for one in work.invites.every()] == [first, second]
        assert first not in codes[0]
        work.invites.revoke(second)
        assert work.invites.get(second) is None
        assert work.invites.take(codes[1], work.now) is None
    clock.move(days=1)
    async with store.transaction() as work:
        assert work.invites.get(first) is None


async def test_a_code_is_used_up_only_with_the_work_it_was_used_in(store):
    """When joining fails, the code is still good."""
    async with store.transaction() as work:
        code = work.invites.new("admin", work.now + DAY, approved=True)
    await undone(store, lambda work: work.invites.take(code, work.now))
    async with store.transaction() as work:
        assert work.invites.take(code, work.now)


async def test_an_expired_code_is_worth_nothing(store, clock):
    """From the moment it expires."""
    async with store.transaction() as work:
        codes = [work.invites.new("admin", work.now + DAY, approved=True) for _ in range(2)]
        assert work.invites.take(codes[0], work.now + DAY - timedelta(microseconds=1))
        assert work.invites.take(codes[1], work.now + DAY) is None


@pytest.mark.parametrize("code", ["", "x", "A" * 22, "ⵣ" * 22])
async def test_a_guessed_code_is_worth_nothing(store, code):
    """Only a code that was given out is taken."""
    async with store.transaction() as work:
        work.invites.new("admin", work.now + DAY, approved=True)
        assert work.invites.take(code, work.now) is None


async def test_no_two_codes_are_alike(store):
    """Codes are drawn from 128 random bits."""
    async with store.transaction() as work:
        codes = {work.invites.new("confidant", work.now + DAY, approved=True) for _ in range(50)}
    assert len(codes) == 50


async def test_the_newest_questionnaire_is_the_latest(store):
    """Versions count from one, and each stays as it was published."""
    async with store.transaction() as work:
        assert [work.questionnaires.publish(f"v{nr}: ⵣ", f"note {nr}") for nr in (1, 2, 3)] == [1, 2, 3]
    async with store.transaction() as work:
        assert work.questionnaires.latest() == (3, "v3: ⵣ")
        assert work.questionnaires.get(1) == "v1: ⵣ"
        assert work.questionnaires.note(2) == "note 2"
        assert [one.note for one in work.questionnaires.history()] == ["note 3", "note 2", "note 1"]


async def test_a_questionnaire_that_is_not_there_is_an_error(store):
    """Before the first one is published there is no latest one."""
    async with store.transaction() as work:
        with pytest.raises(NoSuchRecord):
            work.questionnaires.latest()
        with pytest.raises(NoSuchRecord):
            work.questionnaires.get(7)


async def test_consents_are_kept_in_order(store, clock):
    """What, which version, in which language and when, for that seeker only."""
    async with store.transaction() as work:
        seeker, other = work.seekers.new(FATIMA), work.seekers.new(YUSUF)
        work.consents.log(seeker.id, "start", "v7", "rif")
        work.consents.log(other.id, "start", "v7", "nl")
    first = clock.now()
    clock.move(minutes=5)
    async with store.transaction() as work:
        work.consents.log(seeker.id, "match", "v2", "rif")
        assert work.consents.of(seeker.id) == [
            Consent(first, "start", "v7", "rif"),
            Consent(clock.now(), "match", "v2", "rif"),
        ]


async def test_a_setting_has_its_last_value(store):
    """Never set, it is nothing; set again, it is the new value."""
    async with store.transaction() as work:
        assert work.settings.get("tone") is None
        work.settings.put("tone", "kind")
        work.settings.put("other", "")
        work.settings.put("tone", "vriendelijk ⵣ")
    async with store.transaction() as work:
        assert work.settings.get("tone") == "vriendelijk ⵣ"
        assert work.settings.get("other") == ""


async def test_the_last_wording_is_in_force_and_all_are_kept(store, clock):
    """One of two texts was reset: the other is in force, and each change is there with who and when."""
    async with store.transaction() as work:
        work.wordings.put("seeker.menu", "nl", "one", "Zeg het maar")
        work.wordings.put("seeker.menu", "ar", "one", "تفضل")
    first = clock.now()
    clock.move(minutes=5)
    async with store.transaction() as work:
        work.wordings.put("seeker.menu", "nl", "two", None)
        assert [one.template for one in work.wordings.in_force()] == ["تفضل"]
        assert work.wordings.history("seeker.menu", "nl") == [
            Wording("seeker.menu", "nl", first, "one", "Zeg het maar"),
            Wording("seeker.menu", "nl", clock.now(), "two", None),
        ]


async def test_every_change_of_a_wording_makes_another_revision(store):
    """Also one that takes the number of a change that was undone."""
    seen = []

    def reword(work):
        work.wordings.put("seeker.menu", "nl", "one", "Zeg het maar")
        seen.append(work.wordings.revision())

    for _ in range(2):
        await undone(store, reword)
    async with store.transaction() as work:
        seen.append(work.wordings.revision())
    assert len(set(seen)) == 3
