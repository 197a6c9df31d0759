"""What is said: a text and which stretches of it are bold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Stretch = tuple[int, int]
"""Offset and length in UTF-16 code units, as the Bot API counts them."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A finished text with its bold stretches.

    `keys` are those of the texts it was made of, the outermost first; two phrases that say the same are the same.
    """

    text: str = ""
    bold: tuple[Stretch, ...] = ()
    keys: tuple[str, ...] = field(default=(), compare=False)

    def __add__(self, other: Phrase) -> Phrase:
        """This phrase and the other one behind it."""
        start = utf16_length(self.text)
        moved = tuple((start + offset, length) for offset, length in other.bold)
        return Phrase(self.text + other.text, self.bold + moved, self.keys + other.keys)


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units (Bot API, MessageEntity)."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def joined(phrases: Iterable[Phrase], between: str = "\n\n") -> Phrase:
    """The phrases one after another; empty ones leave no gap."""
    whole = Phrase()
    for phrase in phrases:
        if phrase.text:
            whole = whole + Phrase(between) + phrase if whole.text else phrase
    return whole
