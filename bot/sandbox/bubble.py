"""A message as it stands on a phone held by a script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.sandbox.jsonvalues import Json, as_flag, as_list, as_number, as_object, as_text


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message as it stands on the phone. `sender` is "me" or "bot"."""

    id: int
    sender: str
    date: int
    edited: bool
    text: str | None
    caption: str | None
    entities: tuple[Json, ...]
    thread: int | None
    reply_to: int | None
    quote: str | None
    media: Json | None
    buttons: tuple[tuple[str, ...], ...]
    links: Mapping[str, str]
    reactions: tuple[tuple[str, str], ...]
    protected: bool
    pinned: bool
    special: str | None
    album: str | None
    forwarded: bool

    @property
    def words(self) -> str:
        """Return the text, the caption, or what stands in their place."""
        return self.text or self.caption or self.special or ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels of all its buttons."""
        return tuple(label for row in self.buttons for label in row)

    @property
    def kind(self) -> str:
        """Return "text", the kind of file, or "special"."""
        if self.media:
            return as_text(self.media.get("kind"))
        return "text" if self.text is not None else "special"


def bubble_of(shape: Json) -> Bubble:
    """Return the message that the phones' API wrote as `shape`."""
    rows = [[as_object(b) for b in as_list(row)] for row in as_list(shape.get("buttons"))]
    reactions = [as_object(r) for r in as_list(shape.get("reactions"))]
    media = shape.get("media")
    return Bubble(
        id=as_number(shape.get("id")),
        sender=as_text(shape.get("from")),
        date=as_number(shape.get("date")),
        edited=as_flag(shape.get("edited")),
        text=_maybe(shape, "text"),
        caption=_maybe(shape, "caption"),
        entities=tuple(as_object(e) for e in as_list(shape.get("entities"))),
        thread=as_number(shape.get("thread")) or None,
        reply_to=as_number(shape.get("reply_to")) or None,
        quote=_maybe(shape, "quote"),
        media=as_object(media) if media else None,
        buttons=tuple(tuple(as_text(b.get("text")) for b in row) for row in rows),
        links={as_text(b.get("text")): as_text(b.get("url")) for row in rows for b in row if b.get("url")},
        reactions=tuple((as_text(r.get("from")), as_text(r.get("emoji"))) for r in reactions),
        protected=as_flag(shape.get("protected")),
        pinned=as_flag(shape.get("pinned")),
        special=_maybe(shape, "special"),
        album=_maybe(shape, "album"),
        forwarded=as_flag(shape.get("forwarded")),
    )


def _maybe(shape: Json, name: str) -> str | None:
    value = shape.get(name)
    return value if isinstance(value, str) else None
