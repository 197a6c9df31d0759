"""A little web server that takes updates."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class Brought:
    """One request that was brought to the hook."""

    body: dict[str, Any]
    headers: dict[str, str]


@dataclass
class Hook:
    """Answers every update with `status`."""

    url: str = ""
    status: int = 200
    _brought: asyncio.Queue[Brought] = field(default_factory=asyncio.Queue)

    async def take(self, request: web.Request) -> web.Response:
        self._brought.put_nowait(Brought(await request.json(), dict(request.headers)))
        return web.Response(status=self.status)

    async def next(self) -> Brought:
        """The next update, waiting for it."""
        return await asyncio.wait_for(self._brought.get(), 20)
