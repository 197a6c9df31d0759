"""Buttons under a message, and the keyboard below the chat."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InlineButton:
    """A button under a message: it answers with `data`, or opens `url`."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class InlineKeyboard:
    """Rows of buttons under a message."""

    rows: tuple[tuple[InlineButton, ...], ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the keyboard below the chat; most send their label as a text."""

    text: str
    asks_contact: bool = False
    asks_location: bool = False


@dataclass(frozen=True, slots=True)
class ReplyKeyboard:
    """The keyboard below the chat."""

    rows: tuple[tuple[Key, ...], ...]
    one_time: bool = False


@dataclass(frozen=True, slots=True)
class KeyboardRemoved:
    """Takes the keyboard below the chat away."""


@dataclass(frozen=True, slots=True)
class ForcedReply:
    """Opens the reply field on the phone."""


Markup = InlineKeyboard | ReplyKeyboard | KeyboardRemoved | ForcedReply
