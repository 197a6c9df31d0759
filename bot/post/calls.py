"""The Bot API calls that letters need, as each bot's framework makes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from db.letters import Attachment, Buttons, FileKind, Keys, Words

TEXT_LIMIT = 4096
"""Code points of a text message (Bot API sendMessage, after entity parsing)."""

CAPTION_LIMIT = 1024
"""Code points of a caption (Bot API sendPhoto and others)."""

DELETE_LIMIT = 100
"""Messages that one deleteMessages call takes."""

WITHOUT_CAPTION = frozenset({"sticker", "video_note"})
"""Kinds of file that carry no words."""

WITH_SPOILER = frozenset({"photo", "video", "animation"})
"""Kinds of file that can arrive hidden (Bot API has_spoiler)."""


DOING: dict[FileKind | None, str] = {
    None: "typing",
    "photo": "upload_photo",
    "voice": "upload_voice",
    "audio": "upload_voice",
    "video": "upload_video",
    "animation": "upload_video",
    "video_note": "upload_video_note",
    "document": "upload_document",
    "sticker": "choose_sticker",
}
"""What is shown while a kind of file, or a text, is on its way (Bot API sendChatAction)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a chat, a topic of it, and what it answers and quotes there."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    quote: Words | None = None


@dataclass(frozen=True, slots=True)
class Dress:
    """What comes with a message besides its words. With buttons, `keys` cannot go along."""

    buttons: Buttons = ()
    keys: Keys | None = None
    silent: bool = False
    protect: bool = False
    spoiler: bool = False


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that was sent: its message, and for a voice message what Telegram calls it towards this bot."""

    message_id: int
    file_id: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One file of an album, with the words under it."""

    what: Attachment
    data: bytes = field(repr=False)
    caption: Words


class Calls(Protocol):
    """One framework's calls. Every one raises a `bot.post.outcomes.PostError` when it fails."""

    async def say(self, place: Place, words: Words, dress: Dress) -> int:
        """Send a text; the answer is its message id."""
        ...

    async def hand(
        self, place: Place, what: Attachment, file: bytes | str, caption: Words, dress: Dress
    ) -> Handed:
        """Send a file: its bytes, or an id that this bot got for it before."""
        ...

    async def hand_album(self, place: Place, items: tuple[Item, ...], dress: Dress) -> tuple[int, ...]:
        """Send two to ten files as one album; the answer is their message ids in order."""
        ...

    async def reword(self, chat_id: int, message_id: int, words: Words, buttons: Buttons) -> None:
        """Give a text message other words."""
        ...

    async def recaption(self, chat_id: int, message_id: int, words: Words, buttons: Buttons) -> None:
        """Give a message with a file another caption."""
        ...

    async def swap(self, chat_id: int, message_id: int, item: Item) -> None:
        """Put another file, with the words under it, in the place of a message's file."""
        ...

    async def take_away(self, chat_id: int, message_ids: list[int]) -> None:
        """Delete at most 100 messages; those that are gone already are skipped."""
        ...

    async def react(self, chat_id: int, message_id: int, emoji: str | None) -> None:
        """Set the bot's one reaction, or take it away."""
        ...

    async def pin(self, chat_id: int, message_id: int) -> None:
        """Pin a message without a sound."""
        ...

    async def answer(self, press_id: str, text: str, *, alert: bool) -> None:
        """Answer a button press."""
        ...

    async def open_topic(self, chat_id: int, name: str, colour: int | None) -> int:
        """Make a topic, with an icon of this colour; the answer is its thread id."""
        ...

    async def name_topic(self, chat_id: int, thread_id: int, name: str) -> None:
        """Give a topic another name."""
        ...

    async def delete_topic(self, chat_id: int, thread_id: int) -> None:
        """Delete a topic with all its messages."""
        ...

    async def typing(self, chat_id: int, thread_id: int | None, doing: str) -> None:
        """Show that something is being done, by one of the names in DOING."""
        ...

    async def show_commands(self, chat_id: int, commands: tuple[tuple[str, str], ...]) -> None:
        """Set the command menu of one chat; none takes it away."""
        ...
