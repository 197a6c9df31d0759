"""A language's catalog as the program reads it: straight from the .po file, so nothing is compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from locales.cldr import plural_categories
from locales.languages import SOURCE, catalog_path
from locales.review import reviewed_on


class NoCatalog(LookupError):
    """There is no catalog for this language."""

    def __init__(self, code: str) -> None:
        """Name the language."""
        super().__init__(f"there is no catalog for the language {code!r}")


@dataclass(frozen=True, slots=True)
class Book:
    """Templates by key, one for each plural form. A text not translated yet is not in it.

    `unread` are the keys of those that no native speaker has read yet.
    """

    code: str
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def read_catalog(code: str, path: Path) -> Catalog:
    """The catalog in a .po file, its comments and flags too.

    Raises NoCatalog when there is no such file, babel's PoFileError when it cannot be read.
    """
    if not path.is_file():
        raise NoCatalog(code)
    with path.open("rb") as po:
        catalog = read_po(po, domain="amana", abort_invalid=True)
    if catalog.locale is None:
        _cut(catalog, len(plural_categories(code)))
    return catalog


def _cut(catalog: Catalog, forms: int) -> None:
    """Babel gives two plural forms to every language that it does not know; CLDR's root has one."""
    for message in catalog:
        if message.pluralizable and message.string:
            message.string = tuple(message.string[:forms])


@lru_cache(maxsize=32)
def book(code: str) -> Book:
    """A language's book, read once. English needs none: its words are in the source."""
    if code == SOURCE:
        return Book(code)
    catalog = read_catalog(code, catalog_path(code))
    unread = frozenset(one.context for one in catalog if one.context and reviewed_on(one) is None)
    return Book(code, MappingProxyType(_forms(catalog)), unread)


def _forms(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    found = {}
    for message in catalog:
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if message.context and all(forms):
            found[message.context] = forms
    return found
