from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from handlers.media import nal
from handlers.media.errors import Uncleanable

AVC_CONFIG = bytes((1, 100, 0, 10, 0xFF, 0xE1))
HEVC_HEADER = bytes((1, *bytes(20), 0xFF))


def unit(kind: int, body: bytes = b"body", codec: str = "h264") -> bytes:
    """One unit with a four-byte length before it."""
    header = bytes((kind,)) if codec == "h264" else bytes((kind << 1, 1))
    return (len(header + body)).to_bytes(4) + header + body


def test_side_words_are_taken_out_of_h264():
    """Unit type 6 goes, pictures and parameters stay as they are."""
    packet = unit(7) + unit(6, b"CANARY") + unit(5) + unit(6)
    assert nal.without_side_words(packet, "h264", 4) == unit(7) + unit(5)


def test_side_words_are_taken_out_of_hevc():
    """Unit types 39 and 40 go."""
    packet = unit(39, codec="hevc") + unit(19, codec="hevc") + unit(40, codec="hevc")
    assert nal.without_side_words(packet, "hevc", 4) == unit(19, codec="hevc")


def test_a_damaged_tail_is_cut_off():
    """A unit that says it is longer than the packet is left out."""
    assert nal.without_side_words(unit(5) + b"\0\0\1\0rest", "h264", 4) == unit(5)


def test_hevc_side_words_are_taken_out_of_the_configuration():
    """The array of supplemental units goes, the others stay."""

    def array(kind: int, body: bytes) -> bytes:
        return bytes((0x80 | kind, 0, 1)) + len(body).to_bytes(2) + body

    config = HEVC_HEADER + bytes((2,)) + array(33, b"parameters") + array(39, b"CANARY")
    expected = HEVC_HEADER + bytes((1,)) + array(33, b"parameters")
    assert nal.config_without_side_words("hevc", config) == expected


def test_the_length_size_is_read_from_the_configuration():
    """The low two bits, plus one."""
    assert nal.length_size("h264", AVC_CONFIG) == 4
    assert nal.length_size("hevc", HEVC_HEADER + b"\0") == 4


@pytest.mark.parametrize("config", [b"", b"\0\0\0\x01gd", b"\x01d"])
def test_a_track_without_a_configuration_cannot_be_taken_over(config):
    """Units in another form than ISO files have them are refused."""
    with pytest.raises(Uncleanable):
        nal.length_size("h264", config)


@given(st.binary(max_size=60), st.sampled_from((1, 2, 4)))
def test_any_packet_only_gets_shorter(packet, size):
    """Garbage neither grows nor breaks anything."""
    assert len(nal.without_side_words(packet, "h264", size)) <= len(packet)
