from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from handlers.media.cleaning import clean
from handlers.media.errors import Broken, Uncleanable


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Ik maak me zorgen", "utf-8"),
        ("أنا قلقة على ابني", "utf-8-sig"),
        ("Oğlum için endişeliyim", "utf-16"),
        ("Xseɣ ad siwleɣ", "utf-32"),
        ("Oğlum İstanbul'a gitti", "cp1254"),
        ("Financiële zorgen, één kind", "cp1252"),
        ("أنا قلقة على ابني", "cp1256"),
        ("", "utf-16"),
    ],
)
def test_writing_is_read_in_the_encodings_people_have(text, encoding):
    """The words come out in UTF-8, whatever they came in."""
    if not text:
        with pytest.raises(Uncleanable):
            clean("document", text.encode(encoding), "", "")
        return
    cleaned = clean("document", text.encode(encoding), "text/x-canary", "names.txt")
    assert cleaned.data.decode() == text
    assert (cleaned.mime, cleaned.name) == ("text/plain", "document.txt")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!DOCTYPE html><p>hello", "web"),
        ("  <html><script>", "web"),
        ("<?xml version='1.0'?><svg/>", "web"),
        ("<svg xmlns='x'/>", "web"),
        ("BEGIN:VCARD\nFN:somebody", "contact"),
        ("begin:vcalendar", "contact"),
        ("bytes\x00here", "unknown"),
        ("bell\x07", "unknown"),
        ("   \n ", "unknown"),
    ],
)
def test_what_is_more_than_writing_is_refused(text, reason):
    """Pages, drawings and address cards are refused each with their own reason."""
    with pytest.raises(Uncleanable) as refused:
        clean("document", text.encode(), "", "")
    assert refused.value.reason == reason


def test_lines_end_alike():
    """Line ends tell the system a text was written on."""
    assert clean("document", b"one\r\ntwo\rthree\n", "", "").data == b"one\ntwo\nthree"


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_writing_or_refused(data):
    """What is passed on as text is text."""
    try:
        clean("document", b"text: " + data, "", "").data.decode()
    except Uncleanable as refused:
        assert refused.reason in ("unknown", "web", "contact")
    except Broken:
        assert b"%PDF-" in data
