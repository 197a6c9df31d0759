"""Where a formatted link points."""

from __future__ import annotations

import pytest

from bot.sandbox.links import checked_link, linked_user


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("smn.nl", "http://smn.nl/"),
        ("https://smn.nl", "https://smn.nl/"),
        ("https://smn.nl/a?b#c", "https://smn.nl/a?b#c"),
        ("tg://resolve?domain=a", "tg://resolve?domain=a"),
        ("http://localhost:8088/x", "http://localhost:8088/x"),
        ("tg:resolve?domain=a", "tg:resolve?domain=a"),
        ("tel:+31612345678", ""),
        ("mailto:me@smn.nl", ""),
        ("smn", ""),
        ("", ""),
        ("a b.nl", ""),
        ("javascript:alert(1)", ""),
        ("tg:", ""),
    ],
)
def test_a_link_is_completed_or_dropped(given, kept):
    """A link gets a scheme and a path; what is no link becomes nothing."""
    assert checked_link(given) == kept


@pytest.mark.parametrize(
    ("link", "person"),
    [
        ("tg://user?id=42", 42),
        ("tg://openmessage?user_id=42", 42),
        ("tg://user?id=x", None),
        ("https://t.me/x", None),
    ],
)
def test_a_link_can_mean_a_person(link, person):
    """Only Telegram's own links to a person mean one."""
    assert linked_user(link) == person
