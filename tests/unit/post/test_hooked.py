"""Looking after a webhook, and saying truthfully whether Telegram is heard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.post.backoff import Backoff
from bot.post.hooked import Hooked
from bot.post.webhook import Address
from bot.sandbox.faults import Rule, refusing
from bot.sandbox.refusals import BadToken
from tests.unit.post.hours import Hours, until
from tests.unit.post.telegram import BOT, PERSON, TOKEN, Telegram

URL = "http://127.0.0.1:9/nobody-listens"
ADDRESS = Address("seeker", URL, "/nobody-listens", "s" * 64)


class Polling:
    """Stands for the fetcher."""

    hears = True

    def __init__(self) -> None:
        self.began = False
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        self._stopped.set()

    async def run(self) -> None:
        self.began = True
        await self._stopped.wait()


@asynccontextmanager
async def hooked(line: Telegram, hours: Hours, backoff: Backoff) -> AsyncIterator[tuple[Hooked, Polling]]:
    polling = Polling()

    async def sleep(_: float) -> None:
        await asyncio.sleep(0.01)

    one = Hooked(
        ADDRESS,
        line.wire,
        polling,
        lambda: polling.hears,
        wanted=("message",),
        backoff=backoff,
        sleep=sleep,
        tick=hours.tick,
    )
    task = asyncio.ensure_future(one.run())
    try:
        yield one, polling
    finally:
        one.stop()
        await task


async def test_it_is_set_with_its_secret_and_the_kinds_that_are_wanted(line, hours, backoff):
    """Telegram knows where to bring what, with which secret, and over how many connections."""
    async with hooked(line, hours, backoff):
        await until(lambda: line.sandbox.queue(BOT).webhook)
    found = line.sandbox.queue(BOT)
    assert (found.webhook.url, found.webhook.secret, found.webhook.max_connections) == (URL, "s" * 64, 40)
    assert found.allowed == {"message"}


async def test_nothing_that_waits_is_dropped(line, hours, backoff):
    """What came before the webhook was set is brought, too."""
    await line.phone.start(BOT)
    async with hooked(line, hours, backoff):
        await until(lambda: line.sandbox.queue(BOT).webhook)
    assert len(line.sandbox.queue(BOT)) == 1


async def test_telegram_is_not_heard_while_something_waits_there(line, hours, backoff):
    """Whoever takes silence for an answer has to wait until all that was sent before is here."""
    await line.phone.start(BOT)
    async with hooked(line, hours, backoff) as (one, _):
        assert not one.hears
        await until(lambda: one._waiting is not None)
        assert not one.hears
        one.taken()
        assert one.hears


async def test_telegram_is_heard_when_nothing_waits(line, hours, backoff):
    """With an empty queue there is nothing to wait for."""
    async with hooked(line, hours, backoff) as (one, _):
        await until(lambda: one.hears)


async def test_telegram_is_not_heard_when_it_does_not_answer(line, hours, backoff, caplog):
    """What nobody can look at may be waiting; the log has a status and nothing else."""
    async with hooked(line, hours, backoff) as (one, _):
        await until(lambda: one.hears)
        line.sandbox.faults.add(Rule(refusing(BadToken()), times=None))
        await until(lambda: not one.hears)
    assert "could not be looked after: 401" in caplog.text
    assert TOKEN not in caplog.text
    assert str(PERSON) not in caplog.text


async def test_once_it_is_deleted_the_line_polls(line, hours, backoff, caplog):
    """By command, without a restart; then the fetcher says whether Telegram is heard."""
    async with hooked(line, hours, backoff) as (one, polling):
        await until(lambda: line.sandbox.queue(BOT).webhook)
        line.sandbox.queue(BOT).set_webhook(None)
        await until(lambda: polling.began)
        assert one.hears
        polling.hears = False
        assert not one.hears
    assert "polled for from now on" in caplog.text


async def test_what_cannot_be_set_is_tried_again(line, hours, backoff):
    """While Telegram refuses, the line goes on trying."""
    line.sandbox.faults.add(Rule(refusing(BadToken()), method="setWebhook", times=3))
    async with hooked(line, hours, backoff):
        await until(lambda: line.sandbox.queue(BOT).webhook)


async def test_how_long_telegram_is_not_heard_is_known(line, hours, backoff):
    """What nobody can bring gets older; once something comes through it is over."""
    await line.phone.start(BOT)
    async with hooked(line, hours, backoff) as (one, _):
        await until(lambda: one._deaf_since is not None)
        hours.seconds += 900
        await asyncio.sleep(0.05)
        assert one.unheard == 900
        one.taken()
        assert one.unheard == 0
