"""Whether what somebody is shown has been read by a native speaker."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from locales.book import book
from locales.content.pieces import read
from locales.content.records import is_read, known_once
from locales.content.writings import DEFAULT, REVIEWS, Writing
from locales.register import register
from locales.weight import part_of


@cache
def was_read(code: str) -> bool:
    """Whether a native speaker has read every text that seekers are shown in this language."""
    unread = book(code).unread
    return not any(
        key in unread and part_of(key, text.sources, text.note) != "staff" for key, text in register().items()
    )


@lru_cache(maxsize=32)
def questions_read(code: str, kind: str, written: str, own: Path | None = None) -> bool:
    """Whether one has read every text of a questionnaire, as YAML, that is asked in this language.

    What was read of the program's own counts, and what stands in `own`, the folder of an organisation's. A
    question that was worded anew, or is not translated, was read by nobody. Raises BadYaml.
    """
    folders = (DEFAULT / REVIEWS, own) if own else (DEFAULT / REVIEWS,)
    asked = Writing("questions", kind, Path(), folders[-1])
    known = [known_once(folder, code) for folder in folders]
    return all(any(is_read(piece, code, one) for one in known) for piece in read(asked, written))
