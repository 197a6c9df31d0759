"""Words that are understood when somebody types them: yes, no, numbers, names of languages, commands.

The words are data (`locales/words/`). They are read, never shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from handlers.intake.folding import fold
from locales.typed import Typed, typed

V = TypeVar("V")

LONGEST = 8
"""Words of an answer that is looked at for a yes or no: more is a story."""

_DOUBLED = re.compile(r"(.)\1+")
_COLOURS = re.compile("[\U0001f3fb-\U0001f3ff\ufe0e\ufe0f]")
"""Skin tones, and what chooses between a sign's plain and coloured form."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words by what they mean. `signs` are emoji; `polite` words may stand around a yes or no."""

    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    polite: frozenset[str] = frozenset()
    signs: Mapping[str, bool] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    commands: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, languages: Iterable[Typed]) -> Vocabulary:
        """All that is typed in these languages, together."""
        every = tuple(languages)
        yes, no = [w for one in every for w in one.yes], [w for one in every for w in one.no]
        return cls(
            yes=_folded(yes),
            no=_folded(no),
            joiners=_folded(word for one in every for word in one.joiners),
            polite=_folded(word for one in every for word in one.polite),
            signs={word: words is yes for words in (yes, no) for word in words if not fold(word)},
            numbers=_meant((n, words) for one in every for n, words in one.numbers.items()),
            languages=_meant((one.code, one.names) for one in every),
            commands=_meant((name, words) for one in every for name, words in one.commands.items()),
        )

    def meaning(self, text: str) -> bool | None:
        """True for a yes, False for a no; None for what is neither, or both."""
        said = fold(text)
        if not said:
            meant = {self.signs.get(sign) for sign in "".join(_COLOURS.sub("", text).split())}
            return meant.pop() if len(meant) == 1 else None
        words = [word for word in said.split() if word not in self.polite]
        yes = _made_of(said.split(), self.yes) or _made_of(words, self.yes)
        no = _made_of(said.split(), self.no) or _made_of(words, self.no)
        return self._drawn_out(said) if yes == no else yes

    def _drawn_out(self, said: str) -> bool | None:
        """*Jaaa*, *neeee*, *lâââ*: a letter that is held counts once."""
        short = _once(said)
        yes, no = short in map(_once, self.yes), short in map(_once, self.no)
        return None if yes == no else yes

    def number(self, text: str) -> int | None:
        """The number from 1 to 10 that a text is a word for."""
        return self.numbers.get(fold(text))

    def language(self, text: str) -> str | None:
        """The code of the language that a text names."""
        return self.languages.get(fold(text))

    def command(self, text: str) -> str | None:
        """The command that a text is a word for; a stroke before it does not matter."""
        return self.commands.get(fold(text))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded for word in words if (folded := fold(word)))


def _meant(listed: Iterable[tuple[V, Iterable[str]]]) -> Mapping[str, V]:
    return MappingProxyType({fold(word): value for value, words in listed for word in words})


def _made_of(words: list[str], known: frozenset[str]) -> bool:
    """Whether the words are nothing but what is known, said once or several times: *ja*, *dat klopt*."""
    if not words or len(words) > LONGEST:
        return False
    firsts = (n for n in range(1, len(words) + 1) if " ".join(words[:n]) in known)
    return any(n == len(words) or _made_of(words[n:], known) for n in firsts)


def _once(said: str) -> str:
    return _DOUBLED.sub(r"\1", said)


COMMON = Vocabulary.of(typed())
"""All languages that there are words of."""
