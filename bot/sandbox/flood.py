"""Telegram's limits on sending: about 30 a second for a bot, 1 a second in a chat, short bursts allowed.

Source: Bots FAQ, "My bot is hitting limits". Off unless switched on, since most tests are not
about it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from bot.sandbox.calls import Call
from bot.sandbox.clock import Clock
from bot.sandbox.refusals import Flood

_COUNTED = ("send", "copymessage", "forwardmessage")
_FREE = frozenset({"sendchataction"})


@dataclass(slots=True)
class Bucket:
    """Holds up to `size` tokens and gains `rate` of them a second."""

    rate: float
    size: float
    tokens: float
    at: datetime

    def fill(self, now: datetime) -> None:
        """Add what was gained since the last look."""
        gained = max(0.0, (now - self.at).total_seconds()) * self.rate
        self.tokens = min(self.size, self.tokens + gained)
        self.at = now

    def lacks(self, cost: int) -> float:
        """Return the seconds until `cost` tokens are there."""
        return max(0.0, (min(cost, self.size) - self.tokens) / self.rate)


class Limits:
    """The limits of every bot and chat. Change the numbers before the first call that counts."""

    def __init__(self, clock: Clock, *, on: bool) -> None:
        """Begin with every bucket full."""
        self._clock = clock
        self.on = on
        self.bot_rate, self.bot_burst = 30.0, 30.0
        self.chat_rate, self.chat_burst = 1.0, 5.0
        self._bots: dict[int, Bucket] = {}
        self._chats: dict[tuple[int, int], Bucket] = {}

    def check(self, call: Call) -> None:
        """Count a call. Raises `Flood` when it is too much."""
        name = call.method.lower()
        if not self.on or not name.startswith(_COUNTED) or name in _FREE:
            return
        buckets = self._buckets(call)
        cost = _messages(call)
        wait = max(bucket.lacks(cost) for bucket in buckets)
        if wait > 0:
            raise Flood(max(1, math.ceil(wait)))
        for bucket in buckets:
            bucket.tokens -= cost

    def _buckets(self, call: Call) -> tuple[Bucket, Bucket]:
        now = self._clock.now()
        whole = Bucket(self.bot_rate, self.bot_burst, self.bot_burst, now)
        single = Bucket(self.chat_rate, self.chat_burst, self.chat_burst, now)
        buckets = (
            self._bots.setdefault(call.bot.id, whole),
            self._chats.setdefault((call.bot.id, call.chat), single),
        )
        for bucket in buckets:
            bucket.fill(now)
        return buckets


def _messages(call: Call) -> int:
    """Return how many messages a call makes."""
    for name in ("media", "message_ids"):
        if call.has(name):
            items = call.json(name)
            return max(1, len(items)) if isinstance(items, list) else 1
    return 1
