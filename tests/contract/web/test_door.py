"""Strangers and Telegram at the webhook's door."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import aiohttp
import pytest

from bot.listen import Listen
from bot.post.bell import Bell
from bot.post.letterbox import Letterbox
from bot.post.quiet import FRAMEWORKS, quiet_frameworks
from bot.post.webhook import Address
from bot.web.door import MOST_BODY, SECRET, AddressTaken, Door
from db.home import Home
from db.store import Store

CANARY = "kanarie"
PATHS = {bot: f"/hook/{letter * 64}" for bot, letter in (("seeker", "a"), ("staff", "b"))}
SECRETS = {"seeker": "c" * 64, "staff": "d" * 64}
WANTED = ("message", "callback_query")


def update(number: int = 7, text: str = CANARY) -> dict[str, object]:
    return {"update_id": number, "message": {"message_id": 1, "chat": {"id": 5}, "text": text}}


@dataclass
class Entrance:
    """The door, on a port of this machine, and the inbox behind it."""

    where: Listen
    store: Store
    door: Door
    taken: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://{self.where}"

    async def ask(
        self, method: str = "POST", path: str = PATHS["seeker"], **more: object
    ) -> tuple[int, bytes]:
        """The answer's status and body; nothing else may be in it but a length, a date and a type."""
        more.setdefault("headers", {SECRET: SECRETS["seeker"]})
        async with (
            aiohttp.ClientSession() as session,
            session.request(method, self.url + path, **more) as answer,
        ):
            allowed = {"Content-Type", "Content-Length", "Date", "Server", "Connection"}
            assert set(answer.headers) <= allowed
            assert not answer.headers.get("Server")
            return answer.status, await answer.read()

    async def stored(self) -> list[tuple[str, int]]:
        async with self.store.transaction() as work:
            return [(one.bot, one.update_id) for one in work.inbox.ready(99)]

    async def raw(self, request: bytes) -> bytes:
        """What a bare connection gets, until it is closed."""
        reader, writer = await asyncio.open_connection(self.where.host, self.where.port)
        writer.write(request)
        try:
            return await asyncio.wait_for(reader.read(), 20)
        finally:
            writer.close()


@pytest.fixture
async def entrance(tmp_path: Path) -> AsyncIterator[Entrance]:
    before = [(one, one.level, one.propagate, one.handlers) for one in map(logging.getLogger, FRAMEWORKS)]
    quiet_frameworks()
    Home(tmp_path / "home").create()
    with Store.open(Home(tmp_path / "home")) as store:
        taken: list[str] = []
        box = Letterbox(store, wakes=(Bell(asyncio.sleep),), sleep=asyncio.sleep)
        addresses = [Address(bot, "", PATHS[bot], SECRETS[bot]) for bot in PATHS]
        door = Door(addresses, box, wanted=WANTED, on_taken=taken.append, patience=0.3)
        where = await door.open(Listen("127.0.0.1", 0))
        loops = [asyncio.ensure_future(one.run()) for one in (door, box)]
        yield Entrance(where, store, door, taken)
        door.stop()
        await loops[0]
        box.stop()
        await loops[1]
    for logger, level, propagate, handlers in before:
        logger.setLevel(level)
        logger.propagate, logger.handlers = propagate, handlers


async def test_what_telegram_brings_is_stored_before_it_is_answered(entrance: Entrance):
    """200 means: it is in the inbox."""
    assert await entrance.ask(json=update()) == (HTTPStatus.OK, b"")
    assert await entrance.stored() == [("seeker", 7)]
    assert entrance.taken == ["seeker"]


async def test_its_own_bytes_are_stored(entrance: Entrance):
    """Nothing is written anew on the way in."""
    body = json.dumps(update(text="<b>é</b> 😀"), ensure_ascii=False, indent=1).encode()
    await entrance.ask(data=body)
    async with entrance.store.transaction() as work:
        assert work.inbox.ready(1)[0].payload == body


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {SECRET: ""},
        {SECRET: SECRETS["staff"]},
        {SECRET: SECRETS["seeker"][:-1]},
        {SECRET: SECRETS["seeker"] + "c"},
        {SECRET: "é" * 64},
    ],
)
async def test_without_the_secret_there_is_nothing_here(entrance: Entrance, headers: dict[str, str]):
    """A path that leaked opens nothing: no secret, another bot's, or one that is nearly right."""
    assert await entrance.ask(json=update(), headers=headers) == (HTTPStatus.NOT_FOUND, b"")
    assert await entrance.stored() == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
async def test_other_methods_find_nothing(entrance: Entrance, method: str):
    """With path and secret right, only POST is answered."""
    assert await entrance.ask(method, json=update()) == (HTTPStatus.NOT_FOUND, b"")
    assert await entrance.stored() == []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/hook",
        "/hook/",
        "/healthz",
        "/readyz",
        "/metrics",
        "/../hook/",
        PATHS["staff"],
        PATHS["seeker"] + "/",
        PATHS["seeker"] + "?x=1",
        PATHS["seeker"].upper(),
        "/hook/" + "%61" * 64,
        "/hook/../hook/" + "a" * 64,
    ],
)
async def test_other_paths_are_all_alike(entrance: Entrance, path: str):
    """Probing tells nothing: no path but the very one is there, health and metrics neither."""
    found = await entrance.raw(
        b"POST "
        + path.encode()
        + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
        + f"{SECRET}: {SECRETS['seeker']}\r\n\r\n{{}}".encode()
    )
    assert found.startswith(b"HTTP/1.1 404 ")
    assert found.endswith(b"\r\n\r\n")
    assert await entrance.stored() == []


async def test_a_huge_body_is_not_read(entrance: Entrance):
    """Neither one that says so, nor one that grows without saying."""

    async def growing() -> AsyncIterator[bytes]:
        for _ in range(MOST_BODY // 65536 + 40):
            yield b"x" * 65536

    head = (
        f"POST {PATHS['seeker']} HTTP/1.1\r\nHost: x\r\n{SECRET}: {SECRETS['seeker']}\r\n"
        f"Content-Length: {MOST_BODY + 1}\r\n\r\n"
    )
    assert (await entrance.raw(head.encode())).startswith(b"HTTP/1.1 413 ")
    try:
        status, _ = await entrance.ask(data=growing())
    except aiohttp.ClientError:
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE  # hung up on while it was still talking
    assert status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert await entrance.stored() == []


async def test_of_a_strangers_body_nothing_is_read(entrance: Entrance):
    """Without the secret the answer comes before the body does."""
    head = f"POST {PATHS['seeker']} HTTP/1.1\r\nHost: x\r\nContent-Length: {MOST_BODY}\r\n\r\n"
    assert (await entrance.raw(head.encode())).startswith(b"HTTP/1.1 404 ")


async def test_a_slow_body_is_not_waited_for(entrance: Entrance):
    """After some seconds it is over, and Telegram would bring it again."""
    head = (
        f"POST {PATHS['seeker']} HTTP/1.1\r\nHost: x\r\n{SECRET}: {SECRETS['seeker']}\r\n"
        'Content-Length: 900\r\n\r\n{"update_id":'
    )
    assert (await entrance.raw(head.encode())).startswith(b"HTTP/1.1 408 ")
    assert await entrance.stored() == []


@pytest.mark.parametrize("body", [b"", b"{" + CANARY.encode(), b"\xff\xfe" + CANARY.encode(), b"[" * 90_000])
async def test_what_is_no_json_is_not_taken(
    entrance: Entrance, body: bytes, caplog: pytest.LogCaptureFixture
):
    """Spoiled on its way, it has to be brought again; the log says so and quotes nothing."""
    caplog.set_level(logging.DEBUG)
    assert await entrance.ask(data=body) == (HTTPStatus.BAD_REQUEST, b"")
    assert "no JSON" in caplog.text
    assert CANARY not in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        3,
        [CANARY],
        {"update_id": CANARY},
        {"update_id": 8, CANARY: {"chat": {"id": 5}}},
        {"message": update()},
    ],
)
async def test_what_is_no_update_is_set_aside(
    entrance: Entrance, body: object, caplog: pytest.LogCaptureFixture
):
    """It would come for ever: it is counted in the log, and nothing of it is told."""
    caplog.set_level(logging.DEBUG)
    assert await entrance.ask(json=body) == (HTTPStatus.OK, b"")
    assert "set aside 1 update" in caplog.text
    assert CANARY not in caplog.text
    assert await entrance.stored() == []


async def test_a_broken_request_leaves_no_trace(entrance: Entrance, caplog: pytest.LogCaptureFixture):
    """What is no HTTP at all is not quoted anywhere."""
    caplog.set_level(logging.DEBUG)
    quiet_frameworks()  # once more: pytest listens in on loggers that do not propagate
    await entrance.raw(f"POST /{CANARY} NONSENSE\r\n{CANARY}: \x01\r\n\r\n".encode())
    assert CANARY not in caplog.text
    assert await entrance.ask(json=update()) == (HTTPStatus.OK, b"")


async def test_whoever_hangs_up_harms_nobody(entrance: Entrance):
    """A connection that ends in the middle of a body stores nothing, and the next one is served."""
    _, writer = await asyncio.open_connection(entrance.where.host, entrance.where.port)
    head = f"POST {PATHS['seeker']} HTTP/1.1\r\nHost: x\r\n{SECRET}: {SECRETS['seeker']}\r\n"
    writer.write((head + 'Content-Length: 900\r\n\r\n{"upd').encode())
    await writer.drain()
    writer.close()
    assert await entrance.ask(json=update()) == (HTTPStatus.OK, b"")
    assert await entrance.stored() == [("seeker", 7)]


async def test_a_stopped_door_is_closed(entrance: Entrance):
    """After SIGTERM nobody is let in, so that Telegram keeps what it has."""
    entrance.door.stop()
    await asyncio.sleep(0.05)
    with pytest.raises(aiohttp.ClientError):
        await entrance.ask(json=update())


async def test_a_taken_address_is_named(entrance: Entrance):
    """Whoever starts a second line on the same port is told which."""
    other = Door([], Letterbox(entrance.store, wakes=(), sleep=asyncio.sleep), wanted=WANTED)
    with pytest.raises(AddressTaken, match=str(entrance.where)):
        await other.open(entrance.where)
