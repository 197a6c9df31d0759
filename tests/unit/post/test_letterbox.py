"""The letterbox: stored first, answered afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.post.batch import Update
from bot.post.bell import Bell
from bot.post.letterbox import Letterbox, NotKept
from db.errors import DiskFull
from db.store import Store
from db.work import Work
from tests.unit.post.hours import Hours


def update(number: int, chat_id: int = 5) -> Update:
    return Update(number, chat_id, b"{}", carries=False)


async def stored(store: Store) -> list[int]:
    async with store.transaction() as work:
        found = []
        while ready := work.inbox.ready(99):
            found += [arrival.update_id for arrival in ready]
            for arrival in ready:
                work.inbox.done(arrival.id)
        return found


@asynccontextmanager
async def standing(store: Store, hours: Hours) -> AsyncIterator[tuple[Letterbox, Bell]]:
    bell = Bell(hours.sleep)
    box = Letterbox(store, wakes=(bell,), sleep=asyncio.sleep)
    task = asyncio.ensure_future(box.run())
    try:
        yield box, bell
    finally:
        box.stop()
        await task


async def test_what_was_said_to_be_kept_is_on_the_disk(store: Store, hours: Hours):
    """After `keep` it is in the inbox, and whoever handles it is woken."""
    async with standing(store, hours) as (box, bell):
        await box.keep("seeker", update(1))
        assert await stored(store) == [1]
        assert bell._rung.is_set()


@pytest.mark.parametrize("carries", [True, False])
async def test_the_porter_is_woken_for_files_alone(store: Store, hours: Hours, carries: bool):
    """A text gives a porter nothing to do."""
    porter = Bell(hours.sleep)
    box = Letterbox(store, wakes=(), for_files=(porter,), sleep=asyncio.sleep)
    task = asyncio.ensure_future(box.run())
    await box.keep("seeker", replace(update(1), carries=carries))
    box.stop()
    await task
    assert porter._rung.is_set() == carries


async def test_many_at_once_share_a_transaction(store: Store, hours: Hours, monkeypatch: pytest.MonkeyPatch):
    """What comes while another is written goes in together, in its order."""
    plain, count = store.transaction, 0

    @asynccontextmanager
    async def counted() -> AsyncIterator[Work]:
        nonlocal count
        count += 1
        async with plain() as work:
            yield work

    monkeypatch.setattr(store, "transaction", counted)
    async with standing(store, hours) as (box, _):
        await asyncio.gather(*(box.keep("seeker", update(number)) for number in range(1, 41)))
    assert count < 5
    assert await stored(store) == list(range(1, 41))


async def test_what_cannot_be_stored_is_said_to_whoever_brought_it(
    store: Store, hours: Hours, monkeypatch: pytest.MonkeyPatch
):
    """On a full disk nobody is told that it arrived; brought again later, it is kept."""
    plain, full = store.transaction, True

    @asynccontextmanager
    async def transaction() -> AsyncIterator[Work]:
        if full:
            raise DiskFull
        async with plain() as work:
            yield work

    monkeypatch.setattr(store, "transaction", transaction)
    async with standing(store, hours) as (box, _):
        with pytest.raises(NotKept, match="DiskFull"):
            await box.keep("seeker", update(1))
        full = False
        await box.keep("seeker", update(1))
    assert await stored(store) == [1]


async def test_once_stopped_it_keeps_what_was_brought_and_takes_nothing_more(store: Store, hours: Hours):
    """Whoever was before the stop is answered; whoever comes after it has to bring it again."""
    async with standing(store, hours) as (box, _):
        before = asyncio.ensure_future(box.keep("staff", update(1)))
        await asyncio.sleep(0)
        box.stop()
        with pytest.raises(NotKept):
            await box.keep("staff", update(2))
        await before
    assert await stored(store) == [1]


async def test_what_is_brought_twice_is_stored_once(store: Store, hours: Hours):
    """When the answer was lost Telegram brings it again, and is told that it is there."""
    async with standing(store, hours) as (box, _):
        await box.keep("seeker", update(1))
        await box.keep("seeker", update(1))
    assert await stored(store) == [1]
