"""A bot reduced to raw Bot API calls, so that the page is tested and no framework with it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

import aiohttp

WANTED = ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"]
LONG_POLL_SECONDS = 5
HANG_SECONDS = 30


@dataclass
class Robot:
    """Speaks the Bot API at `url` for one token."""

    session: aiohttp.ClientSession
    url: str
    token: str
    offset: int = 0
    waiting: list[dict[str, Any]] = field(default_factory=list)

    async def call(self, method: str, **fields: Any) -> Any:
        """Call a method with JSON fields and return its result; a refusal fails the test with its reason."""
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", json=fields) as response:
            return self._result(method, await response.json())

    async def upload(self, method: str, files: dict[str, tuple[str, bytes]], **fields: Any) -> Any:
        """Call a method that carries files, as a form."""
        form = aiohttp.FormData()
        for name, value in fields.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, (filename, data) in files.items():
            form.add_field(name, data, filename=filename)
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", data=form) as response:
            return self._result(method, await response.json())

    async def next(self, kind: str) -> dict[str, Any]:
        """Wait for the next update of this kind; earlier ones of other kinds are passed over."""
        passed: list[str] = []
        try:
            async with asyncio.timeout(HANG_SECONDS):
                while True:
                    while self.waiting:
                        update = self.waiting.pop(0)
                        if kind in update:
                            return dict(update[kind])
                        passed.append(str(update))
                    self.waiting = await self._fetch()
        except TimeoutError:
            raise AssertionError(f"no {kind} came; passed over: {passed}") from None

    async def download(self, file_id: str) -> bytes:
        """Fetch a file by its id."""
        path = (await self.call("getFile", file_id=file_id))["file_path"]
        async with self.session.get(f"{self.url}/file/bot{self.token}/{path}") as response:
            return await response.read()

    async def listen(self) -> None:
        """Say which updates are wanted: what happened before would not be kept (Bot API: allowed_updates)."""
        await self._fetch(0)

    async def _fetch(self, wait: int = LONG_POLL_SECONDS) -> list[dict[str, Any]]:
        updates: list[dict[str, Any]] = await self.call(
            "getUpdates",
            offset=self.offset,
            timeout=wait,
            allowed_updates=WANTED,
        )
        if updates:
            self.offset = updates[-1]["update_id"] + 1
        return updates

    @staticmethod
    def _result(method: str, answer: dict[str, Any]) -> Any:
        assert answer["ok"], f"{method}: {answer.get('description')}"
        return answer["result"]
