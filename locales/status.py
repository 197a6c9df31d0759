"""How far every language is, and what in it no native speaker has read yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Message

from locales.book import read_catalog
from locales.checks import forms, sources
from locales.languages import CATALOGS, catalog_path, translated
from locales.manage import HOME, status
from locales.review import former_english, remark, reviewed_on
from locales.weight import PARTS, Part, part_of

_HEAD = ("language", "texts", "translated", "missing", "reviewed", "draft")
_UNREAD = ("language", *PARTS, "doubted", "behind")


def lines(catalogs: Path = CATALOGS, home: Path = HOME) -> list[str]:
    """The status as tables for a terminal, and what they do not count."""
    counts = [
        (one.code, one.texts, one.translated, one.missing, one.reviewed, one.draft)
        for one in status(catalogs, home)
    ]
    unread = [_unread_row(code, catalogs) for code in translated(catalogs)]
    return [
        *_table(_HEAD, counts),
        "",
        "What no native speaker has read yet, by whom it is for; what is about danger or safety first.",
        "doubted: a reviewer was not sure; behind: the English has changed since it was translated.",
        *_table(_UNREAD, unread),
        "",
        "The questionnaires in locales/default/ are not counted here, and nobody is known to have read them.",
    ]


def unread(code: str, catalogs: Path = CATALOGS) -> Iterator[tuple[Part, Message]]:
    """Every translation of a language that no native speaker has read, and where it belongs."""
    for message in read_catalog(code, catalog_path(code, catalogs)):
        if message.id and all(forms(message)) and reviewed_on(message) is None:
            yield part_of(message.context or "", sources(message), " ".join(message.auto_comments)), message


def unread_safety(catalogs: Path = CATALOGS) -> bool:
    """Whether in any language a text on danger or safety was read by no native speaker."""
    return any(part == "safety" for code in translated(catalogs) for part, _ in unread(code, catalogs))


def _unread_row(code: str, catalogs: Path) -> tuple[str | int, ...]:
    found = list(unread(code, catalogs))
    parts = Counter(part for part, _ in found)
    doubted = sum(remark(message) is not None for _, message in found)
    behind = sum(former_english(message) is not None for _, message in found)
    return (code, *(parts[part] for part in PARTS), doubted, behind)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str | int, ...]]) -> Iterator[str]:
    for row in (head, *rows):
        first, *others = row
        yield f"{first:<10}" + "".join(f"{one:>12}" for one in others)
