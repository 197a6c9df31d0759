"""The whole way with updates that Telegram brings, over both real frameworks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.sandbox.calls import Call
from bot.sandbox.faults import Rule, dropping, refusing
from bot.sandbox.refusals import Flood
from bot.sandbox.updates import Update, Webhook
from bot.sandbox.webhooks import Bringer
from tests.stories.line import SEEKER_BOT, STAFF_BOT, StoryLine
from tests.stories.test_talking import matched


@asynccontextmanager
async def hooked_line(folder: Path, port: int) -> AsyncIterator[StoryLine]:
    async with StoryLine(folder, webhook_port=port) as line:
        yield line


@pytest.fixture
async def hooked(tmp_path: Path, unused_port: int) -> AsyncIterator[StoryLine]:
    async with hooked_line(tmp_path, unused_port) as line:
        yield line


def polling_of(line: StoryLine) -> list[str]:
    """The names of bots that are polled for, from now on."""
    found: list[str] = []

    async def note(call: Call) -> None:
        found.append(call.bot.username)

    line.sandbox.faults.add(Rule(note, method="getUpdates", times=None))
    return found


async def is_hooked(line: StoryLine) -> bool:
    return all(line.sandbox.queue(bot).webhook for bot in (SEEKER_BOT, STAFF_BOT))


async def test_a_case_goes_its_whole_way_by_webhook(hooked: StoryLine):
    """From /start to the conversation, nobody polls, and both sides read what the other wrote, in order."""
    assert await hooked.until(lambda: is_hooked(hooked))
    asked = polling_of(hooked)
    confidant = await hooked.confidant()
    seeker = await hooked.seeker()
    await seeker.asks_for_somebody()
    opened = await confidant.accepts()
    await seeker.is_matched()
    for number in range(5):
        await seeker.writes(f"line {number}")
    for number in range(5):
        await confidant.sees(f"line {number}", thread=opened.thread)
    await confidant.writes("I am here", thread=opened.thread)
    await seeker.sees("I am here")
    assert asked == []


async def test_what_comes_while_the_line_is_away_is_brought_when_it_is_back(hooked: StoryLine):
    """The webhook stays set during a restart: nothing is dropped, and Telegram brings it again."""
    seeker = await hooked.seeker()
    await seeker.arrives()
    await hooked.closes()
    await seeker.phone.write(SEEKER_BOT, "/info")
    before = len(hooked.sandbox.messages_of(seeker.phone.person_id, SEEKER_BOT))
    await hooked.opens()

    async def answered() -> bool:
        return len(hooked.sandbox.messages_of(seeker.phone.person_id, SEEKER_BOT)) > before

    assert await hooked.until(answered)


async def test_what_is_brought_again_and_again_is_handled_once(
    hooked: StoryLine, monkeypatch: pytest.MonkeyPatch
):
    """Telegram did not hear that it was taken: nobody sees it twice; what went badly meanwhile is marked."""
    bring = Bringer._bring

    async def twice(self: Bringer, hook: Webhook, update: Update) -> bool:
        await bring(self, hook, update)
        return await bring(self, hook, update)

    seeker, confidant, thread = await matched(hooked)
    monkeypatch.setattr(Bringer, "_bring", twice)
    sends = {"method": "sendMessage", "bot": STAFF_BOT}
    floods = hooked.sandbox.faults.add(Rule(refusing(Flood(1)), **sends))
    drops = hooked.sandbox.faults.add(Rule(dropping, when="after", **sends))
    written = [f"line {number}" for number in range(4)]
    for words in written:
        await seeker.writes(words)
    await confidant.sees(written[-1], thread=thread)
    assert (floods.hits, drops.hits) == (1, 1)
    shown = [one.words for one in await confidant.phone.messages(STAFF_BOT) if "line " in one.words]
    unmarked = [words for words in shown if words in written]
    marked = [words for words in shown if words not in written]
    assert unmarked == written
    assert [words.splitlines()[-1] for words in marked] == written[:1]


async def test_a_deleted_webhook_is_polled_instead(hooked: StoryLine, monkeypatch: pytest.MonkeyPatch):
    """`amana webhook off` beside a running line: what waits is kept, and the line polls."""
    monkeypatch.setattr("bot.post.hooked.WATCH", 0.2)
    await hooked.restarts()
    assert await hooked.until(lambda: is_hooked(hooked))
    seeker = await hooked.seeker()
    await seeker.arrives()
    await hooked.webhook_off()
    await seeker.writes("/help")

    async def polls() -> bool:
        return hooked.sandbox.queue(SEEKER_BOT).is_polled and not len(hooked.sandbox.queue(SEEKER_BOT))

    assert await hooked.until(polls)
    assert not hooked.sandbox.queue(SEEKER_BOT).webhook


async def test_a_line_that_polls_takes_over_from_a_webhook(tmp_path: Path, unused_port: int):
    """Run without --webhook, the line deletes what was set before, and drops nothing that waits there."""
    async with StoryLine(tmp_path) as line:
        await line.closes()
        line.sandbox.queue(SEEKER_BOT).set_webhook(Webhook(f"http://127.0.0.1:{unused_port}/gone"))
        seeker = await line.seeker()
        await seeker.phone.start(SEEKER_BOT)
        await line.opens()

        async def welcomed() -> bool:
            return line.sandbox.queue(SEEKER_BOT).webhook is None and bool(
                line.sandbox.log.of(method="sendMessage")
            )

        assert await line.until(welcomed)


async def test_a_webhook_that_was_taken_away_is_set_again(
    hooked: StoryLine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """Somebody with the token has updates brought elsewhere: the line takes them back and says so."""
    monkeypatch.setattr("bot.post.hooked.WATCH", 0.2)
    await hooked.restarts()
    assert await hooked.until(lambda: is_hooked(hooked))
    ours = hooked.sandbox.queue(SEEKER_BOT).webhook
    assert ours
    hooked.sandbox.queue(SEEKER_BOT).set_webhook(Webhook("http://127.0.0.1:9/theirs"))

    async def back() -> bool:
        now = hooked.sandbox.queue(SEEKER_BOT).webhook
        return now is not None and now.url == ours.url

    assert await hooked.until(back)
    assert "another program has its token" in caplog.text
