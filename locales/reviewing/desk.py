"""A sheet goes out, a sheet comes back: the files around it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from babel.messages.catalog import Catalog, Message

from locales.book import read_catalog
from locales.content import keeping
from locales.content.keeping import Faults
from locales.content.pieces import Piece
from locales.languages import SOURCE, catalog_path
from locales.manage import write
from locales.reviewing.judging import Fault, Judged, judge
from locales.reviewing.reading import Sheet, read
from locales.reviewing.rows import DUTCH, Beside, Row, by_key, rows
from locales.reviewing.writing import workbook
from locales.shelf import Shelf
from locales.weight import Part


def export(code: str, parts: Collection[Part], day: date, *, every: bool, shelf: Shelf) -> tuple[bytes, int]:
    """The sheet of a language and how many rows it has; without `every` only of what nobody has read yet.

    Raises NoCatalog for a language there is none for, and BadYaml.
    """
    found = shown(code, parts, every=every, shelf=shelf)
    catalog = read_catalog(code, catalog_path(code, shelf.catalogs))
    return workbook(code, found, catalog, _dutch(shelf), day), len(found)


def shown(code: str, parts: Collection[Part], *, every: bool, shelf: Shelf) -> list[Row]:
    """The rows of that sheet. Raises the same."""
    beside = Beside(by_key([*_dutch(shelf), *shelf.others(DUTCH)]), by_key(shelf.others(SOURCE)))
    return rows(code, [*shelf.catalog(code), *shelf.others(code)], beside, parts, every=every)


def _dutch(shelf: Shelf) -> Catalog:
    path = catalog_path(DUTCH, shelf.catalogs)
    return read_catalog(DUTCH, path) if path.is_file() else Catalog()


def take_in(code: str, data: bytes, day: date, *, good_rows: bool, faults: Faults, shelf: Shelf) -> Judged:
    """Take a filled in sheet in: all of it or, with `good_rows`, what is right of it.

    `faults` says what would be wrong with a file of words. With any fault and without `good_rows` nothing is
    changed, and `taken` says what could have been.
    Raises NoCatalog, NotAReviewSheet for a file that is none, and BadYaml.
    """
    path = catalog_path(code, shelf.catalogs)
    catalog = read_catalog(code, path)
    there = {piece.key: piece for piece in shelf.pieces}
    sheet = read(data, code)
    judged = judge(code, [*catalog, *shelf.others(code)], sheet, day)
    files, wrong = keeping.better(there, code, [one for one in judged.taken if one.context in there], faults)
    judged = _without(judged, wrong, sheet)
    if judged.taken and (good_rows or not judged.faults):
        if _settle(catalog, [one for one in judged.taken if one.context not in there]):
            write(catalog, path)
        for file, text in files.items():
            keeping.replaced(file, text)
        _keep(code, there, [one for one in judged.taken if one.context in there])
    return judged


def _without(judged: Judged, wrong: dict[str, str], sheet: Sheet) -> Judged:
    if not wrong:
        return judged
    found = [Fault(row.nr, row.key, wrong[row.key]) for row in sheet.rows if row.key in wrong]
    faults = tuple(sorted((*judged.faults, *found), key=lambda one: one.nr))
    return replace(
        judged, taken=tuple(one for one in judged.taken if one.context not in wrong), faults=faults
    )


def _settle(catalog: Catalog, taken: Collection[Message]) -> bool:
    """Put what was taken into its catalog; whether there was any."""
    for message in taken:
        was = catalog.get(message.id, message.context)
        assert was is not None  # judged from this very catalog
        was.string, was.user_comments = message.string, message.user_comments
    return bool(taken)


def _keep(code: str, there: dict[str, Piece], taken: Collection[Message]) -> None:
    folders = {there[one.context or ""].reviews for one in taken}
    for reviews in folders:
        own = [key for key, piece in there.items() if piece.reviews == reviews]
        keeping.keep(reviews, code, [one for one in taken if one.context in own], own)
