"""What a PDF packs: photos lose what is beside the picture, other data what is behind its end."""

from __future__ import annotations

import zlib

from pikepdf import Array, Dictionary, Name, Stream

from handlers.media.errors import Broken, TooBig, Uncleanable
from handlers.media.jpegs import bare_jp2, bare_jpeg

MAX_PICTURE_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 1024 * 1024 * 1024
"""Bytes one stream may unpack to."""

FLATE, PHOTOS = "/FlateDecode", ("/DCTDecode", "/JPXDecode")
OTHERS = (
    "/LZWDecode",
    "/RunLengthDecode",
    "/ASCII85Decode",
    "/ASCIIHexDecode",
    "/CCITTFaxDecode",
    "/JBIG2Decode",
)
KNOWN = frozenset((FLATE, *PHOTOS, *OTHERS))
"""Every filter of ISO 32000 but Crypt."""

_JPEG = b"\xff\xd8\xff"
_CHUNK = 1024 * 1024


def bare_stream(one: Stream) -> None:
    """Rewrite a stream where it may carry more than it shows. Raises Broken, TooBig, Uncleanable."""
    names = _filters(one)
    if not KNOWN.issuperset(names):
        raise Broken
    if names and names[-1] in PHOTOS:
        _bare_photo(one, names)
    elif not names and one.read_raw_bytes().startswith(_JPEG):
        raise Broken
    elif names and names[0] == FLATE:
        raw = one.read_raw_bytes()
        end = _end_of_flate(raw)
        if end < len(raw):
            filters = [Name(name) for name in names]
            one.write(raw[:end], filter=filters, decode_parms=_parameters(one))


def _filters(one: Stream) -> list[str]:
    """The names of a stream's filters, outermost first."""
    filters = one.get(Name.Filter)
    if filters is None:
        return []
    return [str(name) for name in filters] if isinstance(filters, Array) else [str(filters)]


def _bare_photo(one: Stream, names: list[str]) -> None:
    *wraps, last = names
    data = _unwrapped(one.read_raw_bytes(), wraps)
    bare = bare_jpeg(data) if last == "/DCTDecode" else bare_jp2(data)
    parameters = _parameters(one)
    kept = parameters[-1] if isinstance(parameters, Array) and len(parameters) else parameters
    one.write(bare, filter=Name(last), decode_parms=kept if isinstance(kept, Dictionary) else None)


def _parameters(one: Stream) -> Array | Dictionary | None:
    """What the filters are told, one for each or one for all."""
    parameters = one.get(Name.DecodeParms)
    return parameters if isinstance(parameters, Array | Dictionary) else None


def _unwrapped(data: bytes, wraps: list[str]) -> bytes:
    """A photo's file that was packed once more, as some writers do."""
    for name in wraps:
        if name != FLATE:
            raise Uncleanable("format")
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(data, MAX_PICTURE_BYTES)
        if unpacking.unconsumed_tail:
            raise TooBig
    return data


def _end_of_flate(raw: bytes) -> int:
    """Where packed data ends; what it unpacks to is counted and thrown away."""
    unpacking, rest, unpacked = zlib.decompressobj(), raw, 0
    while rest and not unpacking.eof:
        chunk = unpacking.decompress(rest, _CHUNK)
        if not unpacked and chunk.startswith(_JPEG):
            raise Broken  # a photo under a wrong label
        unpacked += len(chunk)
        if unpacked > MAX_UNPACKED:
            raise TooBig
        rest = unpacking.unconsumed_tail
    return len(raw) - len(unpacking.unused_data)
