"""One text in several languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts(Mapping[str, str]):
    """One text per language, in the order they were written down."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, **texts: str) -> Texts:
        """Texts by language code: `Texts.of(nl="Ja", en="Yes")`."""
        return cls(tuple(texts.items()))

    def __getitem__(self, language: str) -> str:
        """The text in exactly this language; KeyError when it has not been translated."""
        for code, text in self.pairs:
            if code == language:
                return text
        raise KeyError(language)

    def __iter__(self) -> Iterator[str]:
        """The languages there are."""
        return (code for code, _ in self.pairs)

    def __len__(self) -> int:
        """How many languages there are."""
        return len(self.pairs)

    def best(self, language: str) -> str:
        """The text in this language, else in the first language written down, else nothing."""
        return self.get(language) or next((text for _, text in self.pairs if text), "")


NOTHING = Texts()
