"""Taking out what was found, and taking links to accounts apart."""

from __future__ import annotations

from hypothesis import given, strategies as st

from db.letters import Mark, Words
from handlers.personal.blotting import as_code, blotted
from handlers.personal.finding import doors, find
from handlers.phrases import width

BOLD_LINK = "https://www.smn.nl"


def test_what_was_found_is_blotted_out() -> None:
    """Every number is replaced, and the words around it stay."""
    words = Words("bel 0612345678 of mail a@b.nl!")
    assert blotted(words, find(words)).text == "bel ▒▒▒ of mail ▒▒▒!"


def test_marks_stay_on_their_stretch() -> None:
    """Marks before, around and behind a blot keep their words, also behind an emoji."""
    words = Words(
        "😀 let op 0612345678 nu", (Mark("bold", 3, 3), Mark("italic", 3, 17), Mark("underline", 21, 2))
    )
    kept = blotted(words, find(words))
    assert kept.text == "😀 let op ▒▒▒ nu"
    assert kept.marks == (Mark("bold", 3, 3), Mark("italic", 3, 10), Mark("underline", 14, 2))


def test_a_link_behind_blotted_words_is_gone() -> None:
    """The address of a profile does not stay behind the blot."""
    words = Words("kijk hier", (Mark("text_link", 5, 4, "https://t.me/abcde"),))
    assert blotted(words, find(words)) == Words("kijk ▒▒▒")


def test_a_name_becomes_code_and_stays_as_written() -> None:
    """An @name is set as code, which no phone makes a link of; other marks stop beside it."""
    words = Words("vraag @yamina eens", (Mark("bold", 0, 18), Mark("blockquote", 0, 18)))
    assert as_code(words, doors(words)) == Words(
        words.text,
        (Mark("bold", 0, 6), Mark("bold", 13, 5), Mark("blockquote", 0, 18), Mark("code", 6, 7)),
    )


def test_code_stays_one_piece() -> None:
    """A name that stands in code already is left as it is."""
    words = Words("x @yamina y", (Mark("pre", 0, 11, language="python"),))
    assert as_code(words, doors(words)) == words


TEXTS = st.lists(
    st.sampled_from(["😀", " ", "hallo", "0612345678", "@yamina", "a@b.nl", "t.me/abcd"]), max_size=8
).map(" ".join)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=4))
def test_nothing_found_is_left_and_marks_lie_in_the_text(text: str, places: list[tuple[int, int]]) -> None:
    """After blotting nothing is found any more, and no mark reaches past the text."""
    marks = tuple(Mark("bold", o, n) for o, n in places if o + n <= width(text))
    words = Words(text, marks)
    clean = blotted(words, find(words))
    assert find(clean) == ()
    assert all(
        m.offset >= 0 and m.length > 0 and m.offset + m.length <= width(clean.text) for m in clean.marks
    )


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=4))
def test_code_is_in_no_other_formatting(text: str, places: list[tuple[int, int]]) -> None:
    """No mark but a quotation overlaps code, since the Bot API would refuse that; doing it twice is once."""
    words = Words(text, tuple(Mark("bold", o, n) for o, n in places if o + n <= width(text)))
    done = as_code(words, doors(words))
    codes = [m for m in done.marks if m.kind == "code"]
    assert len(codes) == len(doors(words))
    for code in codes:
        assert not any(
            m.offset < code.offset + code.length and code.offset < m.offset + m.length
            for m in done.marks
            if m is not code
        )
    assert as_code(done, doors(done)) == done
