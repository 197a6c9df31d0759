"""What a message can hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.sandbox.styled import Styled

MediaKind = Literal["photo", "voice", "audio", "video", "video_note", "animation", "document", "sticker"]
MEDIA_KINDS: tuple[MediaKind, ...] = (
    "photo",
    "voice",
    "audio",
    "video",
    "video_note",
    "animation",
    "document",
    "sticker",
)
NAMED = frozenset({"document", "audio", "video", "animation"})
"""Kinds that keep a file name."""
CAPTIONED = frozenset({"photo", "voice", "audio", "video", "animation", "document"})


@dataclass(frozen=True, slots=True)
class Blob:
    """The bytes of one file; `unique` is its file_unique_id, the same for every bot."""

    unique: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """One size of a picture, `tag` being Telegram's letter for it."""

    tag: str
    blob: Blob
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class TextContent:
    """Words."""

    words: Styled
    preview: bool = True


@dataclass(frozen=True, slots=True)
class MediaContent:
    """A file. `duration` in seconds; `sizes` of a photo or thumbnail, smallest first.

    A photo with a `film` is a live one; `set_name` is the set that a sticker comes from.
    """

    kind: MediaKind
    blob: Blob
    caption: Styled = field(default_factory=Styled)
    spoiler: bool = False
    name: str = ""
    mime: str = ""
    duration: int = 0
    width: int = 0
    height: int = 0
    title: str = ""
    performer: str = ""
    emoji: str = ""
    sizes: tuple[Picture, ...] = ()
    film: Blob | None = None
    set_name: str = ""


@dataclass(frozen=True, slots=True)
class ContactContent:
    """Somebody's telephone number."""

    phone: str
    first_name: str
    last_name: str = ""
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceContent:
    """A location; with a title and address, a venue."""

    latitude: float
    longitude: float
    title: str = ""
    address: str = ""
    live_period: int = 0


@dataclass(frozen=True, slots=True)
class PollContent:
    """A question with options."""

    id: str
    question: str
    options: tuple[str, ...]
    anonymous: bool = True
    several: bool = False


@dataclass(frozen=True, slots=True)
class DiceContent:
    """A throw of the dice."""

    emoji: str
    value: int


@dataclass(frozen=True, slots=True)
class ServiceContent:
    """Something that happened in the chat; `kind` is the Message field that says so."""

    kind: Literal["forum_topic_created", "forum_topic_edited", "message_auto_delete_timer_changed"]
    name: str = ""
    colour: int = 0
    icon: str | None = None
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class OddContent:
    """Anything else; `kind` is the Message field that holds it and `value` what is in it."""

    kind: str
    value: object
    by_telegram: bool = False


Content = (
    TextContent
    | MediaContent
    | ContactContent
    | PlaceContent
    | PollContent
    | DiceContent
    | ServiceContent
    | OddContent
)


def words_of(content: Content) -> Styled:
    """Return a message's text or caption; nothing for what has neither."""
    match content:
        case TextContent(words=words):
            return words
        case MediaContent(caption=caption):
            return caption
        case _:
            return Styled()
