"""What passes the relay."""

from __future__ import annotations

import pytest

from db.letters import Mark, Words
from handlers.relaying import without_people


@pytest.mark.parametrize(
    "url",
    [
        "https://t.me/somebody",
        "HTTPS://T.ME/somebody",
        "https://somebody.t.me",
        "http://telegram.me/somebody",
        "https://telegram.dog/somebody",
        "https://x@t.me./somebody",
        "tg://user?id=1",
        "https://[somebody",
        "javascript:alert(1)",
    ],
)
def test_a_link_behind_words_leads_to_no_account(url: str) -> None:
    """However an address of Telegram's is written, it is taken off; so is what is no address."""
    assert without_people(Words("hier", (Mark("text_link", 0, 4, url),))).marks == ()


@pytest.mark.parametrize("url", ["https://www.smn.nl/x", "HTTP://example.org", "https://nott.me/a"])
def test_a_link_to_a_page_stays(url: str) -> None:
    """An address of the web is kept as it is."""
    linked = Words("hier", (Mark("text_link", 0, 4, url),))
    assert without_people(linked) == linked
