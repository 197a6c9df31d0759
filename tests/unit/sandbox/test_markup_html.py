"""parse_mode HTML."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from bot.sandbox.markup_html import parse_html
from bot.sandbox.refusals import CantParse
from bot.sandbox.styled import Entity, units


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
        ("B", "bold"),
    ],
)
def test_a_tag_becomes_an_entity(tag, kind):
    """Every tag the Bot API knows becomes an entity of its kind."""
    assert parse_html(f"a<{tag}>bc</{tag}>d") == ("abcd", [Entity(kind, 1, 2)])


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a<foo>", 'Unsupported start tag "foo" at byte offset 1'),
        ("é<foo>", 'Unsupported start tag "foo" at byte offset 2'),
        ("😀 <kahn@inbox.ru>", 'Unsupported start tag "kahn@inbox.ru" at byte offset 5'),
        ("a < b > c", 'Unsupported start tag "" at byte offset 2'),
        ("a </b>", "Unexpected end tag at byte offset 2"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("1 <2", "Unclosed start tag at byte offset 2"),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        (
            "<a href>a</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a href=x!>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji emoji-id='x'>a</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_wrong_html_is_refused_with_telegrams_words(source, why):
    """A wrong tag is refused with the reason and the byte offset that Telegram gives."""
    with pytest.raises(CantParse) as refusal:
        parse_html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {why}"


def test_the_four_named_references_and_numbers_are_decoded():
    """Only &lt; &gt; &amp; &quot; and numeric references mean something."""
    assert parse_html("&lt;&gt;&amp;&quot;&#65;&#x42;&nbsp;&#0;")[0] == '<>&"AB&nbsp;&#0;'


def test_offsets_count_utf16_units():
    """An emoji before an entity moves it by two."""
    assert parse_html("😀<b>😀</b>") == ("😀😀", [Entity("bold", 2, 2)])


def test_a_link_keeps_its_address():
    """A link's address gets a scheme and a path."""
    assert parse_html('<a href="smn.nl">x</a>') == ("x", [Entity("text_link", 0, 1, url="http://smn.nl/")])


def test_a_link_without_address_uses_its_text():
    """A link whose text is an address needs no href."""
    assert parse_html("<a>smn.nl</a>")[1] == [Entity("text_link", 0, 6, url="http://smn.nl/")]


def test_a_link_to_nowhere_is_left_out():
    """A link whose address is none is plain text."""
    assert parse_html('<a href="no where">x</a>') == ("x", [])


def test_a_link_to_a_person_is_a_mention():
    """tg://user links become text mentions."""
    assert parse_html('<a href="tg://user?id=7">x</a>')[1] == [Entity("text_mention", 0, 1, user_id=7)]


def test_code_in_pre_keeps_its_language():
    """A `code` with a language inside of `pre` makes one `pre` with that language."""
    source = '<pre><code class="language-python">x</code></pre>'
    assert parse_html(source)[1] == [Entity("pre", 0, 1, language="python")]


def test_code_alone_loses_its_language():
    """A `code` outside of `pre` has no language."""
    assert parse_html('<code class="language-python">x</code>')[1] == [Entity("code", 0, 1)]


def test_a_spoiler_may_be_a_span():
    """A span of class tg-spoiler is a spoiler."""
    assert parse_html('<span class="tg-spoiler">x</span>')[1] == [Entity("spoiler", 0, 1)]


def test_a_quote_may_be_expandable():
    """A blockquote with `expandable` is its own kind of entity."""
    assert parse_html("<blockquote expandable>x</blockquote>")[1] == [Entity("expandable_blockquote", 0, 1)]


def test_a_custom_emoji_keeps_its_number():
    """A tg-emoji tag becomes a custom emoji."""
    assert parse_html('<tg-emoji emoji-id="53">👍</tg-emoji>')[1] == [
        Entity("custom_emoji", 0, 2, custom_emoji_id="53")
    ]


def test_an_empty_end_tag_closes_the_last():
    """`</>` closes whatever is open."""
    assert parse_html("<b>x</>") == ("x", [Entity("bold", 0, 1)])


def test_an_unquoted_value_is_taken():
    """An attribute's value may stand without quotes."""
    assert parse_html("<a href=smn.nl >x</a>")[1][0].url == "http://smn.nl/"


def test_an_empty_tag_leaves_nothing():
    """A tag around nothing makes no entity."""
    assert parse_html("<b></b>x") == ("x", [])


@given(st.text())
def test_escaped_text_comes_through_whole(text):
    """Any text whose &, < and > are escaped is read back as it was."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(f"<b>{escaped}</b>") == (text, [Entity("bold", 0, units(text))] if text else [])


@given(st.text(alphabet="<>/ab=\"'& i;#x1", max_size=30))
def test_anything_is_read_or_refused(source):
    """No text makes the reader stumble: it is read, or refused as Telegram would."""
    try:
        text, entities = parse_html(source)
    except CantParse:
        return
    assert all(0 <= entity.offset < entity.end <= units(text) for entity in entities)
