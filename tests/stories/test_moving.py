"""A line that began in a file moves to a server in the middle of a conversation, and comes back."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot import moving
from bot.opening import open_store
from db.letters import Address, EntryRef, Send, Words
from tests.server import server
from tests.stories.line import StoryLine
from tests.stories.test_on_server import shown, write
from tests.stories.test_talking import matched


@pytest.fixture
async def url() -> AsyncIterator[str]:
    database = server().new_database()
    yield server().url(database)
    server().drop(database)


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[StoryLine]:
    async with StoryLine(tmp_path) as line:
        yield line


async def killed_while_sending(line: StoryLine, chat: int) -> None:
    """The line ended without a word: one letter may have gone out, another waits behind it."""
    with open_store(line.settings, line.clock) as store:
        async with store.transaction() as work:
            for words in ("onzeker", "nog niet weg"):
                work.outbox.put(Address("seeker", chat), Send(Words(words)))
        async with store.transaction() as work:
            (letter,) = work.outbox.claim(1)
            assert "onzeker" in letter.payload


def left_nothing(line: StoryLine) -> Callable[[], Awaitable[bool]]:
    async def look() -> bool:
        return not (line.home / "amana.db").exists()

    return look


async def test_nothing_is_lost_on_the_way_there_and_back(line: StoryLine, url: str) -> None:
    """What waits goes out after it, what is in doubt marked; what was taken back goes from the file."""
    seeker, confidant, thread = await matched(line)
    await seeker.writes("voor de verhuizing")
    await confidant.sees("voor de verhuizing", thread=thread)
    await line.closes()
    await killed_while_sending(line, seeker.phone.person_id)
    meanwhile = await write(seeker, 3)
    await moving.to_server(line.settings, url, line.clock, random.SystemRandom())
    line.database_url = url
    await line.opens()
    await confidant.sees(meanwhile[-1], thread=thread)
    await seeker.sees("nog niet weg")
    assert await shown(confidant, meanwhile) == meanwhile
    copies = [one.words for one in await seeker.phone.messages(seeker.bot) if one.sender == "bot"]
    (doubtful,) = [words for words in copies if "onzeker" in words]
    assert doubtful != "onzeker"
    assert copies.count("nog niet weg") == 1
    await confidant.writes("op de server", thread=thread)
    await seeker.sees("op de server")
    assert (line.home / "amana.db").exists()
    async with line.store.store.transaction() as work:
        (case,) = work.cases.in_state("open")
        work.transcript.take_back(EntryRef(case.id, 1))
    assert await line.until(left_nothing(line))
    await line.closes()
    await seeker.writes("op weg terug")
    await moving.to_file(line.settings, line.clock, random.SystemRandom())
    line.database_url = None
    await line.opens()
    await confidant.sees("op weg terug", thread=thread)
    await confidant.writes("weer thuis", thread=thread)
    await seeker.sees("weer thuis")
    assert await line.store.store.unlike() == []
