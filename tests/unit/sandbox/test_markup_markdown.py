"""parse_mode MarkdownV2."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from bot.sandbox.markup_markdown import parse_markdown
from bot.sandbox.refusals import CantParse
from bot.sandbox.styled import Entity, units


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("*bc*", "bold"),
        ("_bc_", "italic"),
        ("__bc__", "underline"),
        ("~bc~", "strikethrough"),
        ("||bc||", "spoiler"),
        ("`bc`", "code"),
        ("```bc```", "pre"),
        ("```\nbc```", "pre"),
    ],
)
def test_a_mark_becomes_an_entity(source, kind):
    """Every mark the Bot API knows becomes an entity of its kind."""
    assert parse_markdown(f"a{source}d") == ("abcd", [Entity(kind, 1, 2)])


@pytest.mark.parametrize("character", list("#+-={}.!>)]|"))
def test_a_reserved_character_has_to_be_escaped(character):
    """A reserved character without a meaning is refused by name."""
    with pytest.raises(CantParse) as refusal:
        parse_markdown(f"a {character}")
    assert refusal.value.description == (
        "Bad Request: can't parse entities: "
        f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
    )


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("é *a", "Can't find end of Bold entity at byte offset 3"),
        ("_a", "Can't find end of Italic entity at byte offset 0"),
        ("__a", "Can't find end of Underline entity at byte offset 0"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("```a", "Can't find end of Pre entity at byte offset 0"),
        ("```py\na", "Can't find end of PreCode entity at byte offset 0"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
        (">*a\nb", "Can't find end of Bold entity at byte offset 1"),
        ("![a]", "Custom emoji entity must contain a tg://emoji URL"),
        ("![a](smn.nl)", "Custom emoji entity must contain a tg://emoji URL"),
        ("![a](b", "Can't find end of a custom emoji URL at byte offset 5"),
    ],
)
def test_wrong_markdown_is_refused_with_telegrams_words(source, why):
    """What is opened and not closed is refused with the byte offset that Telegram gives."""
    with pytest.raises(CantParse) as refusal:
        parse_markdown(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {why}"


def test_marks_can_be_nested():
    """Underline inside of italic inside of bold."""
    assert parse_markdown("*a _b __c___*")[1] == [
        Entity("underline", 4, 1),
        Entity("italic", 2, 3),
        Entity("bold", 0, 5),
    ]


def test_inside_code_only_the_accent_is_special():
    """Code takes reserved characters as they are."""
    assert parse_markdown("`a.b*c`") == ("a.b*c", [Entity("code", 0, 5)])


def test_pre_keeps_its_language():
    """The word behind three accents is the language."""
    assert parse_markdown("```py\nx```") == ("x", [Entity("pre", 0, 1, language="py")])


def test_a_link_keeps_its_address():
    """Escaped brackets belong to the address."""
    assert parse_markdown(r"[x](smn.nl/\))")[1] == [Entity("text_link", 0, 1, url="http://smn.nl/)")]


def test_a_link_without_address_uses_its_text():
    """Square brackets around an address make it a link."""
    assert parse_markdown(r"[smn\.nl]")[1] == [Entity("text_link", 0, 6, url="http://smn.nl/")]


def test_a_link_to_a_person_is_a_mention():
    """tg://user links become text mentions."""
    assert parse_markdown("[x](tg://user?id=7)")[1] == [Entity("text_mention", 0, 1, user_id=7)]


def test_a_custom_emoji_keeps_its_number():
    """An exclamation mark before a link to tg://emoji makes a custom emoji."""
    assert parse_markdown("![👍](tg://emoji?id=53)")[1] == [
        Entity("custom_emoji", 0, 2, custom_emoji_id="53")
    ]


def test_lines_that_begin_with_a_bracket_are_a_quote():
    """A quote goes on over lines that begin with > and ends with the first that does not."""
    assert parse_markdown(">a\n>b\nc") == ("a\nb\nc", [Entity("blockquote", 0, 3)])


def test_a_quote_may_come_later_and_last():
    """A quote after other lines, up to the end of the text."""
    assert parse_markdown("a\n>b") == ("a\nb", [Entity("blockquote", 2, 1)])


def test_a_quote_may_be_expandable():
    """Two bars at the end of its last line make a quote expandable; escaped ones do not."""
    assert parse_markdown(">a\n>b||\nc") == ("a\nb\nc", [Entity("expandable_blockquote", 0, 3)])
    assert parse_markdown(r">a\|\|") == ("a||", [Entity("blockquote", 0, 3)])


def test_an_empty_mark_parts_two_quotes():
    """A quote right behind another one is kept apart by an empty bold mark."""
    assert parse_markdown(">a\n**>b||") == (
        "a\nb",
        [Entity("blockquote", 0, 1), Entity("expandable_blockquote", 2, 1)],
    )


def test_a_quote_without_words_is_none():
    """A bracket with nothing behind it makes no quote."""
    assert parse_markdown(">") == ("", [])


def test_a_mark_around_nothing_leaves_nothing():
    """Marks without anything between them make no entity."""
    assert parse_markdown("a||||b") == ("ab", [])


@given(st.text())
def test_escaped_text_comes_through_whole(text):
    """Any text whose ASCII is escaped is read back as it was."""
    escaped = re.sub(r"([\x01-~])", r"\\\1", text)
    assert parse_markdown(f"*{escaped}*") == (text, [Entity("bold", 0, units(text))] if text else [])


@given(st.text(alphabet="*_~|`[]()!>\\ab.\n", max_size=30))
def test_anything_is_read_or_refused(source):
    """No text makes the reader stumble: it is read, or refused as Telegram would."""
    try:
        text, entities = parse_markdown(source)
    except CantParse:
        return
    assert all(0 <= entity.offset < entity.end <= units(text) for entity in entities)
