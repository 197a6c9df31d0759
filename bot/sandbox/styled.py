"""Text with formatting, counted the way Telegram counts: in UTF-16 code units."""

from __future__ import annotations

from dataclasses import dataclass, replace

FOUND_KINDS = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"})
"""Kinds of entity that Telegram finds by itself."""

STYLE_KINDS = (
    "blockquote",
    "expandable_blockquote",
    "pre",
    "code",
    "text_link",
    "text_mention",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "custom_emoji",
)
"""Kinds of entity that whoever writes sets, outermost first."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A MessageEntity. `offset` and `length` are UTF-16 code units."""

    kind: str
    offset: int
    length: int
    url: str | None = None
    user_id: int | None = None
    language: str | None = None
    custom_emoji_id: str | None = None

    @property
    def end(self) -> int:
        """Return the offset just behind it."""
        return self.offset + self.length

    def moved(self, offset: int, length: int) -> Entity:
        """Return the same entity elsewhere."""
        return replace(self, offset=offset, length=length)


@dataclass(frozen=True, slots=True)
class Styled:
    """A text and its entities, sorted."""

    text: str = ""
    entities: tuple[Entity, ...] = ()

    def __len__(self) -> int:
        """Return the number of characters (code points)."""
        return len(self.text)


def units(text: str) -> int:
    """Return how many UTF-16 code units `text` takes."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def boundaries(text: str) -> list[int]:
    """Return the UTF-16 offset before each character, and the offset of the end."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if character > "\uffff" else 1))
    return offsets


def in_order(entities: list[Entity]) -> tuple[Entity, ...]:
    """Return entities sorted as Telegram sorts them: by place, the longer and outer ones first."""

    def key(entity: Entity) -> tuple[int, int, int, str]:
        rank = STYLE_KINDS.index(entity.kind) if entity.kind in STYLE_KINDS else len(STYLE_KINDS)
        return entity.offset, -entity.length, rank, entity.kind

    return tuple(sorted(dict.fromkeys(entities), key=key))
