"""Where an ISO media file keeps its sound and pictures (ISO 14496-12)."""

from __future__ import annotations

from collections.abc import Iterator

_HEADER, _LONG_HEADER = 8, 16


def media_data(data: bytes) -> list[range]:
    """The stretches of a file that are media data: what a track says it has elsewhere is not sound
    or picture, but the tags or the places of a damaged file.
    """
    return [stretch for kind, stretch in _boxes(data) if kind == b"mdat"]


def _boxes(data: bytes) -> Iterator[tuple[bytes, range]]:
    """The outermost boxes, each with its type and its stretch without the header."""
    at = 0
    while at + _HEADER <= len(data):
        size, header = int.from_bytes(data[at : at + 4]), _HEADER
        if size == 1:
            size, header = int.from_bytes(data[at + _HEADER : at + _LONG_HEADER]), _LONG_HEADER
        end = len(data) if size == 0 else min(len(data), at + max(size, header))
        yield data[at + 4 : at + _HEADER], range(at + header, end)
        at = end
