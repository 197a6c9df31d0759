"""Bringing updates to the bots that asked for it (Bot API: setWebhook)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.clock import Clock
from bot.sandbox.updates import Queue, Update, Webhook

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATIENCE = ClientTimeout(total=60)


@dataclass(slots=True)
class Bringer:
    """Brings one bot's updates, one after another, again until they are taken.

    `pause` is the time in seconds before the second try; it doubles up to a minute.
    """

    queue: Queue
    clock: Clock
    session: ClientSession
    pause: float = 0.5
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Bring updates until cancelled."""
        self.queue.on_new.append(self._news.set)
        pause = self.pause
        while True:
            self._news.clear()
            hook, updates = self.queue.webhook, self.queue.take(1)
            if hook is None or not updates:
                await self._news.wait()
            elif await self._bring(hook, updates[0]):
                self.queue.done(updates[0].id)
                pause = self.pause
            else:
                await asyncio.sleep(pause)
                pause = min(60.0, pause * 2)

    async def _bring(self, hook: Webhook, update: Update) -> bool:
        headers = {HEADER: hook.secret} if hook.secret else {}
        try:
            async with self.session.post(
                hook.url, json=update.as_json(), headers=headers, timeout=PATIENCE
            ) as response:
                if response.ok:
                    return True
                hook.last_error = f"Wrong response from the webhook: {response.status} {response.reason}"
        except (ClientError, TimeoutError, OSError):
            hook.last_error = "Connection refused"
        hook.last_error_at = self.clock.now()
        return False
