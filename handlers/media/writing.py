"""Plain text files: decoded, freed of what is not writing, and encoded anew."""

from __future__ import annotations

import codecs
import re

from handlers.media.cleaned import Rebuilt
from handlers.media.errors import Reason, Uncleanable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_REFUSED: tuple[tuple[re.Pattern[str], Reason], ...] = (
    (re.compile(r"\s*(<!doctype|<html|<\?xml|<svg|<script|<!--)", re.IGNORECASE), "web"),
    (re.compile(r"\s*(begin:vcard|begin:vcalendar)", re.IGNORECASE), "contact"),
)
_TURKISH = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")
"""Where Windows-1254 has Ğ İ Ş ğ ı ş, Windows-1252 has letters of Icelandic only."""

_ARABIC_SHARE = 0.3
"""Of a text in Windows-1256 most bytes are above 127; of a European one few are."""


def rebuild_text(data: bytes) -> Rebuilt:
    """The text in UTF-8. Raises Uncleanable for pages, address cards, and what is no text."""
    text = _decoded(data)
    if not text.strip() or _CONTROLS.search(text):
        raise Uncleanable("unknown")
    for start, reason in _REFUSED:
        if start.match(text):
            raise Uncleanable(reason)
    return Rebuilt("\n".join(text.splitlines()).encode(), "text/plain", "txt")


def _decoded(data: bytes) -> str:
    encodings = [encoding for mark, encoding in _MARKS if data.startswith(mark)] or ["utf-8", _guess(data)]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Uncleanable("unknown")


def _guess(data: bytes) -> str:
    """The old Windows encoding a text without any mark is in, among those people here still have."""
    high = [byte for byte in data if byte > 0x7F]  # noqa: PLR2004 (ASCII ends here)
    if len(high) > _ARABIC_SHARE * len(data):
        return "cp1256"
    return "cp1254" if _TURKISH.intersection(high) else "cp1252"
