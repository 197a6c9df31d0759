"""What is watched from this machine alone: `/healthz`, `/readyz` and `/metrics`."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import timedelta
from http import HTTPStatus

from aiohttp import web

from bot.listen import Listen
from bot.web.door import bare, listening
from bot.web.gauges import Gauges
from db.letters import BotName
from db.store import Store

STUCK = timedelta(minutes=5)
"""An update that is not handled for so long: the line is not ready, whatever else is well."""

log = logging.getLogger(__name__)


class Watch:
    """Says that the process lives, whether the line is ready, and the figures.

    Ready is: the store opens, every bot is introduced, and nothing sticks in the inbox. What is amiss is told
    in a few words, one a line; they name nobody.
    """

    def __init__(self, store: Store, bots: Collection[BotName]) -> None:
        self._store = store
        self._missing = set(bots)
        self._runner: web.ServerRunner | None = None
        self.gauges = Gauges()

    def introduced(self, bot: BotName) -> None:
        """A bot has said who it is."""
        self._missing.discard(bot)

    async def open(self, where: Listen) -> Listen:
        """Serve; where. Raises `bot.web.door.AddressTaken`."""
        self._runner = web.ServerRunner(web.Server(self._answer, access_log=None), shutdown_timeout=1.0)
        await self._runner.setup()
        return await listening(self._runner, where)

    async def close(self) -> None:
        """Serve no more."""
        if self._runner:
            await self._runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.method != "GET":
            return bare(HTTPStatus.NOT_FOUND)
        match request.raw_path:
            case "/healthz":
                return _text(HTTPStatus.OK, b"alive\n")
            case "/readyz":
                return await self._ready()
            case "/metrics":
                return await self._figures()
            case _:
                return bare(HTTPStatus.NOT_FOUND)

    async def _ready(self) -> web.Response:
        amiss = await self._amiss()
        if not amiss:
            return _text(HTTPStatus.OK, b"ready\n")
        return _text(HTTPStatus.SERVICE_UNAVAILABLE, "".join(f"{one}\n" for one in amiss).encode())

    async def _amiss(self) -> list[str]:
        found = [f"the {bot} bot is not introduced" for bot in sorted(self._missing)]
        try:
            async with self._store.transaction() as work:
                since, now = work.figures.oldest().coming, work.now
        except Exception as fault:  # noqa: BLE001 — whatever it is, the line is not ready
            return [*found, f"the store does not answer: {type(fault).__name__}"]
        stuck = since is not None and now - since > STUCK
        return [*found, "the inbox is stuck"] if stuck else found

    async def _figures(self) -> web.Response:
        try:
            return _text(HTTPStatus.OK, await self.gauges.read(self._store))
        except Exception as fault:  # noqa: BLE001 — the line goes on without being watched
            log.warning("the figures could not be read: %s", type(fault).__name__)
            return bare(HTTPStatus.SERVICE_UNAVAILABLE)


def _text(status: HTTPStatus, body: bytes) -> web.Response:
    kind = "text/plain; version=0.0.4; charset=utf-8"
    return web.Response(status=status, body=body, headers={"Content-Type": kind, "Server": ""})
