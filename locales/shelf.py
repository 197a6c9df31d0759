"""Where everything lies that a native speaker reads: the catalogs, and the files of words beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from babel.messages.catalog import Message

from locales.book import read_catalog
from locales.content import records
from locales.content.pieces import Piece, pieces
from locales.content.writings import writings
from locales.languages import CATALOGS, HOME, catalog_path


@dataclass(frozen=True)
class Shelf:
    """One set of files. `own` is an organisation's folder, whose files come instead of the program's."""

    catalogs: Path = CATALOGS
    home: Path = HOME
    own: Path | None = None

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The texts that are in no catalog, as they were when this was first asked. Raises BadYaml."""
        return pieces(writings(self.own, self.home))

    def catalog(self, code: str) -> list[Message]:
        """What a language's catalog has, translated or not. Raises NoCatalog."""
        return [one for one in read_catalog(code, catalog_path(code, self.catalogs)) if one.id]

    def others(self, code: str) -> list[Message]:
        """What there is in this language beside the catalog. Raises BadYaml."""
        return records.messages(self.pieces, code)

    def untranslated(self, code: str) -> list[str]:
        """The keys of what seekers are asked in other languages, and not in this one. Raises BadYaml."""
        return [one.key for one in self.pieces if one.sort == "questions" and code not in one.places]
