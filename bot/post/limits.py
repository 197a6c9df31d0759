"""Telegram's limits: about 30 messages a second a bot, 1 a second a chat with short bursts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.post.bell import Sleep
from bot.post.turnstile import Turnstile

SHOWN_FOR = 5.0
"""Seconds for which Telegram shows a chat action (Bot API sendChatAction): none is renewed before."""

ACTIONS = 1024
"""Chat actions that are remembered before those that are over are forgotten."""

Tick = Callable[[], float]
"""Seconds that never run back: `time.monotonic` in production."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast letters may go (Bot FAQ, "My bot is hitting limits"): a second, and at once."""

    bot_rate: float = 30.0
    bot_burst: float = 3.0
    chat_rate: float = 1.0
    chat_burst: float = 4.0


@dataclass(slots=True)
class Bucket:
    """A store of turns that fills at `rate` a second up to `burst`. It can be owed to."""

    rate: float
    burst: float
    level: float
    at: float

    def take(self, now: float, turns: int = 1) -> float:
        """Take turns now; the answer is after how many seconds they may be used."""
        self.level = self.at_time(now) - turns
        self.at = now
        return max(0.0, -self.level / self.rate)

    def at_time(self, now: float) -> float:
        """How many turns there are at a moment; under zero, how many are owed."""
        return min(self.burst, self.level + max(0.0, now - self.at) * self.rate)


class Spacing:
    """Gives each letter of one bot its moment. For the bot's own turns they stand in line, urgent ones
    first; one that has its chat's turn is never passed by another of that chat.
    """

    def __init__(self, tick: Tick, sleep: Sleep, pace: Pace | None = None) -> None:
        self._tick = tick
        self._sleep = sleep
        self._pace = pace or Pace()
        self._bot = Bucket(self._pace.bot_rate, self._pace.bot_burst, self._pace.bot_burst, tick())
        self._line = Turnstile()
        self._chats: dict[int, Bucket] = {}
        self._sweep_at = 1024
        self._actions: dict[tuple[int, int | None], float] = {}

    def may_show(self, chat_id: int, thread_id: int | None) -> bool:
        """Whether a chat action is worth a call: none is being shown there. If so, one is from now on."""
        now = self._tick()
        if now < self._actions.get((chat_id, thread_id), now):
            return False
        if len(self._actions) >= ACTIONS:
            self._actions = {place: until for place, until in self._actions.items() if now < until}
        self._actions[chat_id, thread_id] = now + SHOWN_FOR
        return True

    async def turn(self, chat_id: int, turns: int = 1, *, urgent: bool = False) -> bool:
        """Wait until a letter of so many messages may go to a chat; whether it had to wait at all."""
        waited = await self._until(self._chat(chat_id), turns)
        return await self.bot_turn(turns, urgent=urgent) or waited

    async def bot_turn(self, turns: int = 1, *, urgent: bool = False) -> bool:
        """Wait until the bot may make a call that no chat sees as a message; whether it had to wait."""
        async with self._line.through(urgent=urgent) as waited:
            return await self._until(self._bot, turns) or waited

    async def _until(self, bucket: Bucket, turns: int) -> bool:
        pause = bucket.take(self._tick(), turns)
        if pause > 0:
            await self._sleep(pause)
        return pause > 0

    def _chat(self, chat_id: int) -> Bucket:
        if len(self._chats) >= self._sweep_at:
            self._sweep()
        fresh = Bucket(self._pace.chat_rate, self._pace.chat_burst, self._pace.chat_burst, self._tick())
        return self._chats.setdefault(chat_id, fresh)

    def _sweep(self) -> None:
        """Forget chats that could send a full burst again: they are as good as new."""
        now = self._tick()
        self._chats = {c: b for c, b in self._chats.items() if b.at_time(now) < b.burst}
        self._sweep_at = max(1024, 2 * len(self._chats))
