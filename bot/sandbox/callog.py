"""What the bots asked for, in order: for tests to look at."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from bot.sandbox.calls import Call

KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One call; `refusal` is the description Telegram answered with, None if it was done."""

    bot: str
    method: str
    chat: int
    values: dict[str, object]
    refusal: str | None


class CallLog:
    """The newest calls of all bots, getUpdates left out."""

    def __init__(self) -> None:
        """Begin empty."""
        self._entries: deque[Asked] = deque(maxlen=KEPT)

    def note(self, call: Call, refusal: str | None) -> None:
        """Write a call down."""
        if call.method.lower() != "getupdates":
            values = dict(call.values)
            self._entries.append(Asked(call.bot.username, call.method, call.chat, values, refusal))

    def of(self, bot: str | None = None, method: str | None = None, chat: int | None = None) -> list[Asked]:
        """Return the calls of a bot, a method, a chat; of all, where none is named."""
        return [
            entry
            for entry in self._entries
            if bot in {None, entry.bot}
            and (method is None or method.lower() == entry.method.lower())
            and chat in {None, entry.chat}
        ]

    def clear(self) -> None:
        """Forget all."""
        self._entries.clear()
