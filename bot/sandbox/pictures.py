"""The sizes in which Telegram keeps a picture."""

from __future__ import annotations

import io

from bot.sandbox.contents import Picture
from bot.sandbox.files import Files

_SIZES = (("s", 90), ("m", 320), ("x", 800))


def sizes_of(files: Files, data: bytes) -> tuple[Picture, ...] | None:
    """Return a picture in Telegram's sizes, smallest first, the last being what was sent.

    None when `data` is no picture.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            width, height = image.size
            flat = image.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    pictures = []
    for tag, side in _SIZES:
        if max(width, height) > side:
            small = flat.copy()
            small.thumbnail((side, side))
            out = io.BytesIO()
            small.save(out, "JPEG", quality=80)
            pictures.append(Picture(tag, files.keep(out.getvalue()), *small.size))
    pictures.append(Picture("y", files.keep(data), width, height))
    return tuple(pictures)


def drawn_sticker() -> bytes:
    """Return a smiling face as a WebP of 512 by 512 pixels."""
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (512, 512))
    pen = ImageDraw.Draw(image)
    pen.ellipse((16, 16, 496, 496), fill="#ffcf40", outline="#d99a00", width=12)
    for left in (150, 310):
        pen.ellipse((left, 160, left + 52, 240), fill="#5b3a00")
    pen.arc((130, 180, 382, 400), 20, 160, fill="#5b3a00", width=22)
    out = io.BytesIO()
    image.save(out, "WEBP")
    return out.getvalue()
