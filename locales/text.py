"""One text for people: a key, its English source, and a note for whoever translates it.

Babel reads the calls of `text` and `plural` from the source (see `locales/extraction.py`), so their
arguments are literals. In a catalog the key is the context (msgctxt) and the English the msgid.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text that can be said in every language.

    `{name}` stands for something inserted, `*word*` for bold. `english_plural` is empty unless the
    text counts something; then it is chosen by `count` (CLDR plural categories).
    """

    key: str
    english: str
    english_plural: str = ""
    note: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The English templates: one, or singular and plural."""
        return (self.english, self.english_plural) if self.english_plural else (self.english,)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of things that is put into another text, and said in that one's language."""

    what: Text
    count: int


def text(key: str, english: str, *, note: str = "") -> Text:
    """Declare a text. `note` tells translators where it stands and what to mind."""
    return Text(key, english, note=note)


def plural(key: str, one: str, other: str, *, note: str = "") -> Text:
    """Declare a text about a number of things, which is said with `count=`."""
    return Text(key, one, other, note)
