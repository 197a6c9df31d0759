"""A sheet goes out, a sheet comes back: the files around it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog

from locales.book import read_catalog
from locales.languages import CATALOGS, catalog_path
from locales.manage import write
from locales.reviewing.judging import Judged, judge
from locales.reviewing.reading import read
from locales.reviewing.rows import DUTCH, rows
from locales.reviewing.writing import workbook
from locales.weight import Part


def export(
    code: str, parts: Collection[Part], day: date, *, every: bool, catalogs: Path = CATALOGS
) -> tuple[bytes, int]:
    """The sheet of a language and how many rows it has; without `every` only of what nobody has read yet.

    Raises NoCatalog for a language there is none for.
    """
    catalog = read_catalog(code, catalog_path(code, catalogs))
    dutch = catalog_path(DUTCH, catalogs)
    beside = read_catalog(DUTCH, dutch) if dutch.is_file() else Catalog()
    shown = rows(code, catalog, beside, parts, every=every)
    return workbook(code, shown, catalog, beside, day), len(shown)


def take_in(code: str, data: bytes, day: date, *, good_rows: bool, catalogs: Path = CATALOGS) -> Judged:
    """Take a filled in sheet into the catalog: all of it or, with `good_rows`, what is right of it.

    With any fault and without `good_rows` nothing is changed, and `taken` says what could have been.
    Raises NoCatalog, and NotAReviewSheet for a file that is none.
    """
    path = catalog_path(code, catalogs)
    catalog = read_catalog(code, path)
    judged = judge(code, catalog, read(data, code), day)
    if judged.taken and (good_rows or not judged.faults):
        for message in judged.taken:
            was = catalog.get(message.id, message.context)
            assert was is not None  # judged from this very catalog
            was.string, was.user_comments = message.string, message.user_comments
        write(catalog, path)
    return judged
