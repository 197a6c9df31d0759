from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from handlers.media import picture
from handlers.media.cleaning import clean
from handlers.media.errors import TooBig, Uncleanable
from tests.unit.media import samples


def opened(cleaned):
    """A cleaned picture, opened."""
    return Image.open(io.BytesIO(cleaned.data))


def colour(image, x, y):
    """The colour at one point, to the nearest of black, white, red, blue."""
    red, green, blue = image.convert("RGB").getpixel((x, y))
    return {(1, 0, 0): "red", (0, 0, 1): "blue", (0, 0, 0): "black", (1, 1, 1): "white"}.get(
        (red > 127, green > 127, blue > 127)
    )


@pytest.mark.parametrize(
    ("kind", "make", "mime", "name"),
    [
        ("photo", samples.jpeg, "image/jpeg", "photo.jpg"),
        ("photo", samples.png, "image/jpeg", "photo.jpg"),
        ("photo", samples.webp, "image/jpeg", "photo.jpg"),
        ("document", samples.jpeg, "image/jpeg", "document.jpg"),
        ("document", samples.png, "image/png", "document.png"),
        ("document", samples.webp, "image/webp", "document.webp"),
        ("document", samples.gif, "image/gif", "document.gif"),
        ("document", samples.tiff, "image/png", "document.png"),
        ("document", samples.bmp, "image/png", "document.png"),
        ("document", samples.avif, "image/jpeg", "document.jpg"),
        ("sticker", samples.webp, "image/webp", "sticker.webp"),
        ("animation", lambda: samples.moving("GIF"), "image/gif", "animation.gif"),
        ("document", lambda: samples.moving("WEBP"), "image/webp", "document.webp"),
        ("document", lambda: samples.moving("PNG"), "image/png", "document.png"),
    ],
)
def test_nothing_but_the_picture_is_left(kind, make, mime, name):
    """The canary is in the file that was sent and not in the one that goes on; the picture is the same."""
    sent = make()
    assert samples.traces(sent)
    cleaned = clean(kind, sent, "image/x-canary", samples.CANARY + ".jpg")
    assert samples.traces(cleaned.data) == 0
    assert (cleaned.mime, cleaned.name, cleaned.width, cleaned.height) == (mime, name, 40, 30)
    assert (colour(opened(cleaned), 5, 5), colour(opened(cleaned), 35, 25)) == ("red", "blue")
    assert not opened(cleaned).getexif()
    assert not {"icc_profile", "exif", "xmp", "comment", "Author"} & set(opened(cleaned).info)


@pytest.mark.parametrize(
    ("orientation", "size", "left_top"),
    [(1, (40, 30), "red"), (3, (40, 30), "blue"), (6, (30, 40), "red"), (8, (30, 40), "blue")],
)
def test_a_photo_is_turned_the_way_it_was_held(orientation, size, left_top):
    """The orientation is carried out before the note of it is dropped."""
    cleaned = clean("photo", samples.jpeg(orientation), "", "")
    assert (cleaned.width, cleaned.height) == size
    assert colour(opened(cleaned), 3, 3) == left_top


def test_what_was_transparent_is_white_in_a_photo():
    """A drawing without a background becomes a drawing on paper."""
    nothing = samples.saved(Image.new("RGBA", (10, 10), (0, 0, 0, 0)), "PNG")
    assert colour(opened(clean("photo", nothing, "", "")), 5, 5) == "white"


def test_transparency_is_kept_in_a_document():
    """A drawing sent as a file stays transparent."""
    clear = samples.saved(Image.new("RGBA", (10, 10), (200, 0, 0, 40)), "PNG")
    assert opened(clean("document", clear, "", "")).getpixel((5, 5)) == (200, 0, 0, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_every_way_of_storing_pixels_is_read(mode):
    """Black-and-white, grey, palette, sixteen-bit and print pictures all come through."""
    form = {"CMYK": "JPEG"}.get(mode, "PNG")
    image = samples.pixels(mode="L").convert("I;16") if mode == "I;16" else samples.pixels(mode=mode)
    cleaned = clean("document", samples.saved(image, form), "", "")
    assert opened(cleaned).size == (40, 30)


def test_sixteen_bit_greys_keep_their_shade():
    """A bright scan stays bright."""
    bright = Image.new("I;16", (10, 10), 60_000)
    assert opened(clean("document", samples.saved(bright, "PNG"), "", "")).getpixel((5, 5)) == 60_000 // 256


def test_colours_are_carried_over_from_another_profile(monkeypatch):
    """A picture in a profile of its own is converted, not only stripped of it."""
    asked = []
    convert = ImageCms.profileToProfile
    monkeypatch.setattr(
        picture.ImageCms,
        "profileToProfile",
        lambda *args, **kwargs: asked.append(1) or convert(*args, **kwargs),
    )
    clean("photo", samples.jpeg(), "", "")
    assert asked


def test_a_profile_that_cannot_be_read_is_passed_over():
    """A damaged profile does not cost the picture."""
    odd = samples.saved(samples.pixels(), "PNG", icc_profile=b"no profile")
    assert colour(opened(clean("photo", odd, "", "")), 5, 5) == "red"


def test_an_animation_keeps_its_frames_and_their_time():
    """Every frame stands as long as it stood."""
    moving = opened(clean("animation", samples.moving("GIF", frames=3), "", ""))
    stands = []
    for frame in range(moving.n_frames):
        moving.seek(frame)
        stands.append(moving.info["duration"])
    assert stands == [40, 80, 120]


def test_a_moving_picture_sent_as_a_photo_is_its_first_frame():
    """A photo does not move."""
    assert getattr(opened(clean("photo", samples.moving("GIF"), "", "")), "n_frames", 1) == 1


def test_a_large_photo_is_made_as_large_as_telegram_shows_it():
    """Photos are scaled to the longest side that apps show."""
    wide = samples.saved(Image.new("RGB", (5200, 2600)), "JPEG")
    cleaned = clean("photo", wide, "", "")
    assert (cleaned.width, cleaned.height) == (2560, 1280)


def test_a_document_keeps_its_size():
    """A picture sent as a file is not scaled."""
    wide = samples.saved(Image.new("RGB", (5200, 100)), "JPEG")
    assert clean("document", wide, "", "").width == 5200


def test_a_strip_is_no_photo():
    """Telegram refuses photos longer than twenty times their height, so this is said before sending."""
    with pytest.raises(Uncleanable) as refused:
        clean("photo", samples.saved(Image.new("RGB", (210, 10)), "PNG"), "", "")
    assert refused.value.reason == "shape"


def test_pages_of_a_scan_are_not_lost_in_silence():
    """A picture file of several pages is refused, because one page would be all that is left."""
    with pytest.raises(Uncleanable) as refused:
        clean("document", samples.tiff(pages=2), "", "")
    assert refused.value.reason == "format"


@pytest.mark.parametrize("side", [8_001, 12_000, 60_000])
def test_a_bomb_is_not_opened(side):
    """A small file that says it is a huge picture is too big."""
    size = struct.pack(">4sII5B", b"IHDR", side, side, 1, 0, 0, 0, 0)
    header = struct.pack(">I", 13) + size + struct.pack(">I", zlib.crc32(size))
    with pytest.raises(TooBig):
        clean("photo", b"\x89PNG\r\n\x1a\n" + header + struct.pack(">I4s", 0, b"IDAT") + bytes(4), "", "")


def test_frames_count_together(monkeypatch):
    """Many small frames are as much as one large picture."""
    monkeypatch.setattr(picture, "MAX_PIXELS", 40 * 30 * 2)
    with pytest.raises(TooBig):
        clean("animation", samples.moving("GIF", frames=3), "", "")
