from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from handlers.media.errors import Uncleanable
from handlers.media.sniff import sniff
from tests.unit.media.samples import zipped


@pytest.mark.parametrize(
    ("start", "sort"),
    [
        (b"\xff\xd8\xff\xe1", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"BM\0\0\0\0\0\0\0\0", "bmp"),
        (b"II*\0", "tiff"),
        (b"\0\0\0\x20ftypavif", "avif"),
        (b"\0\0\0\x20ftypisom", "mov"),
        (b"\0\0\0\x20ftypqt  ", "mov"),
        (b"\0\0\0\x20moov", "mov"),
        (b"OggS", "ogg"),
        (b"\x1aE\xdf\xa3", "matroska"),
        (b"ID3\x04\0", "mp3"),
        (b"\xff\xfb\x90", "mp3"),
        (b"\xff\xf1\x50", "aac"),
        (b"fLaC", "flac"),
        (b"RIFF\0\0\0\0WAVEfmt ", "wav"),
        (b"FORM\0\0\0\0AIFF", "aiff"),
        (b"#!AMR\n", "amr"),
        (b"%PDF-1.7", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        (b"Dear Amana", "text"),
        (b"BMW and MZ are makes of motorcycles", "text"),
        (b"ID3 is a kind of tag", "text"),
        (b"PK wrote", "text"),
        (b"\xff\xfeD\0", "text"),
        (b"", "text"),
    ],
)
def test_a_file_is_what_its_first_bytes_say(start, sort):
    """Content decides; words that begin like a file stay words."""
    assert sniff(start) == sort


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "office"),
        (zipped("mimetype", "content.xml"), "office"),
        (zipped("AndroidManifest.xml", "classes.dex"), "program"),
        (zipped("META-INF/MANIFEST.MF", "A.class"), "program"),
        (zipped("holiday.jpg"), "archive"),
        (b"PK\x03\x04 broken", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        (b"{\\rtf1", "office"),
        (b"Rar!\x1a\x07\0", "archive"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"\x1f\x8b\x08", "archive"),
        (b"BZh91AY&SY", "archive"),
        (bytes(257) + b"ustar\0", "archive"),
        (b"MZ\x90\0\x03", "program"),
        (b"\x7fELF", "program"),
        (b"#!/bin/sh\n", "program"),
        (b"\0\0\0\x18ftypheic", "format"),
        (b"RIFF\0\0\0\0AVI LIST", "format"),
        (b"FLV\x01", "format"),
        (b"0&\xb2u\x8ef\xcf\x11", "format"),
    ],
)
def test_what_cannot_be_cleaned_is_refused_with_its_reason(data, reason):
    """Office files, folders, programs and formats nobody here can rebuild each get their own word."""
    with pytest.raises(Uncleanable) as refused:
        sniff(data)
    assert refused.value.reason == reason


@given(st.binary(max_size=600))
def test_any_bytes_get_an_answer(data):
    """Garbage is a sort or is refused; nothing else happens."""
    try:
        sniff(data)
    except Uncleanable as refused:
        assert refused.reason
