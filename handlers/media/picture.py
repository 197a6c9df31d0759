"""Pictures rebuilt from their pixels: nothing else of the old file remains.

Turned the way they are meant to be seen, in sRGB, without EXIF, comments, profiles or thumbnails.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageCms, ImageOps, ImageSequence

from handlers.media.cleaned import Rebuilt
from handlers.media.errors import TooBig, Uncleanable

MAX_PIXELS = 64_000_000
"""Of one picture, or of all frames of an animated one together."""

MAX_FRAMES = 2_000

PHOTO_SIDE = 2560
"""Longest side of a photo in pixels; larger ones are scaled, as Telegram's own apps do."""

PHOTO_RATIO = 20
"""Longest side to shortest, at most (Bot API, sendPhoto)."""

_WHITE = (255, 255, 255)
_OUT = {"jpeg": "JPEG", "avif": "JPEG", "bmp": "PNG", "tiff": "PNG"}
_MOVING = {"gif": "GIF", "webp": "WEBP", "png": "PNG"}
"""Forms that may hold several frames, and stay what they are."""

_EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}
_OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 92},
    "PNG": {},
    "GIF": {"disposal": 2, "loop": 0},
    "WEBP": {"quality": 90, "loop": 0},
}
_FRAME_MS = 100
"""How long a frame stands when the file does not say."""


def rebuild_picture(kind: str, data: bytes, sort: str) -> Rebuilt:
    """A picture file of `sort` rebuilt. Sent as a photo it becomes a JPEG that Telegram takes.

    Raises TooBig and Uncleanable, and whatever Pillow raises on damaged files.
    """
    with _opened(data, sort) as image:
        frames = getattr(image, "n_frames", 1) if sort in _MOVING and kind != "photo" else 1
        if image.width * image.height * frames > MAX_PIXELS or frames > MAX_FRAMES:
            raise TooBig
        if kind == "photo":
            return _photo(image)
        if sort == "tiff" and getattr(image, "n_frames", 1) > 1:
            raise Uncleanable("format")  # pages; only the first would be left
        return _animation(image, _MOVING[sort]) if frames > 1 else _still(image, (_OUT | _MOVING)[sort])


@contextmanager
def _opened(data: bytes, sort: str) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=[sort.upper()]) as image:
                yield image
        except Image.DecompressionBombError:
            raise TooBig from None


def _photo(image: Image.Image) -> Rebuilt:
    if max(image.size) > PHOTO_RATIO * min(image.size):
        raise Uncleanable("shape")
    image.draft("RGB", (PHOTO_SIDE, PHOTO_SIDE))
    seen = _flat(_seen(image))
    seen.thumbnail((PHOTO_SIDE, PHOTO_SIDE))
    return _written([seen], "JPEG")


def _still(image: Image.Image, form: str) -> Rebuilt:
    seen = _seen(image)
    return _written([_flat(seen) if form == "JPEG" else seen], form)


def _animation(image: Image.Image, form: str) -> Rebuilt:
    """Every frame, each for as long as it stood."""
    frames, stands = [], []
    for frame in ImageSequence.Iterator(image):
        stands.append(max(20, int(frame.info.get("duration") or _FRAME_MS)))
        frames.append(_seen(frame.copy()).convert("RGBA"))
    return _written(frames, form, stands)


def _seen(image: Image.Image) -> Image.Image:
    """The pixels as they are meant to be seen, in a picture that has never been a file."""
    ImageOps.exif_transpose(image, in_place=True)
    pixels = _in_srgb(image)
    fresh = Image.new(pixels.mode, pixels.size)
    fresh.paste(pixels)
    return fresh


def _in_srgb(image: Image.Image) -> Image.Image:
    """L, RGB or RGBA in sRGB; a profile that cannot be read is passed over, as viewers do."""
    profile = image.info.get("icc_profile")
    mode = _mode(image)
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert(mode)
        return turned if turned is not None else image.convert(mode)
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image if image.mode == mode else image.convert(mode)


def _mode(image: Image.Image) -> str:
    if image.has_transparency_data:
        return "RGBA"
    return "L" if image.mode in ("1", "L", "LA", "I", "F") or image.mode.startswith("I;") else "RGB"


def _flat(image: Image.Image) -> Image.Image:
    """On white paper, where there was transparency."""
    if image.mode != "RGBA":
        return image if image.mode == "RGB" else image.convert("RGB")
    paper = Image.new("RGB", image.size, _WHITE)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _written(frames: list[Image.Image], form: str, stands: list[int] | None = None) -> Rebuilt:
    first, *rest = frames
    out = io.BytesIO()
    moving = {"save_all": True, "append_images": rest, "duration": stands} if rest else {}
    first.save(out, form, **_OPTIONS[form], **moving)
    seconds = sum(stands) / 1000 if stands else None
    return Rebuilt(out.getvalue(), f"image/{form.lower()}", _EXTENSIONS[form], *first.size, seconds)
