"""Whether what somebody is shown has been read by a native speaker."""

from __future__ import annotations

from functools import cache

from locales.book import book
from locales.register import register
from locales.weight import part_of


@cache
def was_read(code: str) -> bool:
    """Whether a native speaker has read everything that seekers are shown in this language."""
    unread = book(code).unread
    return not any(
        key in unread and part_of(key, text.sources, text.note) != "staff" for key, text in register().items()
    )
