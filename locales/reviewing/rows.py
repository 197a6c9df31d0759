"""What a native speaker is shown of each text: one row for each form of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from babel.messages.catalog import Message

from locales.checks import ALONE, forms, sources
from locales.cldr import locale_of, plural_categories, plural_index
from locales.review import reviewed_on
from locales.weight import Part, part_of, rank

DUTCH = "nl"
_EXAMPLES = (*range(2, 201), 0, 1)
"""Numbers tried for a plural form; 1 last, because a form that serves it too is better shown with another."""


@dataclass(frozen=True, slots=True)
class Row:
    """One form of a text; those with a smaller `rank` come first. `example` is a number this form is said with; None for a text that counts nothing.

    `english` and `dutch` are empty where there is none. `fingerprint` is another one as soon as the English or the
    translation is.
    """

    key: str
    form: int
    example: int | None
    part: Part
    rank: tuple[int, bool, bool]
    note: str
    english: str
    dutch: str
    now: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a translation, by key: the Dutch, and the English of texts that are no translations."""

    dutch: Mapping[str, Message]
    english: Mapping[str, Message] = field(default_factory=dict)


def by_key(messages: Iterable[Message]) -> dict[str, Message]:
    """Texts by their keys."""
    return {message.context or "": message for message in messages if message.id}


def rows(
    code: str, messages: Iterable[Message], beside: Beside, parts: Collection[Part], *, every: bool
) -> list[Row]:
    """The rows of a language, the weightiest first; without `every` only those nobody has read yet."""
    found = [
        row
        for message in messages
        if message.id and all(forms(message)) and (every or reviewed_on(message) is None)
        for row in _rows(code, message, beside)
        if row.part in parts
    ]
    return sorted(found, key=lambda row: row.rank)


def fingerprint(code: str, message: Message) -> str:
    """Says which English and which translation somebody has had before them."""
    shown = json.dumps([code, message.context, sources(message), forms(message)])
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def example_of(code: str, form: int) -> int:
    """A whole number that is said with this form; 2 for a form that only fractions have."""
    rule = locale_of(code).plural_form
    wanted = plural_categories(code)[form]
    return next((number for number in _EXAMPLES if rule(number) == wanted), 2)


def _rows(code: str, message: Message, beside: Beside) -> Iterator[Row]:
    key, note, mark = message.context or "", "\n".join(message.auto_comments), fingerprint(code, message)
    counts = len(sources(message)) > 1
    dutch = beside.dutch.get(key) if code != DUTCH else None
    english = beside.english.get(key) if ALONE in message.flags else message
    for form, now in enumerate(forms(message)):
        example = example_of(code, form) if counts else None
        yield Row(
            key=key,
            form=form,
            example=example,
            part=part_of(key, sources(message), note),
            rank=rank(key, sources(message), note),
            note=note,
            english=_said(sources(english), "en", example) if english else "",
            dutch=_said(forms(dutch), DUTCH, example) if dutch else "",
            now=now,
            fingerprint=mark,
        )


def _said(templates: tuple[str, ...], code: str, example: int | None) -> str:
    return templates[0] if example is None else templates[plural_index(code, example)]
