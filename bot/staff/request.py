"""python-telegram-bot's calls over aiohttp, which the other bot uses too.

Its own way, over httpx, costs three times the CPU of all the rest of a call, and opens each connection anew
where many calls are made side by side.
"""

from __future__ import annotations

from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS = 64
"""How many calls the staff bot can make side by side."""

CONNECT = 10.0
"""Seconds in which a connection has to be there; so long, too, a call waits for one to be free."""

UPLOAD = 600.0
"""Seconds that a call with a file may take in all: 50 MB over a slow line."""


class AiohttpRequest(BaseRequest):
    """Makes a connection with its first call. An answer may take `seconds` from when all was sent."""

    __slots__ = ("_session", "seconds")

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take."""
        return self.seconds

    async def initialize(self) -> None:
        """Nothing is opened before it is needed."""

    async def shutdown(self) -> None:
        """Close the connections."""
        if self._session:
            await self._session.close()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **timeouts: Any
    ) -> tuple[int, bytes]:
        """Make a call. Raises TimedOut or NetworkError, whose cause is aiohttp's own.

        Of the timeouts only that for reading can be given with a call.
        """
        seconds = timeouts.get("read_timeout")
        seconds = seconds if isinstance(seconds, int | float) else self.seconds
        files = bool(request_data and request_data.contains_files)
        timeout = aiohttp.ClientTimeout(
            total=UPLOAD if files else None, connect=2 * CONNECT, sock_connect=CONNECT, sock_read=seconds
        )
        try:
            async with self._opened().request(
                method, url, data=_body(request_data), timeout=timeout, allow_redirects=False
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as fault:
            raise TimedOut from fault
        except (aiohttp.ClientError, OSError) as fault:
            raise NetworkError(type(fault).__name__) from fault

    def _opened(self) -> aiohttp.ClientSession:
        """Not before there is a loop, which a session belongs to."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS)
            self._session = aiohttp.ClientSession(
                connector=connector, headers={"User-Agent": self.USER_AGENT}
            )
        return self._session


def _body(data: RequestData | None) -> aiohttp.FormData | None:
    """What is sent: as a form, with the files in it, whose names stay as they are."""
    if data is None:
        return None
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (file_name, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=mime)
    return form
