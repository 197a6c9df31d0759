"""What Telegram shows of the seeker bot, kept as it is worded."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from bot.sandbox.server import Sandbox
from bot.seeker.carrier import seeker_bot
from bot.seeker.signboard import Signboard, codes, shown
from db.store import Store
from locales.texts import seeker as texts
from tests.contract.post.conftest import TOKEN
from tests.unit.db.house import HandClock, new_home, opened


@pytest.fixture
async def store(tmp_path) -> AsyncIterator[Store]:
    with opened(new_home(tmp_path / "home"), HandClock()) as store:
        yield store


@pytest.fixture
async def public(sandbox: Sandbox) -> AsyncIterator[Bot]:
    bot = seeker_bot(TOKEN, sandbox.url, seconds=5.0)
    yield bot
    if bot.session._session:  # its own close() waits a quarter of a second for TLS that is not there
        await bot.session._session.close()


class Rounds:
    """Lets the signboard look once for every time it is told to."""

    def __init__(self) -> None:
        self.again = asyncio.Event()
        self.slept = asyncio.Event()

    async def sleep(self, _: float) -> None:
        self.slept.set()
        await self.again.wait()
        self.again.clear()

    async def round(self) -> None:
        self.slept.clear()
        self.again.set()
        await asyncio.wait_for(self.slept.wait(), 20)


@pytest.fixture
async def rounds(public: Bot, store: Store) -> AsyncIterator[Rounds]:
    made = Rounds()
    board = Signboard(public, store, made.sleep)
    task = asyncio.create_task(board.keep())
    await asyncio.wait_for(made.slept.wait(), 20)
    yield made
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_descriptions_hang_in_every_language(rounds: Rounds, public: Bot):
    """Long and short, and for all other languages in all of ours."""
    for code in codes():
        assert (await public.get_my_description(language_code=code)).description == shown(
            texts.DESCRIPTION, code
        )


async def test_a_rewording_is_hung_anew(rounds: Rounds, public: Bot, store: Store, sandbox: Sandbox):
    """An admin's words are on the profile at the next look, and a look without a change sets nothing."""
    async with store.transaction() as work:
        work.wordings.put(texts.SHORT_DESCRIPTION.key, "nl", "somebody", "Praat met iemand.")
    await rounds.round()
    assert (
        await public.get_my_short_description(language_code="nl")
    ).short_description == "Praat met iemand."
    everywhere = (await public.get_my_short_description(language_code="")).short_description
    assert everywhere.splitlines()[0] == "Praat met iemand."
    calls = len(sandbox.log.of(method="setMyShortDescription"))
    await rounds.round()
    assert len(sandbox.log.of(method="setMyShortDescription")) == calls


async def test_words_that_are_too_long_are_cut(rounds: Rounds, public: Bot, store: Store):
    """Telegram takes 512 and 120 characters; more would be refused as a whole."""
    async with store.transaction() as work:
        work.wordings.put(texts.DESCRIPTION.key, "nl", "somebody", "woord " * 200)
    await rounds.round()
    assert len((await public.get_my_description(language_code="nl")).description) in (511, 512)
