"""From what was written to what Telegram keeps."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from bot.sandbox.entities import styled
from bot.sandbox.refusals import EntityAfterEnd, EntityPastEnd, EntitySplitsSymbol, UnknownParseMode
from bot.sandbox.styled import Entity, units


def kinds(text, **given_):
    return [(e.kind, e.offset, e.length) for e in styled(text, **given_).entities]


def test_white_space_is_cut_off_both_ends():
    """Spaces and empty lines around a text are gone, and entities move along."""
    assert styled("  \n hi \n", given=[Entity("bold", 4, 2)]).text == "hi"
    assert kinds("  \n hi \n", given=[Entity("bold", 4, 2)]) == [("bold", 0, 2)]


def test_white_space_within_an_entity_stays():
    """At the front nothing is cut off that stands in an entity."""
    assert styled("  hi", given=[Entity("code", 1, 3)]).text == " hi"


def test_an_entity_of_white_space_is_dropped():
    """Bold spaces are not bold."""
    assert kinds("a   b", given=[Entity("bold", 1, 2)]) == []


def test_control_characters_become_spaces():
    """Control characters other than the line feed are shown as spaces."""
    assert styled("a\x07b\tc\nd").text == "a b c\nd"


def test_invisible_direction_marks_are_taken_out():
    """Overrides of direction and separators vanish, isolates stay."""
    assert styled("a\u202eb\u2028c\u2068d\u2069\re").text == "abc\u2068d\u2069e"


def test_entities_move_when_characters_are_taken_out():
    """What is taken out before or within an entity shortens it."""
    assert kinds("\r\u202eab\rc", given=[Entity("bold", 2, 4)]) == [("bold", 0, 3)]


@pytest.mark.parametrize(
    ("entity", "refusal", "words"),
    [
        (
            Entity("bold", 5, 1),
            EntityAfterEnd,
            "entity begins after the end of the text at UTF-16 offset 5",
        ),
        (
            Entity("bold", 1, 9),
            EntityPastEnd,
            "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3",
        ),
        (
            Entity("bold", 2, 1),
            EntitySplitsSymbol,
            "entity begins in a middle of a UTF-16 symbol at byte offset 5",
        ),
        (
            Entity("bold", 0, 2),
            EntitySplitsSymbol,
            "entity ends in a middle of a UTF-16 symbol at byte offset 5",
        ),
    ],
)
def test_an_entity_outside_of_the_text_is_refused(entity, refusal, words):
    """An entity has to lie within the text, on whole characters."""
    with pytest.raises(refusal) as seen:
        styled("a😀", given=[entity])
    assert seen.value.description == f"Bad Request: {words}"


def test_an_unknown_parse_mode_is_refused():
    """There are two ways to mark up a text, and no third."""
    with pytest.raises(UnknownParseMode):
        styled("a", "BBCode")


def test_entities_are_sorted_and_single():
    """Entities come in order of place, the longer first, each once."""
    given_ = [Entity("italic", 2, 1), Entity("bold", 0, 3), Entity("underline", 0, 4), Entity("bold", 0, 3)]
    assert kinds("abcd", given=given_) == [("underline", 0, 4), ("bold", 0, 3), ("italic", 2, 1)]


def test_nothing_else_applies_inside_code():
    """Bold inside of code is dropped, and nothing is found there."""
    assert kinds("@smn_nl", given=[Entity("code", 0, 7), Entity("bold", 1, 2)]) == [("code", 0, 7)]


def test_nothing_is_found_inside_a_link():
    """A link's own text is not searched for links."""
    assert kinds("smn.nl", given=[Entity("text_link", 0, 6, url="http://x.nl/")]) == [("text_link", 0, 6)]


def test_things_are_found_inside_a_quote():
    """A quote is searched like any text."""
    assert kinds("see smn.nl", given=[Entity("blockquote", 0, 10)]) == [("blockquote", 0, 10), ("url", 4, 6)]


def test_kinds_that_telegram_finds_cannot_be_set():
    """An entity such as a mention is found or not; giving it changes nothing."""
    assert kinds("hello", given=[Entity("mention", 0, 5)]) == []


@given(st.text(), st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8))))
def test_what_is_kept_lies_within_the_text(text, spans):
    """Whatever is kept is clean, trimmed, and its entities lie on whole characters."""
    places = [0]
    for character in text:
        places.append(places[-1] + units(character))
    entities = [Entity("bold", places[a], places[b] - places[a]) for a, b in spans if a < b < len(places)]
    kept = styled(text, given=entities)
    assert kept.text == kept.text.rstrip()
    assert "\r" not in kept.text
    whole = set()
    total = 0
    for character in [*kept.text, ""]:
        whole.add(total)
        total += units(character)
    assert all({entity.offset, entity.end} <= whole and entity.length > 0 for entity in kept.entities)


@given(st.text())
def test_keeping_twice_changes_nothing(text):
    """What Telegram has cleaned once is clean."""
    once = styled(text)
    assert styled(once.text) == once
