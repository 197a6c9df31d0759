"""Telegram's door: where updates are brought to (Bot API setWebhook).

It listens on this machine alone; TLS and the public address are the reverse proxy's. Whoever does not
know a bot's path and its secret gets 404 for everything, and no byte of what they send is read.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from hmac import compare_digest
from http import HTTPStatus

import aiohttp
from aiohttp import web

from bot.listen import Listen
from bot.post.batch import UnreadableBatch, read_update
from bot.post.letterbox import Letterbox, NotKept
from bot.post.webhook import Address
from db.letters import BotName

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 — the header's name (Bot API setWebhook)
MOST_BODY = 1024 * 1024
"""Bytes of one update: several times the largest that Telegram can send."""
PATIENCE = 10.0
"""Seconds in which a body has to be here."""
DRAIN = 10.0
"""Seconds that requests in hand get at the end."""
CHUNK = 65536

log = logging.getLogger(__name__)


class AddressTaken(Exception):
    """A server cannot listen where it is told to. The message names the address."""

    def __init__(self, where: Listen) -> None:
        super().__init__(f"cannot listen on {where}: is it taken by another program?")


class _Refused(Exception):
    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


class Door:
    """Takes updates from Telegram, and answers 200 when they are stored.

    What cannot be stored, or is no JSON, is answered otherwise: then Telegram brings it again. JSON that is
    no update of a kind that was asked for is set aside, as when polling. `on_taken` hears of each that was
    taken, set aside ones too.
    """

    def __init__(
        self,
        addresses: Sequence[Address],
        letterbox: Letterbox,
        *,
        wanted: Collection[str],
        on_taken: Callable[[BotName], None] = lambda _: None,
        patience: float = PATIENCE,
    ) -> None:
        self._addresses = tuple(addresses)
        self._letterbox = letterbox
        self._wanted = tuple(wanted)
        self._on_taken = on_taken
        self._patience = patience
        self._stopping = asyncio.Event()
        self._runner: web.ServerRunner | None = None

    async def open(self, where: Listen) -> Listen:
        """Listen; where it does. Raises AddressTaken."""
        # No lingering: what nobody asked for is not read to its end either.
        server = web.Server(self._answer, access_log=None, lingering_time=0.0)
        self._runner = web.ServerRunner(server, shutdown_timeout=DRAIN)
        await self._runner.setup()
        return await listening(self._runner, where)

    def stop(self) -> None:
        """Let nobody in any more."""
        self._stopping.set()

    async def run(self) -> None:
        """Stand open until stopped; then whoever is inside is still served."""
        await self._stopping.wait()
        await self.close()

    async def close(self) -> None:
        """Listen no more."""
        if self._runner:
            await self._runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        try:
            await self._take(request)
        except _Refused as refused:
            return bare(refused.status)
        except NotKept:
            return bare(HTTPStatus.SERVICE_UNAVAILABLE)
        except aiohttp.ClientError:
            return bare(HTTPStatus.BAD_REQUEST)
        return bare(HTTPStatus.OK)

    async def _take(self, request: web.BaseRequest) -> None:
        bot = self._known(request)
        if bot is None:
            raise _Refused(HTTPStatus.NOT_FOUND)
        try:
            async with asyncio.timeout(self._patience):
                body = await _read(request)
            update = read_update(body.decode(), self._wanted)
        except TimeoutError:
            raise _Refused(HTTPStatus.REQUEST_TIMEOUT) from None
        except (UnicodeDecodeError, UnreadableBatch):
            log.warning("what was brought for the %s bot is no JSON", bot)
            raise _Refused(HTTPStatus.BAD_REQUEST) from None
        if update is None:
            log.warning("set aside 1 update of the %s bot", bot)
        else:
            await self._letterbox.keep(bot, update)
        self._on_taken(bot)

    def _known(self, request: web.BaseRequest) -> BotName | None:
        """Whose path and secret these are. Every one is compared whole, so that time tells nothing."""
        path, secret = _bytes(request.raw_path), _bytes(request.headers.get(SECRET, ""))
        found: BotName | None = None
        for one in self._addresses:
            right = compare_digest(path, one.path.encode()) & compare_digest(secret, one.secret.encode())
            if right and request.method == "POST":
                found = one.bot
        return found


async def _read(request: web.BaseRequest) -> bytes:
    if (request.content_length or 0) > MOST_BODY:
        raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    body = bytearray()
    async for chunk in request.content.iter_chunked(CHUNK):
        body += chunk
        if len(body) > MOST_BODY:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return bytes(body)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def bare(status: HTTPStatus) -> web.Response:
    """An answer that tells nothing but its number; where it is not 200 the connection ends."""
    response = web.Response(status=status, headers={"Server": "", "Content-Type": "text/plain"})
    if status != HTTPStatus.OK:
        response.force_close()
    return response


async def listening(runner: web.BaseRunner, where: Listen) -> Listen:
    """Let a server listen; where it does. Raises AddressTaken."""
    try:
        await web.TCPSite(runner, where.host, where.port).start()
    except OSError:
        await runner.cleanup()
        raise AddressTaken(where) from None
    host, port, *_ = runner.addresses[0]
    return Listen(host, port)
