"""From a language's phrases to the words of a letter."""

from __future__ import annotations

from collections.abc import Iterable

from db.letters import Button, Mark, Words
from handlers.intake.texts import Texts
from locales import Tongue
from locales.text import Text


def phrase(say: Tongue, what: Text, **inserted: object) -> Words:
    """Say one of the line's texts, with its bold stretches as marks."""
    said = say.words(what, **inserted)
    return Words(said.text, tuple(Mark("bold", offset, length) for offset, length in said.bold), said.keys)


def labelled(say: Tongue, what: Text, does: str, **inserted: object) -> Button:
    """A button with one of the line's texts on it."""
    said = say.words(what, **inserted)
    return Button(said.text, does, texts=said.keys)


def worded(say: Tongue, what: Texts) -> str:
    """A questionnaire's own text in this language and script."""
    return say.shaped(what.best(say.language))


def width(text: str) -> int:
    """Length in UTF-16 code units, which is how the Bot API counts entity offsets."""
    return len(text.encode("utf-16-le")) // 2


def join(parts: Iterable[Words], gap: str = "\n\n") -> Words:
    """Put several words behind one another, marks and all; empty ones leave no gap."""
    text, marks, texts = "", [], dict[str, None]()
    for part in parts:
        if not part.text:
            continue
        text += gap if text else ""
        marks += [Mark(m.kind, m.offset + width(text), m.length, m.url, m.language) for m in part.marks]
        text += part.text
        texts |= dict.fromkeys(part.texts)
    return Words(text, tuple(marks), tuple(texts))
