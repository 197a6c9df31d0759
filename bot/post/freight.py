"""What the courier hands a carrier, and what it gets back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from db.letters import Outgoing


@dataclass(frozen=True, slots=True)
class Freight:
    """One outgoing letter with everything looked up that a Bot API call needs.

    `reply_to` and `targets` are message ids in that chat: what it answers, and what an Edit,
    Remove or React is about. `files` are the bytes of the attachment, or what Telegram calls
    it towards this bot; or the bytes of an album's files in their order. With `repeat_line` the letter
    may be there already, and a new copy must say so. `done` are the messages of this very
    letter that were sent before it stopped halfway.
    """

    chat_id: int
    what: Outgoing
    thread_id: int | None = None
    reply_to: int | None = None
    targets: tuple[int, ...] = ()
    files: tuple[bytes | str, ...] = field(default=(), repr=False)
    repeat_line: str | None = None
    done: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of it: ids of the new messages, the one that shows the thing first.

    `file_id` is what Telegram calls a voice message that was sent, towards this bot alone. `gone` are the
    messages that were taken out of the chat.
    """

    message_ids: tuple[int, ...] = ()
    thread_id: int | None = None
    file_id: str | None = field(default=None, repr=False)
    gone: tuple[int, ...] = ()


class Carrier(Protocol):
    """Carries letters to one bot's chats."""

    async def carry(self, parcel: Freight) -> Receipt:
        """Carry one letter, or raise a `bot.post.outcomes.PostError` that says how it ended."""
        ...
