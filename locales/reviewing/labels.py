"""What the sheet itself says: in English, in Dutch and in the language that is read, each once."""

from __future__ import annotations

from babel.messages.catalog import Catalog

from locales.checks import forms
from locales.text import Text
from locales.texts import reviewing as texts

SIDE_BY_SIDE = " · "
COLUMNS: tuple[Text, ...] = (
    texts.PART,
    texts.WHERE,
    texts.ENGLISH,
    texts.DUTCH,
    texts.NOW,
    texts.VERDICT,
    texts.BETTER,
    texts.REMARK,
    texts.KEY,
    texts.FORM,
    texts.MARK,
)
"""The columns, from left to right."""
VERDICTS: tuple[Text, ...] = (texts.GOOD, texts.CHANGED, texts.UNSURE)


def sheet_name(code: str) -> str:
    """The sheet with the texts says which language it is for."""
    return f"Amana {code}"


def ways(what: Text, *catalogs: Catalog) -> tuple[str, ...]:
    """A text in English first, then as each catalog has it; what is not translated, or the same, is left out."""
    found = [what.english]
    for catalog in catalogs:
        message = catalog.get(what.english, what.key)
        found += forms(message)[:1] if message else ()
    return tuple(dict.fromkeys(one for one in found if one))


def verdict(written: str) -> Text | None:
    """Which verdict somebody chose; the English word is always the first of those shown."""
    first = written.split(SIDE_BY_SIDE.strip(), 1)[0].strip().casefold()
    return next((one for one in VERDICTS if one.english == first), None)
