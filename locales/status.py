"""How far every language is, and what in it no native speaker has read yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from babel.messages.catalog import Message

from locales.case_names import COLOURS, CREATURES
from locales.checks import forms, sources
from locales.languages import translated
from locales.manage import Count, status
from locales.review import former_english, remark, reviewed_on
from locales.shelf import Shelf
from locales.weight import PARTS, Part, part_of

_OF_CATALOGS = ("pages", "answers")
KINDS = (*_OF_CATALOGS, "others", "questions", "practice", "typed")
"""What a text is: of the catalogs the information pages, the answers prepared for confidants, and all others;
beside them questionnaires, practice conversations, and what people type."""
_HEAD = ("language", "texts", "translated", "missing", "reviewed", "draft", "last read")
_PARTS = ("language", *PARTS, "doubted", "behind")
_NOWHERE = (
    "Nobody can be known to have read these, because they are in no sheet:",
    f"- names of cases: {len(COLOURS) + len(CREATURES)} English words, the same in every language; staff alone sees them.",
    "- how people spell places (matching/places/data/): recognised when typed, never shown.",
    "- what a line words itself: /texts, /questions, prepared answers, meetings, and its organisation's texts/.",
    "Tamazight in Tifinagh is made letter by letter from the Latin, and was read with it.",
)


def lines(shelf: Shelf) -> list[str]:
    """The status as tables for a terminal, and what they do not count. Raises BadYaml."""
    codes = translated(shelf.catalogs)
    there = {code: texts(code, shelf) for code in codes}
    return [
        *_table(_HEAD, [_counted(one, there) for one in status(shelf.catalogs, shelf.home)]),
        "",
        "What no native speaker has read yet, by whom it is for; what is about danger or safety first.",
        "doubted: a reviewer was not sure; behind: the English has changed since it was translated.",
        *_table(_PARTS, [_by_part(code, _unread(there[code])) for code in codes]),
        "",
        "The same by what it is, of how many in all. typed: words that are understood, never shown.",
        *_table(("language", *KINDS), [_by_kind(code, there[code], shelf) for code in codes]),
        "",
        "A draft carries no day: whoever wrote it is not known to speak the language. A day stands only where a",
        "native speaker has read a text as it is now; when it or its English changes, it is a draft again.",
        *_NOWHERE,
    ]


def texts(code: str, shelf: Shelf) -> list[Message]:
    """Every text there is in a language, of the catalog and beside it. Raises BadYaml."""
    return [one for one in (*shelf.catalog(code), *shelf.others(code)) if all(forms(one))]


def unread_safety(shelf: Shelf) -> bool:
    """Whether in any language a text on danger or safety was read by no native speaker."""
    codes = translated(shelf.catalogs)
    return any(_part(one) == "safety" for code in codes for one in _unread(texts(code, shelf)))


def _counted(one: Count, there: dict[str, list[Message]]) -> tuple[str | int, ...]:
    days = [day for message in there.get(one.code, ()) if (day := reviewed_on(message))]
    last = max(days).isoformat() if days else "never" if one.code in there else "source"
    return (one.code, one.texts, one.translated, one.missing, one.reviewed, one.draft, last)


def _unread(messages: Iterable[Message]) -> list[Message]:
    return [one for one in messages if reviewed_on(one) is None]


def _part(message: Message) -> Part:
    return part_of(message.context or "", sources(message), " ".join(message.auto_comments))


def _by_part(code: str, unread: list[Message]) -> tuple[str | int, ...]:
    parts = Counter(map(_part, unread))
    doubted = sum(remark(message) is not None for message in unread)
    behind = sum(former_english(message) is not None for message in unread)
    return (code, *(parts[part] for part in PARTS), doubted, behind)


def _by_kind(code: str, there: list[Message], shelf: Shelf) -> tuple[str, ...]:
    """A question that is not translated counts with what nobody has read."""
    sorts = {piece.key: piece.sort for piece in shelf.pieces}
    missing = Counter(sorts[key] for key in shelf.untranslated(code))
    whole = Counter(_kind(one, sorts) for one in there) + missing
    unread = Counter(_kind(one, sorts) for one in _unread(there)) + missing
    return (code, *(f"{unread[kind]}/{whole[kind]}" for kind in KINDS))


def _kind(message: Message, sorts: Mapping[str, str]) -> str:
    key = message.context or ""
    module = key.partition(".")[0]
    return sorts.get(key) or (module if module in _OF_CATALOGS else "others")


def _table(head: tuple[str, ...], rows: Sequence[tuple[str | int, ...]]) -> Iterator[str]:
    for row in (head, *rows):
        first, *others = row
        yield f"{first:<10}" + "".join(f"{one:>12}" for one in others)
