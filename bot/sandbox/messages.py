"""One message of one chat."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.sandbox.contents import Content
from bot.sandbox.keyboards import InlineKeyboard, Markup
from bot.sandbox.styled import Styled

Side = Literal["me", "bot"]
"""Who did it, as the phone says it: the person who holds the phone, or the bot."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The part of a message that a reply quotes; `position` in UTF-16 code units."""

    words: Styled
    position: int
    manual: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """What a message answers."""

    message_id: int
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a forwarded message came from, for everybody to see."""

    by_bot: bool
    user_id: int
    date: datetime


@dataclass(slots=True)
class Message:
    """A message as the chat holds it. `hidden`: the person took it off their own phone."""

    id: int
    sender: Side
    date: datetime
    content: Content
    thread: int | None = None
    reply: Reply | None = None
    markup: Markup | None = None
    album: str | None = None
    protected: bool = False
    origin: Origin | None = None
    edited: datetime | None = None
    pinned: bool = False
    hidden: bool = False
    reactions: dict[Side, str] = field(default_factory=dict)

    @property
    def buttons(self) -> InlineKeyboard | None:
        """Return the buttons under it."""
        return self.markup if isinstance(self.markup, InlineKeyboard) else None


@dataclass(slots=True)
class Draft:
    """A message about to be sent."""

    content: Content
    thread: int | None = None
    reply: Reply | None = None
    markup: Markup | None = None
    album: str | None = None
    protected: bool = False
    origin: Origin | None = None
