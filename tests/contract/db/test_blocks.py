"""Chats that the line does not talk with for a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from db import tables
from db.vault import fields

CHAT, NUMBER = 51, 7_312_345_678


async def test_a_block_lasts_until_its_end_and_is_gone_then(store, clock):
    """It ends by itself; what is left of it goes with the next round."""
    async with store.transaction() as work:
        made = work.blocks.put(CHAT, work.now + timedelta(days=7), "staff", "threat", "ar")
        assert work.blocks.of(CHAT) == made
        assert work.blocks.of(CHAT + 1) is None
    clock.move(days=7)
    async with store.transaction() as work:
        assert work.blocks.of(CHAT) is None
        assert work.blocks.every() == []
        assert work.blocks.forget() == 1
        assert work.blocks.forget() == 0


async def test_a_second_block_takes_the_firsts_place(store):
    """One chat has one end."""
    async with store.transaction() as work:
        for days in (90, 7):
            work.blocks.put(CHAT, work.now + timedelta(days=days), "staff", "insult", "nl")
        (one,) = work.blocks.every()
        assert one.until == work.now + timedelta(days=7)


async def test_what_changes_of_it_is_kept(store):
    """That they were told, and that they objected."""
    async with store.transaction() as work:
        made = work.blocks.put(CHAT, work.now + timedelta(days=7), "staff", "spam", "nl")
        work.blocks.save(replace(made, objected=True, told_at=work.now))
        assert work.blocks.of(CHAT) == replace(made, objected=True, told_at=work.now)


async def test_it_can_be_lifted_by_its_id_alone(store):
    """Of whose it is nothing is known."""
    async with store.transaction() as work:
        made = work.blocks.put(CHAT, work.now + timedelta(days=7), "staff", "other", "nl")
        assert not work.blocks.lift("0" * 32)
        assert work.blocks.lift(made.id)
        assert work.blocks.of(CHAT) is None


async def test_it_outlives_its_seekers_erasure(store):
    """The hash stays for its days, and is no way back to anything that was said."""
    async with store.transaction() as work:
        seeker = work.seekers.new(CHAT)
        work.blocks.put(CHAT, work.now + timedelta(days=7), "staff", "threat", "nl")
        work.seekers.forget(seeker.id)
        assert work.seekers.find(CHAT) is None
        assert work.blocks.of(CHAT)


async def test_it_holds_no_number_of_whose_it_is(store):
    """Neither its row nor what is sealed in it: only a keyed hash."""
    async with store.transaction() as work:
        work.blocks.put(NUMBER, work.now + timedelta(days=7), "staff", "threat", "nl")
        (row,) = work._scope.all(select(tables.blocks))
        opened = fields.BLOCK.unseal(work._scope.vault.field, row.record, row.chat.hex())
    for number in (str(NUMBER).encode(), NUMBER.to_bytes(8, "big"), NUMBER.to_bytes(8, "little")):
        assert number not in row.chat + row.record + opened
