"""A line whose database is on a PostgreSQL server, run by more than one process, on good days and bad."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.demo.holder import Holder
from tests.faults.counting import tally
from tests.server import server
from tests.simulation.verdict import MARK
from tests.stories.balancing import balancing, free_ports
from tests.stories.line import StoryLine
from tests.stories.test_talking import matched
from tests.unit.media.samples import jpeg


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[StoryLine]:
    database = server().new_database()
    async with StoryLine(tmp_path, database_url=server().url(database)) as line:
        yield line
    server().drop(database)


async def write(holder: Holder, count: int, thread: int | None = None) -> list[str]:
    """Messages in one breath."""
    written = [f"bericht {nr} van {holder.name}" for nr in range(count)]
    for words in written:
        await holder.writes(words, thread=thread)
    return written


async def shown(holder: Holder, written: Sequence[str]) -> list[str]:
    return [one.words for one in await holder.phone.messages(holder.bot) if one.words in written]


async def copies(holder: Holder) -> list[str]:
    """What the bot showed, also that which says that it may be a repeat."""
    return [one.words for one in await holder.phone.messages(holder.bot) if one.sender == "bot"]


async def test_several_processes_share_one_conversation(line: StoryLine) -> None:
    """Three of them handle what two people write: all arrives once, in order, a picture in its place."""
    seeker, confidant, thread = await matched(line)
    async with AsyncExitStack() as others:
        for _ in range(2):
            await others.enter_async_context(line.another())
        first, back = await asyncio.gather(write(seeker, 12), write(confidant, 12, thread))
        await seeker.phone.send_file(seeker.bot, "photo", jpeg(width=64, height=48), "x.jpg", caption="foto")
        await seeker.writes("na de foto")
        await confidant.sees("na de foto", thread=thread)
        await seeker.sees(back[-1])
        assert await shown(confidant, [*first, "foto", "na de foto"]) == [*first, "foto", "na de foto"]
        assert await shown(seeker, back) == back


async def test_a_process_that_is_ended_leaves_its_work_to_another(line: StoryLine) -> None:
    """The one that fetched and sent is stopped as for an upgrade: the conversation goes on without a gap."""
    seeker, confidant, thread = await matched(line)
    async with line.another():
        written = await write(seeker, 5)
        await line.closes()
        written.append("na het afsluiten")
        await seeker.writes(written[-1])
        await confidant.sees(written[-1], thread=thread)
        assert await shown(confidant, written) == written
        await confidant.writes("ik ben er nog", thread=thread)
        await seeker.sees("ik ben er nog")


@pytest.mark.parametrize("crash", [False, True])
async def test_a_server_that_goes_down_and_comes_back_loses_nothing(line: StoryLine, crash: bool) -> None:
    """Shut down, or crashed: what is written meanwhile waits at Telegram's, or in the database, and arrives
    in order. A letter that was just about to go when the duties were lost is in doubt, and says so.
    """
    seeker, confidant, thread = await matched(line)
    before = await write(confidant, 3, thread)
    server().stop(crash=crash)
    try:
        meanwhile = await write(seeker, 3)
    finally:
        server().start()
    await confidant.sees(meanwhile[-1], thread=thread)
    await seeker.sees(before[-1])
    arrived = tally(meanwhile, await copies(confidant), [], MARK)
    arrived += tally(before, await copies(seeker), [], MARK)
    assert arrived.sound, arrived


async def test_several_processes_behind_one_address_share_what_telegram_brings(tmp_path: Path) -> None:
    """By webhook, two of them behind a balancer: all arrives once and in order, also when one has ended."""
    database = server().new_database()
    front, one, other = free_ports(3)
    behind = StoryLine(tmp_path, database_url=server().url(database), webhook_port=one)
    behind.webhook_url = f"http://127.0.0.1:{front}/hook"
    async with balancing(front, (one, other)) as taken, behind as line:
        line.webhook_port = other
        async with line.another():
            seeker, confidant, thread = await matched(line)
            written = await write(seeker, 8)
            await confidant.sees(written[-1], thread=thread)
            assert min(taken[one], taken[other]) > 0
            await line.closes()
            written.append("nadat er een is gestopt")
            await seeker.writes(written[-1])
            await confidant.sees(written[-1], thread=thread)
            assert await shown(confidant, written) == written
    server().drop(database)
