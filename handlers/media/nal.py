"""H.264 and HEVC as ISO files carry them: units with their length before them (ISO 14496-15)."""

from __future__ import annotations

from handlers.media.errors import Uncleanable

SIDE_WORDS = {"h264": frozenset((6,)), "hevc": frozenset((39, 40))}
"""Unit types of supplemental enhancement information (ITU-T H.264 table 7-1, H.265 table 7-1):
encoder settings, camera data, captions; no picture needs them to be seen."""

_VERSION = 1
_LENGTH_AT = {"h264": 4, "hevc": 21}
_HEVC_ARRAYS_AT = 22


def length_size(codec: str, config: bytes) -> int:
    """How many bytes a unit's length takes, by the track's decoder configuration."""
    if len(config) <= _LENGTH_AT[codec] or config[0] != _VERSION:
        raise Uncleanable("format")
    return (config[_LENGTH_AT[codec]] & 3) + 1


def without_side_words(packet: bytes, codec: str, size: int) -> bytes:
    """A packet's units without supplemental information; a damaged tail is cut off."""
    kept, at = [], 0
    while at + size < len(packet):
        end = at + size + int.from_bytes(packet[at : at + size])
        if end > len(packet):
            break
        if _type(codec, packet[at + size]) not in SIDE_WORDS[codec]:
            kept.append(packet[at:end])
        at = end
    return b"".join(kept)


def config_without_side_words(codec: str, config: bytes) -> bytes:
    """A decoder configuration without it too: HEVC's is a list of arrays of units, one per type."""
    if codec != "hevc":
        return config
    kept, at = [], _HEVC_ARRAYS_AT + 1
    for _ in range(config[_HEVC_ARRAYS_AT]):
        start, units = at, int.from_bytes(config[at + 1 : at + 3])
        at += 3
        for _ in range(units):
            at += 2 + int.from_bytes(config[at : at + 2])
        if config[start] & 0x3F not in SIDE_WORDS["hevc"]:
            kept.append(config[start:at])
    return config[:_HEVC_ARRAYS_AT] + bytes((len(kept),)) + b"".join(kept)


def _type(codec: str, header: int) -> int:
    return header & 0x1F if codec == "h264" else header >> 1 & 0x3F
