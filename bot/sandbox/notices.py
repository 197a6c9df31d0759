"""What happens in the sandbox, told to whoever listens: the queues of updates and the phones."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.chats import Bot, Chat, Person, Topic
from bot.sandbox.messages import Message, Side


@dataclass(frozen=True, slots=True)
class Sent:
    """A new message."""

    chat: Chat
    message: Message


@dataclass(frozen=True, slots=True)
class Edited:
    """A message has other words, buttons or media."""

    chat: Chat
    message: Message
    by: Side


@dataclass(frozen=True, slots=True)
class Deleted:
    """Messages are gone: for everybody, or (`locally`) from the phone alone."""

    chat: Chat
    ids: tuple[int, ...]
    locally: bool = False


@dataclass(frozen=True, slots=True)
class Reacted:
    """A reaction was set, changed or taken away."""

    chat: Chat
    message: Message
    by: Side
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Pinned:
    """Messages were pinned or unpinned."""

    chat: Chat
    ids: tuple[int, ...]
    pinned: bool


@dataclass(frozen=True, slots=True)
class Typing:
    """The bot shows that it is doing something."""

    chat: Chat
    action: str
    thread: int | None


@dataclass(frozen=True, slots=True)
class TopicOpened:
    """A topic was made or has a new name."""

    chat: Chat
    topic: Topic


@dataclass(frozen=True, slots=True)
class TopicDeleted:
    """A topic is gone with all its messages."""

    chat: Chat
    thread: int


@dataclass(frozen=True, slots=True)
class KeyboardChanged:
    """The keyboard below the chat changed."""

    chat: Chat


@dataclass(frozen=True, slots=True)
class CommandsChanged:
    """The bot has other commands, for one person or for all."""

    bot: Bot
    person: Person | None


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody pressed a button that asks the bot something."""

    id: str
    chat: Chat
    message: Message
    data: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The bot answered a press."""

    press: Press
    text: str
    alert: bool
    url: str | None


@dataclass(frozen=True, slots=True)
class BlockChanged:
    """The person blocked the bot, or let it in again."""

    chat: Chat


Notice = (
    Sent
    | Edited
    | Deleted
    | Reacted
    | Pinned
    | Typing
    | TopicOpened
    | TopicDeleted
    | KeyboardChanged
    | CommandsChanged
    | Press
    | Answered
    | BlockChanged
)
