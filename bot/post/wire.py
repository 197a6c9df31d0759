"""The Bot API without a framework: fetching updates and files as they are.

A framework's own fetch loop acknowledges an update before it is handled, so the post office
has its own. Nothing here ever says the URL: the token is part of it.
"""

from __future__ import annotations

import json
from http import HTTPStatus

import aiohttp

from bot.post.outcomes import Refused, Wait, sort_answer

CHUNK = 65536


class WireFault(Exception):
    """A call of the Bot API did not bring what it should have; says a class or a status alone.

    `status` is the HTTP status, 0 when there was none; `reason` one of `bot.post.outcomes.REASONS` for a
    refusal, and for a 409 "webhook" or "poller": who gets the updates instead; `retry_after` in seconds,
    0 when not told.
    """

    def __init__(self, what: str, *, status: int = 0, retry_after: float = 0.0, reason: str = "") -> None:
        super().__init__(what)
        self.status = status
        self.retry_after = retry_after
        self.reason = reason


class FileTooLarge(Exception):
    """A download went past its limit and was broken off."""


class Wire:
    """One bot's line to a Bot API server."""

    def __init__(self, session: aiohttp.ClientSession, api_url: str, token: str) -> None:
        base = api_url.rstrip("/")
        self._session = session
        self._methods = f"{base}/bot{token}/"
        self._files = f"{base}/file/bot{token}/"

    async def call(self, method: str, parameters: dict[str, int | str | list[str]], seconds: float) -> str:
        """Call a method; the answer is the whole JSON text of a call that succeeded.

        Raises WireFault for every other end.
        """
        try:
            async with self._session.post(
                self._methods + method, json=parameters, timeout=aiohttp.ClientTimeout(total=seconds)
            ) as answer:
                body = await answer.text("utf-8")
                status = answer.status
        except (aiohttp.ClientError, OSError, ValueError) as fault:
            raise WireFault(type(fault).__name__) from None
        if status != HTTPStatus.OK:
            raise _fault(status, body)
        return body

    async def download(self, path: str, limit: int) -> bytes:
        """Fetch a file by the path getFile gave.

        Raises FileTooLarge past `limit` bytes, and WireFault.
        """
        data = bytearray()
        try:
            async with self._session.get(self._files + path) as answer:
                if answer.status != HTTPStatus.OK:
                    raise WireFault(str(answer.status), status=answer.status)
                async for chunk in answer.content.iter_chunked(CHUNK):
                    data += chunk
                    if len(data) > limit:
                        raise FileTooLarge
        except (aiohttp.ClientError, OSError, ValueError) as fault:
            raise WireFault(type(fault).__name__) from None
        return bytes(data)


def _fault(status: int, body: str) -> WireFault:
    """What an error answer says, as far as it can be read at all."""
    try:
        answer = json.loads(body)
        told = answer.get("parameters", {}).get("retry_after")
        said = str(answer["description"])
        outcome = sort_answer(status, said, told)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return WireFault(str(status), status=status)
    if status == HTTPStatus.CONFLICT:
        return WireFault(
            str(status), status=status, reason="webhook" if "webhook" in said.lower() else "poller"
        )
    seconds = float(outcome.seconds) if isinstance(outcome, Wait) else 0.0
    reason = outcome.reason if isinstance(outcome, Refused) else ""
    return WireFault(str(status), status=status, retry_after=seconds, reason=reason)
