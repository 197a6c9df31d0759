from __future__ import annotations

import io
import struct
from contextlib import suppress

import pytest
from hypothesis import given, strategies as st
from PIL import Image

from handlers.media.errors import Broken
from handlers.media.jpegs import bare_jp2, bare_jpeg
from tests.unit.media import samples


def opened(data):
    """A picture's pixels."""
    return Image.open(io.BytesIO(data)).convert("RGB").tobytes()


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}])
def test_the_picture_stays_the_same_to_the_bit(options):
    """Cutting out segments does not touch a pixel, in plain, progressive and restarting files."""
    sent = samples.saved(
        samples.pixels(), "JPEG", exif=samples.exif(), comment=samples.CANARY.encode(), **options
    )
    bare = bare_jpeg(sent + samples.CANARY.encode())
    assert samples.traces(bare) == 0
    assert opened(bare) == opened(sent)


def test_a_second_picture_behind_the_first_is_cut_off():
    """Phones hang whole films and depth pictures behind a photo."""
    first = samples.saved(samples.pixels(), "JPEG")
    assert bare_jpeg(first + samples.jpeg()) == bare_jpeg(first)


def test_print_colours_keep_their_meaning():
    """Adobe's segment stays, without which a print picture is seen in negative."""
    printed = samples.saved(samples.pixels(mode="CMYK"), "JPEG")
    assert opened(bare_jpeg(printed)) == opened(printed)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff\xe1\0\x04ab"])
def test_half_a_picture_is_broken(data):
    """Without an end there is no picture."""
    with pytest.raises(Broken):
        bare_jpeg(data)


@given(st.integers(2, 800), st.binary(max_size=20))
def test_any_truncated_or_patched_file_ends_in_an_answer(length, patch):
    """Garbage gives a shorter file or Broken."""
    data = samples.jpeg()[:length] + patch
    with suppress(Broken):
        assert len(bare_jpeg(data)) <= len(data) + 2


def box(kind: bytes, body: bytes) -> bytes:
    """One box of a JPEG 2000 file."""
    return struct.pack(">I4s", len(body) + 8, kind) + body


def test_boxes_that_are_no_picture_are_left_out_of_jpeg_2000():
    """XML and unknown boxes go, whatever way their length is written."""
    long_box = struct.pack(">I4sQ", 1, b"jp2c", 20) + b"code"
    needed = box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 ") + box(b"jp2h", b"head") + long_box
    last = struct.pack(">I4s", 0, b"xml ") + samples.CANARY.encode()
    assert bare_jp2(box(b"uuid", samples.CANARY.encode()) + needed + last) == needed


def test_a_bare_codestream_stays_as_it_is():
    """JPEG 2000 without a file around it has nothing to leave out."""
    assert bare_jp2(b"\xff\x4f\xff\x51rest") == b"\xff\x4f\xff\x51rest"
