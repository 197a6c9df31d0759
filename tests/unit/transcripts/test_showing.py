"""A transcript as text and as a page: every word as it was written, and none of it obeyed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

from hypothesis import given, settings, strategies as st

from bot.transcripts.formatted import formatted
from bot.transcripts.page import page
from bot.transcripts.plain import plain, tamed
from bot.transcripts.sheet import File, Said, Sheet
from db.letters import Mark, Words
from db.records import Case, Entry
from locales import bidi

ZONE = ZoneInfo("Europe/Amsterdam")
AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
CASE = Case("c" * 32, "blue heron", "s" * 32, "closed", AT, "ar", 1, closed_at=AT, outcome="helped")
HARM = (
    "<b>",
    "</div>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--",
    "&lt;",
    "&",
    '"',
    "'>",
)
SIGNS = ("\x1b[2J", "\x00", "\r", "\n", "\u202e", "\u2068", "ابنتي", "ⵣ", "😀", "a")
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.lists(
    st.sampled_from(HARM + SIGNS), max_size=12
).map("".join)
"""What chance writes, and what somebody would write who wants to do harm."""


def said(words: Words, **more: object) -> Said:
    entry = Entry(1, AT, "seeker", words, quote=more.pop("quote", None))  # type: ignore[arg-type]
    return Said(entry, "seeker", tuple(more.pop("files", ())), **more)  # type: ignore[arg-type, call-overload]


def of(*several: Said, case: Case = CASE, answers: tuple[tuple[str, str], ...] = ()) -> Sheet:
    return Sheet(case, answers, several)


class Read(HTMLParser):
    """What a browser would make of a page: its elements, and the text in those of one class."""

    def __init__(self, html: str, wanted: str = "words") -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._wanted, self._depth = wanted, 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if self._depth:
            self._depth += 1
        elif dict(attrs).get("class") == self._wanted:
            self._depth = 1
            self.texts.append("")

    def handle_endtag(self, _):
        self._depth = max(0, self._depth - 1)

    def handle_data(self, data):
        if self._depth:
            self.texts[-1] += data


PLAIN_TAGS = {tag for tag, _ in Read(page(of(said(Words("x"))), ZONE)).tags}


@settings(max_examples=300)
@given(words=ANYTHING, name=ANYTHING)
def test_every_word_in_the_page_is_escaped(words, name):
    """Whatever is written, the page has the elements it always has, and the words as they were."""
    read = Read(page(of(said(Words("x" + words)), case=replace(CASE, name=name)), ZONE))
    assert {tag for tag, _ in read.tags} == PLAIN_TAGS
    assert read.texts == [tamed("x" + words)]


@settings(max_examples=300)
@given(
    words=ANYTHING,
    marks=st.lists(
        st.builds(
            Mark,
            st.sampled_from(["bold", "italic", "code", "pre", "blockquote", "spoiler", "nonsense", "<b>"]),
            st.integers(-3, 70),
            st.integers(-3, 70),
        ),
        max_size=5,
    ),
)
def test_formatting_changes_no_letter(words, marks):
    """However marks overlap, wherever they lie, half a sign or past the end."""
    whole = [mark for mark in marks if not _tears(words, mark)]
    read = Read(f'<div class="words">{formatted(Words(words, tuple(whole)))}</div>')
    assert read.texts == [tamed(words)]


def _tears(words: str, mark: Mark) -> bool:
    """Whether a border of the mark lies inside a surrogate pair."""
    borders, at = set(), 0
    for letter in words:
        borders |= {at + 1} if letter > "\uffff" else set()
        at += 1 + (letter > "\uffff")
    return bool(borders & {mark.offset, mark.offset + mark.length})


def test_formatting_stands_on_its_own_stretch():
    """Counted as Telegram counts, also behind a sign of two units."""
    words = Words("😀 dik en schuin", (Mark("bold", 3, 6), Mark("italic", 7, 9)))
    assert str(formatted(words)) == "😀 <b>dik </b><i><b>en</b></i><i> schuin</i>"


def test_a_link_is_shown_and_not_to_be_pressed():
    """Its address stands behind it; the page has no link out of itself."""
    words = Words("kijk hier", (Mark("text_link", 5, 4, "https://example.org/?a=<b>"),))
    html = page(of(said(words)), ZONE)
    assert "https://example.org/?a=&lt;b&gt;" in html
    assert [attrs for tag, attrs in Read(html).tags if tag == "a"] == []


def test_the_page_forbids_what_it_does_not_need():
    """No script, no frame, nothing from the network."""
    html = page(of(said(Words("x"))), ZONE)
    policy = next(
        attrs["content"]
        for tag, attrs in Read(html).tags
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none';")
    assert "script" not in html
    assert "unsafe" not in policy
    assert "http" not in policy


def test_each_message_has_its_own_direction():
    """By its own letters, whatever the page's direction is, with the case's language beside it."""
    html = page(of(said(Words("ابنتي"), quote=Words("x"))), ZONE)
    marked = [attrs for _, attrs in Read(html).tags if attrs.get("class") in ("words", "quote")]
    assert marked == [{"class": kind, "dir": "auto", "lang": "ar"} for kind in ("quote", "words")]


def test_files_are_shown_where_they_belong():
    """Pictures, films and sounds as such, others to be opened; all of them beside the page."""
    files = [File("m", "x", f"0001-1.{end}", 1, None) for end in ("jpg", "mp4", "ogg", "pdf")]
    read = Read(page(of(said(Words(), files=files)), ZONE))
    shown = [(tag, attrs["src"]) for tag, attrs in read.tags if "src" in attrs]
    assert shown == [
        ("img", "media/0001-1.jpg"),
        ("video", "media/0001-1.mp4"),
        ("audio", "media/0001-1.ogg"),
    ]
    assert [attrs["href"] for tag, attrs in read.tags if tag == "a"] == ["media/0001-1.pdf"]


def test_what_is_not_shown_says_why():
    """In both forms."""
    for fate, told in (("taken back", "taken back"), ("reported", "harmful"), ("unreadable", "damaged")):
        one = said(Words("not to be seen"), fate=fate)
        for shown in (plain(of(one), ZONE), page(of(one), ZONE)):
            assert told in shown
            assert "not to be seen" not in shown


@settings(max_examples=300)
@given(words=ANYTHING, name=ANYTHING)
def test_nothing_written_commands_a_terminal(words, name):
    """No control character comes through but line breaks and tabs."""
    case = replace(CASE, name=name)
    shown = plain(of(said(Words(words)), case=case, answers=((words, name),)), ZONE)
    kinds = {unicodedata.category(letter) for letter in shown if letter not in "\n\t"}
    assert "Cc" not in kinds


def test_in_plain_text_arabic_stands_on_a_line_of_its_own():
    """So it runs from right to left, and turns nothing around it."""
    shown = plain(of(said(Words("ابنتي تريد السفر\n\u202eolleh"))), ZONE)
    line = next(line for line in shown.splitlines() if "ابنتي" in line)
    assert bidi.starts_rtl(bidi.strip_controls(line))
    assert "\u202e" not in shown


def test_times_are_the_lines_own():
    """In the zone that is named above."""
    shown = plain(of(said(Words("x"))), ZONE)
    assert "2026-03-14 10:30" in shown
    assert "Times: Europe/Amsterdam" in shown
    assert "<time>2026-03-14 10:30</time>" in page(of(said(Words("x"))), ZONE)


def test_answers_of_the_intake_stand_in_front():
    """Question and answer, each in its own direction."""
    sheet = of(said(Words("later")), answers=(("ما الذي يقلقك؟", "<سفر>"),))
    shown = plain(sheet, ZONE)
    assert shown.index("ما الذي") < shown.index("later")
    assert Read(page(sheet, ZONE)).texts == ["ما الذي يقلقك؟", "<سفر>", "later"]
