"""Health, readiness and figures, for whoever watches the line from this machine."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.listen import Listen
from bot.web.watch import STUCK, Watch
from db.clock import SystemClock
from db.errors import DatabaseBusy
from db.home import Home
from db.letters import Address, Send, Words
from db.store import Store

CHAT = 987654321


@dataclass
class MovableClock:
    ahead: timedelta = timedelta(0)

    def now(self):
        return SystemClock().now() + self.ahead


@dataclass
class Tower:
    watch: Watch
    url: str
    store: Store
    clock: MovableClock

    async def ask(self, path: str, method: str = "GET") -> tuple[int, str]:
        async with (
            aiohttp.ClientSession() as session,
            session.request(method, self.url + path) as answer,
        ):
            assert not answer.headers.get("Server")
            return answer.status, await answer.text()


@pytest.fixture
async def tower(tmp_path: Path) -> AsyncIterator[Tower]:
    clock = MovableClock()
    Home(tmp_path / "home").create()
    with Store.open(Home(tmp_path / "home"), clock=clock) as store:
        watch = Watch(store, ("seeker", "staff"))
        where = await watch.open(Listen("127.0.0.1", 0))
        yield Tower(watch, f"http://{where}", store, clock)
        await watch.close()


async def test_it_lives_as_soon_as_it_serves(tower: Tower):
    """Health does not wait for Telegram."""
    assert await tower.ask("/healthz") == (200, "alive\n")


async def test_it_is_ready_once_both_bots_are_introduced(tower: Tower):
    """Until then it says which is missing."""
    assert await tower.ask("/readyz") == (
        503,
        "the seeker bot is not introduced\nthe staff bot is not introduced\n",
    )
    tower.watch.introduced("seeker")
    tower.watch.introduced("staff")
    assert await tower.ask("/readyz") == (200, "ready\n")


async def test_a_stuck_inbox_is_not_ready(tower: Tower):
    """Something that came and is not handled for minutes, whatever else is well."""
    for bot in ("seeker", "staff"):
        tower.watch.introduced(bot)
    async with tower.store.transaction() as work:
        work.inbox.add("seeker", 1, CHAT, b"{}", carries=False)
    assert (await tower.ask("/readyz"))[0] == 200
    tower.clock.ahead = STUCK + timedelta(seconds=1)
    assert await tower.ask("/readyz") == (503, "the inbox is stuck\n")


async def test_a_store_that_does_not_answer_is_not_ready(tower: Tower, monkeypatch: pytest.MonkeyPatch):
    """The class of what went wrong is told; health and the process go on."""

    @asynccontextmanager
    async def busy():
        raise DatabaseBusy
        yield

    monkeypatch.setattr(tower.store, "transaction", busy)
    status, body = await tower.ask("/readyz")
    assert (status, "DatabaseBusy" in body) == (503, True)
    assert (await tower.ask("/metrics"))[0] == 503
    assert (await tower.ask("/healthz"))[0] == 200


async def test_figures_tell_how_much_waits_and_since_when(tower: Tower):
    """Inbox and outbox by bot and state with their age, cases by state, and what was counted on the way."""
    async with tower.store.transaction() as work:
        work.inbox.add("seeker", 1, CHAT, b"{}", carries=False)
        work.outbox.put(Address("staff", CHAT), Send(Words("kanarie")))
        seeker = work.seekers.new(CHAT)
        work.cases.new(seeker, "blue heron", 1, "nl")
    tower.clock.ahead = timedelta(minutes=3)
    tower.watch.gauges.handled("seeker", 0.003, "done")
    tower.watch.gauges.delivered("staff", "unknown")
    tower.watch.gauges.duty("expire_offers", 0.1, "failed")
    _, body = await tower.ask("/metrics")
    lines = body.splitlines()
    for expected in (
        'amana_inbox_updates{bot="seeker",state="ready"} 1.0',
        'amana_outbox_letters{bot="staff",state="waiting"} 1.0',
        'amana_cases{state="intake"} 1.0',
        'amana_handler_seconds_bucket{bot="seeker",ended="done",le="0.005"} 1.0',
        'amana_deliveries_total{bot="staff",outcome="unknown"} 1.0',
        'amana_duty_seconds_count{duty="expire_offers",ended="failed"} 1.0',
    ):
        assert expected in lines
    ages = {
        line.split()[0]: float(line.split()[1])
        for line in lines
        if "_oldest_seconds " in line and line[0] != "#"
    }
    assert {name: 180 <= age < 300 for name, age in ages.items()} == {
        "amana_inbox_oldest_seconds": True,
        "amana_outbox_oldest_seconds": True,
    }


async def test_no_figure_names_anybody(tower: Tower):
    """No id, no name, no word is a label or a value."""
    async with tower.store.transaction() as work:
        work.inbox.add("seeker", 4242424242, CHAT, b'{"text": "kanarie"}', carries=False)
        work.outbox.put(Address("staff", CHAT), Send(Words("kanarie")))
        seeker = work.seekers.new(CHAT)
        case = work.cases.new(seeker, "blue heron", 1, "nl")
    _, body = await tower.ask("/metrics")
    for secret in (str(CHAT), "4242424242", "kanarie", "heron", case.id, seeker.id):
        assert secret not in body


@pytest.mark.parametrize("path", ["/", "/metrics/", "/metrics?x", "/hook", "/healthz/.."])
async def test_nothing_else_is_there(tower: Tower, path: str):
    """Three paths, and GET alone."""
    reader_status, _ = await tower.ask(path) if path != "/healthz/.." else (404, "")
    assert reader_status == 404
    assert (await tower.ask("/healthz", "POST"))[0] == 404
