"""One address in front of several processes, as a proxy on the way from Telegram has it."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager

from aiohttp import ClientConnectionError, ClientSession, web


def free_ports(count: int) -> list[int]:
    """So many ports of this machine that nothing listens on."""
    with ExitStack() as held:
        found = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in found:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in found]


@asynccontextmanager
async def balancing(front: int, ports: Sequence[int]) -> AsyncIterator[Counter[int]]:
    """Give each request to the next port, or to the one after it where nobody listens; how many each took."""
    taken: Counter[int] = Counter()
    turn = 0

    async def passes(request: web.Request) -> web.Response:
        nonlocal turn
        turn += 1
        body = await request.read()
        for step in range(len(ports)):
            port = ports[(turn + step) % len(ports)]
            url = f"http://127.0.0.1:{port}{request.raw_path}"
            try:
                async with session.post(url, data=body, headers=request.headers) as answer:
                    taken[port] += 1
                    return web.Response(status=answer.status)
            except ClientConnectionError:
                continue
        return web.Response(status=502)

    app = web.Application()
    app.router.add_post("/{path:.*}", passes)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    async with ClientSession() as session:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", front).start()
        try:
            yield taken
        finally:
            await runner.cleanup()
