"""The sizes of a picture."""

from __future__ import annotations

import io
import random

from PIL import Image

from bot.sandbox.files import Files
from bot.sandbox.pictures import drawn_sticker, sizes_of


def png(width, height):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(out, "PNG")
    return out.getvalue()


def test_a_large_picture_has_several_sizes_the_last_being_what_was_sent():
    """Sizes go up, and the largest holds the bytes that were sent."""
    data = png(1000, 500)
    sizes = sizes_of(Files(random.Random(1)), data)
    assert sizes is not None
    assert [(size.width, size.height) for size in sizes] == [(90, 45), (320, 160), (800, 400), (1000, 500)]
    assert sizes[-1].blob.data == data


def test_a_smaller_size_is_another_file():
    """Whoever fetches the smallest size gets a small picture."""
    sizes = sizes_of(Files(random.Random(1)), png(1000, 500))
    assert sizes is not None
    with Image.open(io.BytesIO(sizes[0].blob.data)) as small:
        assert small.size == (90, 45)


def test_a_tiny_picture_has_one_size():
    """What is small already is kept as it is."""
    sizes = sizes_of(Files(random.Random(1)), png(10, 10))
    assert sizes is not None
    assert len(sizes) == 1


def test_what_is_no_picture_has_no_sizes():
    """Bytes that no picture begins with are none."""
    assert sizes_of(Files(random.Random(1)), b"hello") is None


def test_a_sticker_is_a_picture():
    """The sticker that phones send can be looked at."""
    with Image.open(io.BytesIO(drawn_sticker())) as sticker:
        assert (sticker.format, sticker.size) == ("WEBP", (512, 512))
