"""Marks that travel with their text."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from bot.post.marks import PLAIN_KINDS, cut, fit_to_go, may_go, preceded, utf16
from db.letters import Mark, Words

TEXT = st.text(alphabet=st.sampled_from("ab \n.😀é\u0301م‍👩🏽"), min_size=1, max_size=120)
KINDS = st.sampled_from(sorted(PLAIN_KINDS - {"text_link"}))


@st.composite
def marked(draw) -> Words:
    text = draw(TEXT)
    marks = []
    for _ in range(draw(st.integers(0, 5))):
        begin, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        if begin < end:
            marks.append(Mark(draw(KINDS), utf16(text[:begin]), utf16(text[begin:end])))
    return Words(text, tuple(marks))


def painted(words: Words) -> list[tuple[str, frozenset[str]]]:
    """Each code point of a text with the kinds of marks upon it."""
    found, at = [], 0
    for sign in words.text:
        kinds = {mark.kind for mark in words.marks if mark.offset <= at < mark.offset + mark.length}
        found.append((sign, frozenset(kinds)))
        at += utf16(sign)
    return found


def shown(piece: Words) -> list[tuple[str, frozenset[str]]]:
    return [each for each in painted(piece) if each[0].strip()]


@given(marked(), st.integers(4, 60))
def test_no_word_and_no_mark_is_lost_by_cutting(words: Words, limit: int):
    """Every visible sign is in exactly one piece, in order, with the very marks it had."""
    pieces = cut(words, limit)
    assert [each for piece in pieces for each in shown(piece)] == shown(words)


@given(marked(), st.integers(4, 60))
def test_every_piece_fits_and_says_something(words: Words, limit: int):
    """No piece is over the limit, and none is blank where the text is not."""
    pieces = cut(words, limit)
    assert all(len(piece.text) <= limit for piece in pieces)
    assert all(piece.text.strip() for piece in pieces) or not words.text.strip()


@given(marked(), st.integers(4, 60))
def test_marks_of_a_piece_lie_within_it(words: Words, limit: int):
    """No mark reaches past its piece."""
    for piece in cut(words, limit):
        assert all(m.length and m.offset + m.length <= utf16(piece.text) for m in piece.marks)


@given(marked())
def test_a_text_that_fits_is_left_alone(words: Words):
    """Cutting changes nothing when nothing has to be cut."""
    assert cut(words, len(words.text)) == (words,)


@given(marked(), st.text(alphabet="x😀", min_size=1, max_size=5))
def test_marks_move_with_the_line_above(words: Words, line: str):
    """Below a line of its own every sign keeps its marks."""
    assert painted(preceded(line, words))[len(line) + 1 :] == painted(words)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("one two\n\nthree four\nfive", "one two\n\n"),
        ("one two. three four five", "one two. "),
        ("one two three four five", "one two three "),
        ("onetwothreefourfive", "onetwothreefour"),
    ],
)
def test_the_cut_falls_where_something_ends(text: str, first: str):
    """An empty line is the best place, then a sentence, then a word, then anywhere."""
    assert cut(Words(text), 15)[0].text == first


def test_a_sign_of_several_code_points_stays_whole():
    """The cut does not fall before a tone of skin, an accent or a joiner."""
    assert cut(Words("aaaaaaa👩🏽\u200d🚒bbbb"), 9)[0].text == "aaaaaaa"


def test_a_line_above_nothing_is_the_line():
    """Without words the line stands alone."""
    assert preceded("line", Words()) == Words("line")


@pytest.mark.parametrize(
    ("mark", "goes"),
    [
        (Mark("bold", 0, 1), True),
        (Mark("text_link", 0, 1, url="https://example.org"), True),
        (Mark("text_link", 0, 1, url=" TG://user?id=5"), False),
        (Mark("text_link", 0, 1), False),
        (Mark("text_mention", 0, 1), False),
        (Mark("mention", 0, 1), False),
        (Mark("custom_emoji", 0, 1), False),
    ],
)
def test_only_formatting_goes(mark: Mark, goes: bool):
    """What names a person or an account stays."""
    assert may_go(mark) is goes


@given(TEXT, st.lists(st.tuples(st.integers(-5, 300), st.integers(-5, 300)), max_size=6))
def test_marks_are_put_on_whole_signs(text: str, spans: list[tuple[int, int]]):
    """Whatever a mark's numbers, what goes out lies on whole signs of the text."""
    words = Words(text, tuple(Mark("bold", offset, length) for offset, length in spans))
    edges = {utf16(text[:index]) for index in range(len(text) + 1)}
    for mark in fit_to_go(words).marks:
        assert mark.length > 0
        assert {mark.offset, mark.offset + mark.length} <= edges


@given(marked())
def test_sound_marks_are_left_as_they_are(words: Words):
    """Marks that fit their text are not touched."""
    assert fit_to_go(words) == words
