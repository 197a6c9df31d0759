from __future__ import annotations

import struct

import pytest
from hypothesis import given, strategies as st

from handlers.media.boxes import media_data
from handlers.media.cleaning import clean
from handlers.media.errors import Broken
from tests.unit.media import samples


def box(kind: bytes, body: bytes) -> bytes:
    """One box."""
    return struct.pack(">I4s", len(body) + 8, kind) + body


def test_every_stretch_of_media_data_is_found():
    """Short, long and last boxes alike, without their headers."""
    long_box = struct.pack(">I4sQ", 1, b"mdat", 20) + b"long"
    last = struct.pack(">I4s", 0, b"mdat") + b"last"
    data = box(b"ftyp", b"isom") + box(b"mdat", b"here") + box(b"moov", b"tags") + long_box + last
    assert [data[one.start : one.stop] for one in media_data(data)] == [b"here", b"long", b"last"]


@given(st.binary(max_size=80))
def test_any_bytes_have_an_answer(data):
    """Garbage gives stretches within the file, or none."""
    assert all(one.start >= 0 and one.stop <= len(data) for one in media_data(data))


def test_a_track_that_points_at_the_tags_is_broken():
    """A damaged film whose pictures are said to lie among its tags passes nothing of them on."""
    data = bytearray(samples.mp4())
    table = data.index(b"stco") + 8
    data[table : table + 8] = struct.pack(">II", 1, data.index(samples.CANARY.encode()))
    with pytest.raises(Broken):
        clean("video", bytes(data), "", "")
