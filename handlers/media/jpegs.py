"""JPEG and JPEG 2000 files inside a PDF: what is beside the picture is cut out.

A PDF keeps a photo's file as it is, with the place it was taken at. The picture itself is not
touched, so that a scan stays as sharp as it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.media.errors import Broken

_START, _END, _SCAN = b"\xff\xd8", 0xD9, 0xDA
_ADOBE, _ADOBE_LENGTH = 0xEE, 14
_NEEDED = frozenset((*range(0xC0, 0xD0), *range(0xDA, 0xDE)))
"""Frames, tables, scans (ITU-T T.81, table B.1)."""

_FILL = 0xFF
_BARE_MARKERS = frozenset((0x00, 0x01, *range(0xD0, 0xD8)))
"""Not markers of a segment: a byte 0xFF of the picture, and the restarts within it."""

_JP2_BOXES = (b"jP  ", b"ftyp", b"jp2h", b"jp2c")
"""The boxes of a JPEG 2000 file that its picture needs (ISO 15444-1, annex I)."""

_BOX_HEADER, _LONG_BOX_HEADER = 8, 16


def bare_jpeg(data: bytes) -> bytes:
    """Only the segments that the picture needs, and nothing that hangs behind it.

    Adobe's segment stays: it says how the colours are stored. Raises Broken.
    """
    if not data.startswith(_START):
        raise Broken
    return b"".join((_START, *_segments(data), bytes((_FILL, _END))))


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments that stay, each with the picture data that follows it, up to the end mark."""
    at = _marker(data, len(_START))
    while data[at + 1] != _END:
        kind = data[at + 1]
        following = _marker(data, at + 2 + int.from_bytes(data[at + 2 : at + 4]))
        if kind in _NEEDED:
            yield data[at:following]
        elif kind == _ADOBE:
            yield data[at : min(following, at + 2 + _ADOBE_LENGTH)]
        at = following


def _marker(data: bytes, at: int) -> int:
    """Where the next segment begins. Raises Broken when there is none."""
    while 0 <= (at := data.find(b"\xff", at)) < len(data) - 1:
        if data[at + 1] not in _BARE_MARKERS and data[at + 1] != _FILL:
            return at
        at += 1 if data[at + 1] == _FILL else 2
    raise Broken


def bare_jp2(data: bytes) -> bytes:
    """A JPEG 2000 file without boxes its picture does not need; a bare codestream stays as it is."""
    if data.startswith(b"\xff\x4f"):
        return data
    kept, at = [], 0
    while at + _BOX_HEADER <= len(data):
        size = int.from_bytes(data[at : at + 4])
        if size == 1:
            size = int.from_bytes(data[at + _BOX_HEADER : at + _LONG_BOX_HEADER])
        end = len(data) if size == 0 else at + max(size, _BOX_HEADER)
        if data[at + 4 : at + _BOX_HEADER] in _JP2_BOXES:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)
