"""Who has read a translation, and what they noted, stays with it in the catalog."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog, Message
from hypothesis import given, settings, strategies as st

from locales.book import read_catalog
from locales.manage import write
from locales.review import (
    comments_after,
    comments_doubted,
    comments_read,
    former_english,
    remark,
    reviewed_by,
    reviewed_on,
)
from locales.reviewing.reading import _words

DAY = date(2026, 11, 27)


def stored(comments: list[str]) -> Message:
    """The message as it is read again from a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "amana.po"
        catalog = Catalog("tr")
        catalog.add("Hello", "Merhaba", context="k", user_comments=comments)
        write(catalog, path)
        return next(one for one in read_catalog("tr", path) if one.context == "k")


def read(by: str = "", noted: str = "") -> Message:
    return stored(comments_read(Message("Hello", "Merhaba", user_comments=["draft"]), DAY, by, noted))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300).map(_words), st.text(max_size=30))
def test_a_remark_comes_back_as_it_was_made(noted, by):
    """Whatever a reviewer writes, long lines, quotes and all: the file gives it back, and the day and who."""
    message = read(by, noted)
    assert (reviewed_on(message), remark(message) or "") == (DAY, noted)
    assert reviewed_by(message) == " ".join(by.split())[:20].strip()


def test_changed_english_makes_a_draft_of_what_was_read():
    """Who read it read other words; what they remarked stays."""
    message = read("M.K.", "too loose?")
    message.user_comments = comments_after(message, "Good day")
    assert (reviewed_on(message), reviewed_by(message)) == (None, "")
    assert (former_english(message), remark(message)) == ("Hello", "too loose?")


def test_a_second_reviewer_takes_the_place_of_the_first():
    """One day, one reader, one remark: the last."""
    again = comments_read(read("M.K.", "too loose?"), date(2026, 12, 1), "imam", "")
    message = stored(again)
    assert (str(reviewed_on(message)), reviewed_by(message), remark(message)) == ("2026-12-01", "imam", None)


def test_doubt_about_what_was_read_makes_it_a_draft():
    """A second reader who is not sure counts more than a first who was."""
    message = stored(comments_doubted(read("M.K."), "nobody says this"))
    assert (reviewed_on(message), remark(message)) == (None, "nobody says this")


def test_what_others_noted_stays():
    """A comment that nobody here wrote is nobody's to take away."""
    message = Message("Hello", "Merhaba", user_comments=["draft", "see the glossary"])
    assert "see the glossary" in comments_read(message, DAY, "", "")
    assert "see the glossary" in comments_doubted(message, "")
