"""Making a message say nothing any more when it is too old to be deleted: its words, and its file too.

Telegram lets a bot change its own messages for longer than it lets it delete them. A picture, film,
animation, document or recording can have another file put in its place; a voice note, a round film and
a sticker cannot, and in an album the kind has to stay (Bot API editMessageMedia).
"""

from __future__ import annotations

import struct
import zlib

from bot.post.calls import Calls, Item
from bot.post.outcomes import Refused
from bot.post.rewording import EMPTY, settled
from db.letters import Attachment, FileKind, Words

SIDE = 96
"""Pixels on each side of the empty picture."""

TRIED: tuple[FileKind, ...] = ("photo", "document")
"""What the empty picture is put there as: the second where an album takes only documents."""


async def blank(calls: Calls, chat_id: int, targets: tuple[int, ...], words: Words) -> None:
    """Let the first message say these words and the others nothing.

    Raises Refused for the first that kept its file or its words, after all others are done.
    """
    kept: Refused | None = None
    for number, message_id in enumerate(targets):
        try:
            await _one(calls, chat_id, message_id, EMPTY if number else words)
        except Refused as fault:
            kept = kept or fault
    if kept:
        raise kept


async def _one(calls: Calls, chat_id: int, message_id: int, words: Words) -> None:
    try:
        await settled(calls.reword(chat_id, message_id, words, ()))
    except Refused as fault:
        if fault.reason != "no_text":
            raise
        await _file(calls, chat_id, message_id, words)


async def _file(calls: Calls, chat_id: int, message_id: int, words: Words) -> None:
    for kind in TRIED:
        item = Item(Attachment(kind, "", "-.png", "image/png"), empty_picture(), words)
        try:
            await settled(calls.swap(chat_id, message_id, item))
        except Refused:
            continue
        return
    await settled(calls.recaption(chat_id, message_id, words, ()))


def empty_picture() -> bytes:
    """A small grey square, as PNG."""
    rows = (b"\x00" + b"\xdd" * SIDE) * SIDE
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
