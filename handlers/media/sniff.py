"""What a file is, by its own bytes. What the sender's phone says of it counts for nothing."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from handlers.media.errors import Reason, Uncleanable

Picture = Literal["jpeg", "png", "gif", "webp", "bmp", "tiff", "avif"]
Recording = Literal["ogg", "matroska", "mov", "mp3", "aac", "flac", "wav", "aiff", "amr"]
"""Containers of sound or film, in FFmpeg's names."""

Sort = Picture | Recording | Literal["pdf", "text"]

_PICTURES: tuple[tuple[bytes, Picture], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
)
_RECORDINGS: tuple[tuple[bytes, Recording], ...] = (
    (b"OggS", "ogg"),
    (b"\x1aE\xdf\xa3", "matroska"),
    (b"ID3\x02", "mp3"),
    (b"ID3\x03", "mp3"),
    (b"ID3\x04", "mp3"),
    (b"fLaC", "flac"),
    (b"#!AMR", "amr"),
)
_REFUSED: tuple[tuple[bytes, Reason], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"{\\rtf", "office"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\xfd7zXZ\0", "archive"),
    (b"(\xb5/\xfd", "archive"),
    (b"MSCF\0", "archive"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"dex\n", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xce\xfa\xed\xfe", "program"),
    (b"0&\xb2u\x8ef\xcf\x11", "format"),
    (b"FLV\x01", "format"),
    (b"\0\0\x01\xba", "format"),
    (b"8BPS\0", "format"),
    (b"\xff\x0a", "format"),
    (b"\0\0\0\x0cJXL ", "format"),
    (b"\0\0\0\x0cjP  ", "format"),
)
_RIFF: dict[bytes, Sort] = {b"WEBP": "webp", b"WAVE": "wav"}
_MOV_ATOMS = (b"moov", b"mdat", b"wide", b"free", b"skip")
_PDF_WITHIN = 1024
"""A PDF's header may come this late (ISO 32000, annex H.3.4.1)."""

_TAR_MARK, _BZIP_PI, _BMP_RESERVED = slice(257, 262), slice(4, 10), slice(6, 10)
_DOS_HEADER = 64
_MPEG_SYNC, _MPEG_LAYER, _LAYER_3, _ADTS = 0xE0, 0x06, 0x02, 0xF0


def sniff(data: bytes) -> Sort:
    """The sort of a file that can be cleaned. Raises Uncleanable for every other."""
    sort = _by_start(data) or _riff(data) or _mov(data) or _mpeg(data)
    if sort:
        return sort
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    reason = _refused(data)
    if reason:
        raise Uncleanable(reason)
    return "text"


def _by_start(data: bytes) -> Sort | None:
    for start, sort in (*_PICTURES, *_RECORDINGS):
        if data.startswith(start):
            return sort
    return "bmp" if data.startswith(b"BM") and data[_BMP_RESERVED] == bytes(4) else None


def _refused(data: bytes) -> Reason | None:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data[_TAR_MARK] == b"ustar" or (data.startswith(b"BZh") and data[_BZIP_PI] == b"1AY&SY"):
        return "archive"
    if data.startswith(b"MZ") and b"\0" in data[:_DOS_HEADER]:
        return "program"
    return next((reason for start, reason in _REFUSED if data.startswith(start)), None)


def _riff(data: bytes) -> Sort | None:
    """A RIFF or AIFF file, by the form type at its ninth byte."""
    if data.startswith(b"RIFF"):
        if data[8:12] not in _RIFF:
            raise Uncleanable("format")
        return _RIFF[data[8:12]]
    return "aiff" if data.startswith(b"FORM") and data[8:12] in (b"AIFF", b"AIFC") else None


def _mov(data: bytes) -> Sort | None:
    """An ISO media file (ISO 14496-12), by its first box and brand."""
    if data[4:8] in _MOV_ATOMS:
        return "mov"
    if data[4:8] != b"ftyp":
        return None
    brand = data[8:12]
    if brand in (b"avif", b"avis"):
        return "avif"
    if brand.startswith((b"hei", b"hev", b"mif1", b"msf1", b"crx ")):
        raise Uncleanable("format")
    return "mov"


def _mpeg(data: bytes) -> Sort | None:
    """MPEG audio without a header before it, by the sync word of its first frame."""
    if len(data) < 2 or data[0] != 0xFF or data[1] & _MPEG_SYNC != _MPEG_SYNC:  # noqa: PLR2004 (sync word)
        return None
    if data[1] & _MPEG_LAYER == _LAYER_3:
        return "mp3"
    return "aac" if data[1] & (_ADTS | _MPEG_LAYER) == _ADTS else None


def _zipped(data: bytes) -> Reason:
    """What a zip file is for: a document, a program, or a folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "archive"
    if names & {"AndroidManifest.xml", "META-INF/MANIFEST.MF", "classes.dex"}:
        return "program"
    return "office" if names & {"[Content_Types].xml", "mimetype", "Index/Document.iwa"} else "archive"
