"""The fetcher: stored first, acknowledged afterwards."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.post.backoff import Backoff
from bot.post.bell import Bell
from bot.post.fetcher import OFFSET_LIFE, Fetcher
from bot.post.wire import WireFault
from bot.sandbox.calls import Call
from bot.sandbox.faults import FalseAnswer, Rule, answering, dropping, refusing
from bot.sandbox.refusals import BadToken, Flood, Refusal, SecondPoller, WebhookActive
from bot.sandbox.updates import Webhook
from db.errors import DiskFull
from db.records import Arrival
from db.store import Store
from db.work import Work
from tests.unit.post.hours import Hours, until
from tests.unit.post.telegram import BOT, PERSON, TOKEN, Telegram

WANTED = ("callback_query", "edited_message", "message", "my_chat_member")


class Desk:
    """A fetcher over the sandbox, and the inbox it fills."""

    def __init__(self, line: Telegram, store: Store, hours: Hours, backoff: Backoff) -> None:
        self.line = line
        self.store = store
        self.bell, self.porter = Bell(hours.sleep), Bell(hours.sleep)
        self.fetcher = Fetcher(
            "seeker",
            line.wire,
            store,
            wanted=WANTED,
            wakes=(self.bell,),
            for_files=(self.porter,),
            backoff=backoff,
            sleep=hours.sleep,
            tick=hours.tick,
        )

    @property
    def queued(self) -> int:
        return len(self.line.sandbox.queue(BOT))

    async def stored(self) -> list[Arrival]:
        async with self.store.transaction() as work:
            found = []
            while ready := work.inbox.ready(99):
                found += ready
                for arrival in ready:
                    work.inbox.done(arrival.id)
            return found

    async def texts(self) -> list[str]:
        return [json.loads(arrival.payload)["message"].get("text") for arrival in await self.stored()]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.ensure_future(self.fetcher.run())
        try:
            yield
        finally:
            self.fetcher.stop()
            await task


@pytest.fixture
async def desk(line: Telegram, store: Store, hours: Hours, backoff: Backoff) -> Desk:
    await line.phone.start(BOT)
    return Desk(line, store, hours, backoff)


def asked(desk: Desk) -> list[dict[str, object]]:
    """Note every getUpdates."""
    calls: list[dict[str, object]] = []

    async def note(call: Call) -> FalseAnswer | None:
        calls.append(dict(call.values))
        return None

    desk.line.sandbox.faults.add(Rule(note, method="getUpdates", times=None))
    return calls


async def test_what_is_fetched_is_stored_as_it_came(desk: Desk):
    """The inbox has each update's own bytes, its chat and its id."""
    await desk.line.phone.write(BOT, "<b>hello</b> 😀")
    await desk.fetcher.fetch()
    arrivals = await desk.stored()
    assert [json.loads(arrival.payload)["message"]["text"] for arrival in arrivals] == [
        "/start",
        "<b>hello</b> 😀",
    ]
    assert {arrival.chat_id for arrival in arrivals} == {PERSON}
    assert [json.loads(arrival.payload)["update_id"] for arrival in arrivals] == [
        a.update_id for a in arrivals
    ]


async def test_the_porter_is_woken_for_files_alone(desk: Desk):
    """A text gives a porter nothing to do; a photo does."""
    await desk.fetcher.fetch()
    assert (desk.bell._rung.is_set(), desk.porter._rung.is_set()) == (True, False)
    await desk.line.phone.send_file(BOT, "document", b"a letter", "letter.txt")
    await desk.fetcher.fetch()
    assert desk.porter._rung.is_set()


async def test_nothing_is_acknowledged_before_it_is_committed(desk: Desk):
    """After the first call Telegram still has the updates; the next call lets it forget them."""
    await desk.fetcher.fetch()
    assert desk.queued == 1
    await desk.line.phone.write(BOT, "next")
    await desk.fetcher.fetch()
    assert desk.queued == 1
    assert await desk.texts() == ["/start", "next"]


async def test_what_cannot_be_stored_comes_again(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """While the disk is full nothing is acknowledged, and afterwards nothing is missing."""
    calls = asked(desk)
    plain, failures = desk.store.transaction, 0

    @asynccontextmanager
    async def transaction() -> AsyncIterator[Work]:
        nonlocal failures
        if failures < 3:
            failures += 1
            raise DiskFull
        async with plain() as work:
            yield work

    monkeypatch.setattr(desk.store, "transaction", transaction)
    async with desk.running():
        await until(lambda: len(calls) == 5)
    assert ["offset" in call for call in calls] == [False] * 4 + [True]
    assert await desk.texts() == ["/start"]


async def test_what_comes_twice_is_stored_once(desk: Desk, store: Store, hours: Hours, backoff: Backoff):
    """A fetcher that starts anew gets unconfirmed updates again; the inbox knows them."""
    await desk.fetcher.fetch()
    await Desk(desk.line, store, hours, backoff).fetcher.fetch()
    assert await desk.texts() == ["/start"]


async def test_an_offset_is_forgotten_once_telegram_has_seen_it(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """After an empty answer the next call names no offset, so ids may begin anew anywhere."""
    monkeypatch.setattr("bot.post.fetcher.POLL_SECONDS", 0)
    calls = asked(desk)
    await desk.fetcher.fetch()
    await desk.fetcher.fetch()
    await desk.fetcher.fetch()
    assert ["offset" in call for call in calls] == [False, True, False]


async def test_ids_that_begin_anew_lose_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """An update with a smaller id than those before is fetched and stored."""
    monkeypatch.setattr("bot.post.fetcher.POLL_SECONDS", 0)
    await desk.fetcher.fetch()
    await desk.fetcher.fetch()
    desk.line.sandbox.queue(BOT)._next = 3
    await desk.line.phone.write(BOT, "after a quiet week")
    await desk.fetcher.fetch()
    assert await desk.texts() == ["/start", "after a quiet week"]


async def test_an_old_offset_is_not_used(desk: Desk, hours: Hours):
    """After a long time without an answer the offset may belong to other ids."""
    await desk.fetcher.fetch()
    hours.seconds += OFFSET_LIFE
    calls = asked(desk)
    await desk.fetcher.fetch()
    assert "offset" not in calls[0]


async def test_only_the_named_kinds_are_asked_for(desk: Desk):
    """allowed_updates is always given, and the long poll and the limit too."""
    await desk.fetcher.fetch()
    await desk.line.phone.write(BOT, "so that there is something")
    calls = asked(desk)
    await desk.fetcher.fetch()
    assert (calls[0]["allowed_updates"], calls[0]["limit"], calls[0]["timeout"]) == (list(WANTED), 100, 25)


async def test_what_has_gathered_is_fetched_without_waiting(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """Only when an answer was not full is it known that nothing older is left, and then it waits for more."""
    monkeypatch.setattr("bot.post.fetcher.MOST", 2)
    await desk.line.phone.write(BOT, "one")
    await desk.line.phone.write(BOT, "two")
    calls, heard = asked(desk), []
    for _ in range(2):
        await desk.fetcher.fetch()
        heard.append(desk.fetcher.hears)
    await desk.line.phone.write(BOT, "three")
    await desk.fetcher.fetch()
    assert heard == [False, True]
    assert [call["timeout"] for call in calls] == [0, 0, 25]


async def test_files_are_for_the_porter(desk: Desk):
    """An update with a file is not ready before it was carried."""
    await desk.line.phone.send_file(BOT, "voice", b"OggS" + bytes(50), "note.ogg")
    await desk.fetcher.fetch()
    assert await desk.texts() == ["/start"]
    async with desk.store.transaction() as work:
        assert len(work.inbox.carrying(9)) == 1


async def test_porter_and_clerk_are_woken(desk: Desk):
    """A batch rings the bells."""
    await desk.fetcher.fetch()
    assert desk.bell._rung.is_set()


def odd(*updates: object) -> Rule:
    body = json.dumps({"ok": True, "result": list(updates)})
    return Rule(answering(FalseAnswer(200, body, "application/json")), method="getUpdates")


async def test_malformed_updates_are_set_aside(desk: Desk, caplog: pytest.LogCaptureFixture):
    """What is no update is counted in the log and acknowledged, and the others are stored."""
    sound = {"update_id": 7, "message": {"message_id": 1, "chat": {"id": 5}, "text": "sound"}}
    desk.line.sandbox.faults.add(
        odd(3, {"update_id": 6, "canary": {"chat": {"id": 5}}}, sound, {"update_id": 8})
    )
    await desk.fetcher.fetch()
    assert await desk.texts() == ["sound"]
    assert "set aside 3 updates" in caplog.text
    assert "canary" not in caplog.text
    assert desk.fetcher._offset == 9


async def test_a_batch_without_any_id_makes_a_pause(desk: Desk):
    """When nothing can be acknowledged the same comes again, but not at once."""
    desk.line.sandbox.faults.add(odd(3, "x"))
    assert await desk.fetcher.fetch() > 0


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (refusing(BadToken()), "401"),
        (answering(FalseAnswer(502)), "502"),
        (answering(FalseAnswer(200, "<html>")), "UnreadableBatch"),
        (dropping, "ServerDisconnectedError"),
    ],
)
async def test_trouble_is_waited_out(
    desk: Desk, hours: Hours, caplog: pytest.LogCaptureFixture, deed: object, said: str
):
    """After a failure there is a pause and one line with its class or status, and the fetcher goes on."""
    desk.line.sandbox.faults.add(Rule(deed, method="getUpdates", times=3))
    async with desk.running():
        await until(desk.bell._rung.is_set)
    assert await desk.texts() == ["/start"]
    assert caplog.messages[:3] == [f"fetching for the seeker bot failed: {said}"] * 3
    assert 0.5 <= hours.slept[0] <= 1.0
    assert 1.0 <= hours.slept[1] <= 2.0
    assert TOKEN not in caplog.text


@pytest.mark.parametrize(
    ("refusal", "told"), [(SecondPoller(), "running twice"), (WebhookActive(), "`amana webhook off`")]
)
async def test_a_conflict_is_told_once(
    desk: Desk, caplog: pytest.LogCaptureFixture, refusal: Refusal, told: str
):
    """While somebody else gets the updates one clear line says so, and the fetcher goes on trying."""
    desk.line.sandbox.faults.add(Rule(refusing(refusal), method="getUpdates", times=3))
    async with desk.running():
        await until(desk.bell._rung.is_set)
    assert await desk.texts() == ["/start"]
    assert [told in line for line in caplog.messages] == [True]


async def test_a_webhook_from_before_is_deleted_first(desk: Desk):
    """What waits for a webhook is fetched, and none of it is dropped."""
    desk.line.sandbox.queue(BOT).set_webhook(Webhook("http://127.0.0.1:9/gone"))
    async with desk.running():
        await until(desk.bell._rung.is_set)
    assert await desk.texts() == ["/start"]


async def test_a_flood_is_waited_out_as_told(desk: Desk, hours: Hours):
    """On 429 the fetcher waits at least as long as Telegram says."""
    desk.line.sandbox.faults.add(Rule(refusing(Flood(40)), method="getUpdates"))
    async with desk.running():
        await until(desk.bell._rung.is_set)
    assert hours.slept[0] >= 40


async def test_a_stop_ends_a_long_poll(desk: Desk, store: Store, hours: Hours, backoff: Backoff):
    """A fetcher that waits for Telegram ends at once when stopped, and loses nothing."""
    calls = asked(desk)
    async with desk.running():
        await until(lambda: len(calls) == 2)
    await desk.line.phone.write(BOT, "late")
    await Desk(desk.line, store, hours, backoff).fetcher.fetch()
    assert await desk.texts() == ["/start", "late"]


async def test_fetching_says_what_went_wrong(desk: Desk):
    """One fetch raises what happened, for whoever drives it."""
    desk.line.sandbox.faults.add(Rule(dropping, method="getUpdates"))
    with pytest.raises(WireFault):
        await desk.fetcher.fetch()
