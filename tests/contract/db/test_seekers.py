"""Seekers are found by their chat, kept, and forgotten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.errors import AlreadyKnown, NoSuchRecord
from db.records import Seeker
from tests.contract.db.scene import FATIMA, YUSUF


async def test_a_stranger_is_nobody(store):
    """A chat that never wrote has no seeker."""
    async with store.transaction() as work:
        assert work.seekers.find(FATIMA) is None
        assert work.seekers.get("0" * 32) is None


async def test_a_new_seeker_is_found_by_chat_and_by_id(store):
    """Both ways lead to the same seeker, in a later unit of work too."""
    async with store.transaction() as work:
        seeker = work.seekers.new(FATIMA)
        assert seeker == Seeker(seeker.id, FATIMA)
    async with store.transaction() as work:
        assert work.seekers.find(FATIMA) == work.seekers.get(seeker.id) == seeker
        assert work.seekers.find(YUSUF) is None


async def test_everything_about_a_seeker_is_kept(store):
    """Each field that was saved is there again."""
    async with store.transaction() as work:
        seeker = replace(
            work.seekers.new(FATIMA),
            stage="talking",
            language="rif-Tfng",
            consent="v1",
            case_id="c" * 32,
            screen=41,
            unreachable=True,
        )
        work.seekers.save(seeker)
    async with store.transaction() as work:
        assert work.seekers.find(FATIMA) == seeker


async def test_nobody_is_known_twice(store):
    """A second record for one chat is refused."""
    async with store.transaction() as work:
        work.seekers.new(FATIMA)
        with pytest.raises(AlreadyKnown):
            work.seekers.new(FATIMA)


async def test_a_seeker_can_move_to_another_chat(store):
    """Saved with another chat, a seeker is found there and no longer at the old one."""
    async with store.transaction() as work:
        seeker = replace(work.seekers.new(FATIMA), chat_id=YUSUF)
        work.seekers.save(seeker)
        assert work.seekers.find(YUSUF) == seeker
        assert work.seekers.find(FATIMA) is None


async def test_a_forgotten_seeker_is_nobody_again(store):
    """Neither the record nor the consents stay, and the same person begins anew with another id."""
    async with store.transaction() as work:
        seeker = work.seekers.new(FATIMA)
        work.consents.log(seeker.id, "start", "v1", "nl")
        work.seekers.forget(seeker.id)
        assert work.seekers.find(FATIMA) is None
        assert work.consents.of(seeker.id) == []
        with pytest.raises(NoSuchRecord):
            work.seekers.save(seeker)
        assert work.seekers.new(FATIMA).id != seeker.id


async def test_forgetting_a_stranger_is_nothing(store):
    """Forgetting somebody twice does no harm."""
    async with store.transaction() as work:
        work.seekers.forget("0" * 32)


async def test_a_chat_number_of_any_size_is_kept(store):
    """Telegram's ids have up to 52 bits and may be negative for groups."""
    async with store.transaction() as work:
        for chat_id in (1, 2**52, -1_001_234_567_890):
            assert work.seekers.find(work.seekers.new(chat_id).chat_id).chat_id == chat_id


async def test_everyone_is_everyone(store):
    """All seekers, with a case or without; nobody after they were forgotten."""
    async with store.transaction() as work:
        fatima, yusuf = work.seekers.new(FATIMA), work.seekers.new(YUSUF)
        assert {one.id for one in work.seekers.everyone()} == {fatima.id, yusuf.id}
        work.seekers.forget(yusuf.id)
        assert work.seekers.everyone() == [fatima]
