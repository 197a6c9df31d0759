"""A letter as the messages it takes."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from bot.post.calls import CAPTION_LIMIT, TEXT_LIMIT
from bot.post.parts import Part, main_first, parts_of
from db.letters import Attachment, FileKind, Send, Words

LINE = "Maybe a repeat"
KINDS: tuple[FileKind, ...] = (
    "photo", "voice", "audio", "video", "video_note", "animation", "document", "sticker",
)  # fmt: skip


def parts(text: str, kind: FileKind | None = None, line: str | None = None) -> list[tuple[str, bool]]:
    attachment = Attachment(kind, "m") if kind else None
    return [(p.words.text, p.attachment is not None) for p in parts_of(Send(Words(text), attachment), line)]


def test_a_text_is_one_part():
    """A text that fits is one message."""
    assert parts("hello") == [("hello", False)]


def test_a_file_with_words_is_one_part():
    """A file carries its words."""
    assert parts("hello", "photo") == [("hello", True)]


def test_a_repeated_file_whose_words_just_fitted():
    """Words that fit no longer with the line above them follow the file, which has the line too."""
    words = "x" * CAPTION_LIMIT
    assert parts(words, "photo", LINE) == [(LINE, True), (f"{LINE}\n{words}", False)]


@pytest.mark.parametrize("kind", ["sticker", "video_note"])
def test_a_repeat_without_caption_has_its_line_first(kind: FileKind):
    """The line goes before, the words go after."""
    assert parts("words", kind, LINE) == [(LINE, False), ("", True), ("words", False)]


def test_the_thing_itself_comes_first_on_the_receipt():
    """Where a line went before, the file's message is named before the line's."""
    letter = Send(attachment=Attachment("sticker", "m"))
    assert main_first(letter, LINE, (7, 8)) == (8, 7)
    assert main_first(letter, None, (7,)) == (7,)
    assert main_first(Send(Words("x")), LINE, (7, 8)) == (7, 8)


@given(
    st.text(alphabet="ab \n😀", min_size=1, max_size=9000),
    st.sampled_from([None, *KINDS]),
    st.sampled_from([None, LINE]),
)
def test_every_letter_fits_and_keeps_its_words(text: str, kind: FileKind | None, line: str | None):
    """Each part is within Telegram's limits, the file goes once, no word is lost, a repeat says so."""
    made: tuple[Part, ...] = parts_of(Send(Words(text), Attachment(kind, "m") if kind else None), line)
    assert all(len(part.words.text) <= (CAPTION_LIMIT if part.attachment else TEXT_LIMIT) for part in made)
    assert sum(part.attachment is not None for part in made) == (1 if kind else 0)
    together = "".join(part.words.text for part in made)
    assert text.split() == together.replace(LINE, " ").split() or not text.strip()
    assert (LINE in made[0].words.text) is (line is not None)
