"""The reverse proxies of `deploy/`, for real: TLS, one path to the line, and nothing else."""

from __future__ import annotations

import io
from http import HTTPStatus
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.webhooks import HEADER
from tests.stories.balancing import free_ports
from tests.stories.line import SEEKER_BOT, STAFF_BOT, StoryLine
from tests.stories.proxies import CADDY, NGINX, Proxy, certificate, standing
from tests.stories.test_talking import matched

TOO_BIG = (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.BAD_GATEWAY)
"""nginx looks at the length; Caddy passes on what it has, and may find first that the line hung up."""
UNHEARD = b'{"update_id": 1, "unheard": {}}'


@pytest.mark.parametrize("proxy", [NGINX, CADDY], ids=lambda one: one.program)
async def test_a_line_is_reached_through_its_proxy_and_nothing_else_is(
    tmp_path: Path, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
):
    """A case goes through it, no other path, address, method or size does, and nothing is noted."""
    if not proxy.found:
        pytest.skip(f"no {proxy.program} on this machine: its configuration was not tried")
    place = tmp_path / "proxy"
    place.mkdir()
    front, behind = free_ports(2)
    trusts = certificate(place)
    monkeypatch.setattr("aiohttp.connector._SSL_CONTEXT_VERIFIED", trusts)
    line = StoryLine(tmp_path, webhook_port=behind, webhook_url=f"https://localhost:{front}/hook")
    async with standing(proxy, place, front, behind), line:
        seeker, confidant, thread = await matched(line)
        await seeker.writes("through the proxy")
        await confidant.sees("through the proxy", thread=thread)
        hook = line.sandbox.queue(SEEKER_BOT).webhook
        assert hook
        theirs = {HEADER: hook.secret}
        async with aiohttp.ClientSession() as telegram:
            assert await answer(telegram, hook.url, theirs) == HTTPStatus.OK
            assert await answer(telegram, hook.url, {}) == HTTPStatus.NOT_FOUND
            assert await answer(telegram, f"{hook.url}x", theirs) == HTTPStatus.NOT_FOUND
            assert await answer(telegram, f"https://localhost:{front}/", theirs) == HTTPStatus.NOT_FOUND
            big = UNHEARD + b" " * 2**20
            assert await answer(telegram, hook.url, theirs, big) in TOO_BIG
            async with telegram.get(hook.url, headers=theirs) as got:
                assert got.status == HTTPStatus.NOT_FOUND
        elsewhere = aiohttp.TCPConnector(local_addr=("127.0.0.2", 0))
        async with aiohttp.ClientSession(connector=elsewhere) as stranger:
            assert await answer(stranger, hook.url, theirs) == HTTPStatus.NOT_FOUND
        hooks = [line.sandbox.queue(bot).webhook for bot in (SEEKER_BOT, STAFF_BOT)]
        secrets = [part for one in hooks if one for part in (one.secret, one.url[-20:])]
    written = b"".join(one.read_bytes() for one in place.rglob("*") if one.is_file())
    assert [part for part in (*secrets, "127.0.0.2") if part.encode() in written] == []


async def answer(
    session: aiohttp.ClientSession, url: str, headers: dict[str, str], body: bytes = UNHEARD
) -> int:
    async with session.post(url, data=io.BytesIO(body), headers=headers) as got:
        return got.status
